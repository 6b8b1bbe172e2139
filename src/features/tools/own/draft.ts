import { AppError, type ErrorRecord, toErrorRecord } from '@/errors';
import type { Arguments, JsonSchema, JsonValue } from '@/tools/tool';
import { type HttpBody, readDefinition, type UserToolDefinition, userToolFormat } from '@/tools/user/definition';
import { placeholdersOf } from '@/tools/user/template';
import { argumentsOf, type Field, fieldsOf, fieldText } from '../../chat/thread/fields';
import { formOf, nameFaults, type ParameterForm, schemaOf, valuesOf } from './rows';

/** The parameters as they are being written: by the form, or as the text of a JSON Schema. */
export type ParameterDraft =
  | { readonly as: 'form'; readonly form: ParameterForm }
  | { readonly as: 'json'; readonly text: string };

export interface ExampleDraft {
  readonly id: string;
  readonly query: string;
  /** What was read, which stays where its text was not changed. */
  readonly given: Arguments;
  /** A text for each parameter. */
  readonly texts: Readonly<Record<string, string>>;
}

export interface HeaderDraft {
  readonly id: string;
  readonly name: string;
  readonly value: string;
}

/** A tool of a person's as it is being written: every field holds what was typed. Code and request are both kept; `kind` is used. */
export interface Draft {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly parameters: ParameterDraft;
  readonly examples: readonly ExampleDraft[];
  readonly kind: 'code' | 'http';
  readonly code: string;
  readonly method: HttpBody['method'];
  readonly url: string;
  readonly headers: readonly HeaderDraft[];
  /** JSON, or empty. */
  readonly content: string;
  readonly resultPath: string;
}

/** What is wrong, in words of the page (`workshop.faults.<key>`) or as an error. */
export type Fault = FaultKey | ErrorRecord;
export type FaultKey =
  | 'nameEmpty'
  | 'nameForm'
  | 'descriptionEmpty'
  | 'parameterName'
  | 'parameterTwice'
  | 'parameterValues'
  | 'notJson'
  | 'noForm'
  | 'codeEmpty'
  | 'urlEmpty'
  | 'placeholder'
  | 'secret';

/** What is wrong with a draft, by the field that it stands beside; `''` for the whole. */
export type Faults = Readonly<Record<string, Fault>>;

export function indented(value: JsonValue): string {
  return JSON.stringify(value, null, 2);
}

/** What the editor starts with. */
export const newDraft: Draft = {
  name: '',
  title: '',
  description: '',
  parameters: { as: 'form', form: { rows: [], rest: {} } },
  examples: [],
  kind: 'code',
  code: '',
  method: 'GET',
  url: '',
  headers: [],
  content: '',
  resultPath: '',
};

export function parametersOf(schema: JsonSchema): ParameterDraft {
  const form = formOf(schema);
  return form ? { as: 'form', form } : { as: 'json', text: indented(schema) };
}

export function draftOf({ name, title, description, parameters, examples, body }: UserToolDefinition): Draft {
  const schema = parameters as JsonSchema;
  const fields = fieldsOf(schema);
  const shared: Draft = {
    ...newDraft,
    name,
    title: title ?? '',
    description,
    parameters: parametersOf(schema),
    examples: (examples ?? []).map(({ query, arguments: given }, at) => ({
      id: `${at}`,
      query,
      given,
      texts: Object.fromEntries(fields.map(field => [field.name, fieldText(given[field.name])])),
    })),
  };
  if (body.kind === 'code') return { ...shared, kind: 'code', code: body.code };
  const headers = Object.entries(body.headers ?? {});
  return {
    ...shared,
    kind: 'http',
    method: body.method,
    url: body.url,
    headers: headers.map(([key, value], at) => ({ id: `${at}`, name: key, value })),
    content: body.body === undefined ? '' : indented(body.body),
    resultPath: body.resultPath ?? '',
  };
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The JSON Schema that the parameters say; null where their text is no object of JSON. */
export function schemaOfDraft(parameters: ParameterDraft): JsonSchema | null {
  if (parameters.as === 'form') return schemaOf(parameters.form);
  const value = parse(parameters.text);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonSchema) : null;
}

/** The parameters written the other way. Where that cannot be they stay, with what keeps them. */
export function switched(parameters: ParameterDraft): ParameterDraft | 'notJson' | 'noForm' {
  const schema = schemaOfDraft(parameters);
  if (!schema) return 'notJson';
  if (parameters.as === 'form') return { as: 'json', text: indented(schema) };
  const form = formOf(schema);
  return form ? { as: 'form', form } : 'noForm';
}

