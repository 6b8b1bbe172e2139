"""Matrix products with 4-bit weights (q4f32_1, transposed) in register tiles: no workgroup memory, no barriers.

A weight matrix W of shape [out, in] is stored as `q_weight` [in/8, out] uint32, eight 4-bit values each (the lowest bits hold the
first), and `q_scale` [in/32, out] float32: W[o, i] = (q - 7) * scale. With `out` last, neighbouring threads read neighbouring words.
"""

import dataclasses

from tvm.script import tirx as T

GROUP = 32  # inputs that share a scale
PER_WORD = 8  # 4-bit values in a uint32
WORDS = GROUP // PER_WORD
ZERO_POINT = 7


@dataclasses.dataclass(frozen=True)
class Tile:
    """What one thread computes: `tokens` x `outputs` values of the product, in workgroups of `threads`."""

    tokens: int
    outputs: int
    threads: int = 16


def unpack(word, index):
    """The 4-bit value number `index` (modulo 8) of a uint32, with the zero point taken off, as float32."""
    bits = T.bitwise_and(T.shift_right(word, T.cast(index % PER_WORD * 4, "uint32")), T.uint32(15))
    return T.cast(bits, "float32") - T.float32(ZERO_POINT)


def product(inputs: int, outputs: int, tile: Tile, residual: bool):
    """Y = X W^T (+ residual), with X [1, tokens, inputs] and Y, residual [1, tokens, outputs], all float32.

    Without `residual` the argument of that name is X again and is not read.
    """
    threads, m, n = tile.threads, tile.tokens, tile.outputs
    blocks = (outputs + threads * n - 1) // (threads * n)

    @T.prim_func(s_tir=True, private=True)
    def linear(x_handle: T.handle, q_weight_handle: T.handle, q_scale_handle: T.handle, residual_handle: T.handle, y_handle: T.handle):
        T.func_attr({"tirx.noalias": True, "tirx.is_scheduled": True})
        tokens = T.int64()
        x = T.match_buffer(x_handle, (1, tokens, inputs), "float32")
        q_weight = T.match_buffer(q_weight_handle, (inputs // PER_WORD, outputs), "uint32")
        q_scale = T.match_buffer(q_scale_handle, (inputs // GROUP, outputs), "float32")
        added = T.match_buffer(residual_handle, (1, tokens, outputs if residual else inputs), "float32")
        y = T.match_buffer(y_handle, (1, tokens, outputs), "float32")
        for row_index in T.thread_binding((tokens + m - 1) // m, "blockIdx.y"):
            for block_index in T.thread_binding(blocks, "blockIdx.x"):
                for thread_index in T.thread_binding(threads, "threadIdx.x"):
                    with T.sblock("linear"):
                        row, block, thread = T.axis.remap("SSS", [row_index, block_index, thread_index])
                        total = T.sblock_alloc_buffer((m, n), "float32", scope="local")
                        partial = T.sblock_alloc_buffer((m, n), "float32", scope="local")
                        word = T.sblock_alloc_buffer((n,), "uint32", scope="local")
                        weight = T.sblock_alloc_buffer((n,), "float32", scope="local")
                        value = T.sblock_alloc_buffer((1,), "float32", scope="local")
                        for a in T.unroll(m):
                            for b in T.unroll(n):
                                total[a, b] = T.float32(0)
                        for group in T.serial(inputs // GROUP):
                            for a in T.unroll(m):
                                for b in T.unroll(n):
                                    partial[a, b] = T.float32(0)
                            for group_word in T.serial(WORDS):
                                for b in T.unroll(n):
                                    column = T.meta_var((block * n + b) * threads + thread)
                                    word[b] = q_weight[group * WORDS + group_word, T.min(column, outputs - 1)]
                                for index in T.unroll(PER_WORD):
                                    for b in T.unroll(n):
                                        weight[b] = unpack(word[b], index)
                                    for a in T.unroll(m):
                                        token = T.meta_var(T.min(row * m + a, tokens - 1))
                                        value[0] = x[0, token, (group * WORDS + group_word) * PER_WORD + index]
                                        for b in T.unroll(n):
                                            partial[a, b] += value[0] * weight[b]
                            for b in T.unroll(n):
                                column = T.meta_var((block * n + b) * threads + thread)
                                weight[b] = q_scale[group, T.min(column, outputs - 1)]
                            for a in T.unroll(m):
                                for b in T.unroll(n):
                                    total[a, b] += partial[a, b] * weight[b]
                        for a in T.unroll(m):
                            for b in T.unroll(n):
                                token = T.meta_var(row * m + a)
                                column = T.meta_var((block * n + b) * threads + thread)
                                if token < tokens and column < outputs:
                                    if residual:
                                        y[0, token, column] = total[a, b] + added[0, token, column]
                                    else:
                                        y[0, token, column] = total[a, b]

    return linear
