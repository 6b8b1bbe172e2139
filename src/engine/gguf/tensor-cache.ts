/** `tensor-cache.json`: where each parameter of an MLC model lies in its shards. */
export interface TensorCache {
  readonly metadata: { readonly ParamSize: number; readonly ParamBytes: number; readonly BitsPerParam: number };
  readonly records: readonly Shard[];
}

/** A file of parameters, one after the other. */
export interface Shard {
  /** Its name, relative to `tensor-cache.json`. */
  readonly dataPath: string;
  readonly format: 'raw-shard';
  readonly nbytes: number;
  readonly records: readonly TensorRecord[];
  readonly md5sum: string;
}

export interface TensorRecord {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: 'uint32' | 'float32';
  readonly format: 'raw';
  readonly nbytes: number;
  /** Within the shard. */
  readonly byteOffset: number;
}
