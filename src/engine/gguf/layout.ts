import { AppError } from '../../errors.ts';
import { type Move, type Placement, packNibbles, packScales, unpackNibbles, unpackScales } from './blocks.ts';
import { BLOCK_WEIGHTS, type GgufHeader, type GgufTensor, metadataNumber } from './header.ts';

/** One array of the MLC format and the GGUF tensors it is made of. */
export interface Parameter {
  readonly name: string;
  readonly dtype: 'uint32' | 'float32';
  readonly shape: readonly number[];
  readonly bytes: number;
  readonly sources: readonly Source[];
  /** GGUF -> MLC. */
  readonly pack: Move;
  /** MLC -> GGUF. */
  readonly unpack: Move;
}

/** A GGUF tensor and where it lies in the MLC array. */
export interface Source extends Placement {
  readonly tensor: GgufTensor;
}

/**
 * The MLC parameters of a Llama model, in the order of the shards. Query, key and value are stacked into one matrix, gate and up
 * into another; llama.cpp's order of the query and key rows is undone.
 * Throws `MODEL_GGUF_UNSUPPORTED` when the header describes another architecture.
 */
export function mlcParameters(header: GgufHeader): Parameter[] {
  const tensors = new Map(header.tensors.map(tensor => [tensor.name, tensor]));
  const take = (name: string): GgufTensor => {
    const tensor = tensors.get(name);
    if (!tensor) throw new AppError('MODEL_GGUF_UNSUPPORTED', { reason: `no tensor ${name}` });
    tensors.delete(name);
    return tensor;
  };
  if (header.metadata.get('general.architecture') !== 'llama') {
    throw new AppError('MODEL_GGUF_UNSUPPORTED', { reason: 'not a Llama architecture' });
  }
  const queryHeads = metadataNumber(header, 'llama.attention.head_count');
  const keyHeads = metadataNumber(header, 'llama.attention.head_count_kv');

  const parameters = linear('tok', [[take('token_embd.weight')]]);
  for (let layer = 0; layer < metadataNumber(header, 'llama.block_count'); layer++) {
    const of = (name: string) => take(`blk.${layer}.${name}.weight`);
    const to = `layers.${layer}.`;
    parameters.push(
      vector(`${to}attn_norm.weight`, of('attn_norm')),
      ...linear(`${to}qkv`, [[of('attn_q'), queryHeads], [of('attn_k'), keyHeads], [of('attn_v')]]),
      ...linear(`${to}o`, [[of('attn_output')]]),
      vector(`${to}mlp_norm.weight`, of('ffn_norm')),
      ...linear(`${to}gate_up`, [[of('ffn_gate')], [of('ffn_up')]]),
      ...linear(`${to}down`, [[of('ffn_down')]]),
    );
  }
  parameters.push(vector('norm.weight', take('output_norm.weight')));

  const [left] = tensors.keys();
  if (left !== undefined) throw new AppError('MODEL_GGUF_UNSUPPORTED', { reason: `unknown tensor ${left}` });
  return parameters;
}

/** `q_weight` and `q_scale` of matrices stacked along their outputs; `heads` for those whose rows llama.cpp permuted. */
function linear(name: string, matrices: readonly (readonly [tensor: GgufTensor, heads?: number])[]): Parameter[] {
  const inputs = matrices[0]?.[0].shape[0] ?? 0;
  const stride = matrices.reduce((sum, [tensor]) => sum + rowsOf(tensor, inputs), 0);
  let first = 0;
  const sources = matrices.map(([tensor, heads]) => {
    const rows = rowsOf(tensor, inputs);
    const start = first;
    first += rows;
    return { tensor, stride, columns: headColumns(rows, heads).map(column => start + column) };
  });
  const array = (part: string, dtype: Parameter['dtype'], words: number) => ({
    name: `${name}.${part}`,
    dtype,
    shape: [words, stride],
    bytes: words * stride * 4,
    sources,
  });
  return [
    { ...array('q_weight', 'uint32', inputs / 8), pack: packNibbles, unpack: unpackNibbles },
    { ...array('q_scale', 'float32', inputs / BLOCK_WEIGHTS), pack: packScales, unpack: unpackScales },
  ];
}

function rowsOf(tensor: GgufTensor, inputs: number): number {
  const [width, rows] = tensor.shape;
  if (tensor.type === 'Q4_0' && tensor.shape.length === 2 && width === inputs && rows) return rows;
  throw unsupported(tensor);
}

function unsupported({ name, type, shape }: GgufTensor): AppError {
  return new AppError('MODEL_GGUF_UNSUPPORTED', { reason: `tensor ${name} of type ${type}, shape ${shape}` });
}

function vector(name: string, tensor: GgufTensor): Parameter {
  if (tensor.type !== 'F32' || tensor.shape.length !== 1) throw unsupported(tensor);
  return {
    name,
    dtype: 'float32',
    shape: tensor.shape,
    bytes: tensor.bytes,
    sources: [{ tensor, stride: 0, columns: new Uint32Array(1) }],
    pack: (row, array) => copy(row, array),
    unpack: (row, array) => copy(array, row),
  };
}

/**
 * The column of each row. llama.cpp interleaves the two halves of a head that rotary embedding pairs up, so row 2i + j of a head
 * was row i + j * headSize / 2.
 */
function headColumns(rows: number, heads?: number): Uint32Array {
  if (heads === undefined) return Uint32Array.from({ length: rows }, (_, row) => row);
  const headSize = rows / heads;
  return Uint32Array.from({ length: rows }, (_, row) => {
    const within = row % headSize;
    return row - within + (within >> 1) + (within & 1) * (headSize / 2);
  });
}

function copy(from: DataView, to: DataView) {
  new Uint8Array(to.buffer, to.byteOffset, to.byteLength).set(
    new Uint8Array(from.buffer, from.byteOffset, from.byteLength),
  );
}
