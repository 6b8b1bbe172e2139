/** The types that the embedded model's template can write. */
export type ScalarType = 'string' | 'number' | 'integer' | 'boolean';
export type ParameterType =
  | { readonly kind: 'scalar'; readonly type: ScalarType }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'array'; readonly items: 'string' | 'number' | 'integer' };

export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly optional: boolean;
}

/** A tool as a flat-call template sees it: its name and its parameters in the order of the definition. */
export interface Signature {
  readonly name: string;
  readonly parameters: readonly Parameter[];
}