function exampleArguments({ given, texts }: ExampleDraft, fields: readonly Field[]): Arguments {
  const { values } = argumentsOf(fields, texts);
  const kept = fields.filter(({ name }) => (texts[name] ?? '') === fieldText(given[name]) && name in given);
  return { ...values, ...Object.fromEntries(kept.map(({ name }) => [name, given[name] ?? null])) };
}

function bodyOf(draft: Draft): JsonValue {
  if (draft.kind === 'code') return { kind: 'code', code: draft.code };
  const headers = draft.headers.filter(({ name }) => name.trim() !== '');
  const content = draft.content.trim();
  return {
    kind: 'http',
    method: draft.method,
    url: draft.url.trim(),
    ...(headers.length > 0 && { headers: Object.fromEntries(headers.map(({ name, value }) => [name.trim(), value])) }),
    ...(content !== '' && draft.method !== 'GET' && { body: parse(content) ?? null }),
    ...(draft.resultPath.trim() !== '' && { resultPath: draft.resultPath.trim() }),
  };
}

/** What can be said of a draft in the page's own words, before its definition is read. */
function plainFaults(draft: Draft, schema: JsonSchema | null): Record<string, Fault> {
  const faults: Record<string, Fault> = {};
  if (draft.name === '') faults.name = 'nameEmpty';
  else if (!/^[A-Za-z_][\w.-]{0,63}$/.test(draft.name)) faults.name = 'nameForm';
  if (draft.description.trim() === '') faults.description = 'descriptionEmpty';
  if (!schema) faults.parameters = 'notJson';
  if (draft.parameters.as === 'form') {
    for (const [id, fault] of nameFaults(draft.parameters.form.rows))
      faults[`parameters.${id}`] = fault === 'empty' ? 'parameterName' : 'parameterTwice';
    for (const { id, kind, values } of draft.parameters.form.rows)
      if (kind === 'enum' && valuesOf(values).length === 0) faults[`parameters.${id}`] ??= 'parameterValues';
  }
  if (draft.kind === 'code') {
    if (draft.code.trim() === '') faults.code = 'codeEmpty';
    return faults;
  }
  if (draft.url.trim() === '') faults.url = 'urlEmpty';
  const names = schema ? fieldsOf(schema).map(({ name }) => name) : [];
  if (placeholdersOf(draft.url).some(name => !names.includes(name))) faults.url ??= 'placeholder';
  if (draft.method !== 'GET' && draft.content.trim() !== '' && parse(draft.content) === undefined)
    faults.content = 'notJson';
  return faults;
}

/** The field that a place in a definition stands in. */
function fieldOfPath(path: string): string {
  const [first = '', second = ''] = path.split('.');
  if (first !== 'body') return first;
  return { body: 'content', code: 'code', url: 'url', headers: 'headers', resultPath: 'resultPath' }[second] ?? '';
}

/** The field that an error of `readDefinition` or of saving stands beside. */
export function faultsOf(thrown: unknown): Faults {
  const error = toErrorRecord(thrown);
  if (error.code === 'USER_TOOL_NAME_TAKEN') return { name: error };
  if (error.code !== 'USER_TOOL_INVALID') return { '': error };
  const field = fieldOfPath(String(error.details.path ?? ''));
  return { [field]: field === 'headers' && error.details.reasonCode === 'headers-secret' ? 'secret' : error };
}

/** The definition that a draft says, or all that keeps it from being one. */
export function definitionOf(draft: Draft): { readonly definition: UserToolDefinition } | { readonly faults: Faults } {
  const schema = schemaOfDraft(draft.parameters);
  const faults = plainFaults(draft, schema);
  if (!schema || Object.keys(faults).length > 0) return { faults };
  const fields = fieldsOf(schema);
  const examples = draft.examples
    .filter(({ query }) => query.trim() !== '')
    .map(example => ({ query: example.query.trim(), arguments: exampleArguments(example, fields) }));
  try {
    const definition = readDefinition({
      format: userToolFormat,
      name: draft.name,
      ...(draft.title.trim() !== '' && { title: draft.title.trim() }),
      description: draft.description.trim(),
      parameters: schema,
      ...(examples.length > 0 && { examples }),
      body: bodyOf(draft),
    });
    return { definition };
  } catch (thrown) {
    if (thrown instanceof AppError) return { faults: faultsOf(thrown) };
    throw thrown;
  }
}
