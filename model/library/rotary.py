"""Rotary position embedding (arXiv 2104.09864) from tables.

WGSL promises nothing about sin and cos of numbers beyond pi, and little about pow; positions reach the thousands. So the angle of
position p = q * STEP + r is not computed on the GPU: cos and sin of both parts are looked up, and those of the sum follow from the
addition theorems, with an error of a few 1e-7.
"""

import numpy as np
from tvm.script import tirx as T

STEP = 64
THREADS = 64


def tables(head_dim: int, theta: float, max_positions: int) -> np.ndarray:
    """float32 [ceil(max_positions / STEP) + STEP, 2 (cos, sin), head_dim / 2]: first for multiples of STEP, then for 0 to STEP - 1."""
    half = head_dim // 2
    positions = np.concatenate([np.arange(0, max_positions, STEP), np.arange(STEP)])
    angle = positions[:, None] * theta ** (-np.arange(half) / half)
    return np.stack([np.cos(angle), np.sin(angle)], axis=1).astype(np.float32)


def split_and_rotate(heads: int, kv_heads: int, head_dim: int, max_positions: int):
    """Split fused heads [tokens, heads + 2 * kv_heads, head_dim] into query, key and value, and rotate query and key.

    Channels i and i + head_dim / 2 make a pair. TVM's KV cache hands on a tensor of extension factors to this kernel; here it is
    `tables`. One thread per token, head and pair of channels.
    """
    half, fused_heads, multiples = head_dim // 2, heads + 2 * kv_heads, (max_positions + STEP - 1) // STEP

    @T.prim_func(s_tir=True)
    def split_rotary(
        fused_handle: T.handle,
        position_handle: T.handle,
        query_handle: T.handle,
        key_handle: T.handle,
        value_handle: T.handle,
        table_handle: T.handle,
    ):
        T.func_attr({"tirx.is_scheduled": True, "tirx.noalias": True, "global_symbol": "split_rotary"})
        tokens, position_offset = T.int32(), T.int32()
        fused = T.match_buffer(fused_handle, (tokens, fused_heads, head_dim), "float32")
        positions = T.match_buffer(position_handle, (tokens,), "int32", elem_offset=position_offset)
        query = T.match_buffer(query_handle, (tokens, heads, head_dim), "float32")
        key = T.match_buffer(key_handle, (tokens, kv_heads, head_dim), "float32")
        value = T.match_buffer(value_handle, (tokens, kv_heads, head_dim), "float32")
        table = T.match_buffer(table_handle, (multiples + STEP, 2, half), "float32")
        for block_index in T.thread_binding((tokens * fused_heads * half + THREADS - 1) // THREADS, "blockIdx.x"):
            for thread_index in T.thread_binding(THREADS, "threadIdx.x"):
                with T.sblock("rotate"):
                    block, thread = T.axis.remap("SS", [block_index, thread_index])
                    index = T.meta_var(block * THREADS + thread)
                    token = T.meta_var(index // (fused_heads * half))
                    head = T.meta_var(index // half % fused_heads)
                    channel = T.meta_var(index % half)
                    quotient = T.meta_var(positions[token] // STEP)
                    remainder = T.meta_var(multiples + positions[token] % STEP)
                    cos = T.sblock_alloc_buffer((1,), "float32", scope="local")
                    sin = T.sblock_alloc_buffer((1,), "float32", scope="local")
                    first = T.sblock_alloc_buffer((1,), "float32", scope="local")
                    second = T.sblock_alloc_buffer((1,), "float32", scope="local")
                    if token < tokens:
                        first[0] = fused[token, head, channel]
                        second[0] = fused[token, head, channel + half]
                        if head >= heads + kv_heads:
                            value[token, head - heads - kv_heads, channel] = first[0]
                            value[token, head - heads - kv_heads, channel + half] = second[0]
                        else:
                            cos[0] = (
                                table[quotient, 0, channel] * table[remainder, 0, channel]
                                - table[quotient, 1, channel] * table[remainder, 1, channel]
                            )
                            sin[0] = (
                                table[quotient, 1, channel] * table[remainder, 0, channel]
                                + table[quotient, 0, channel] * table[remainder, 1, channel]
                            )
                            if head < heads:
                                query[token, head, channel] = first[0] * cos[0] - second[0] * sin[0]
                                query[token, head, channel + half] = second[0] * cos[0] + first[0] * sin[0]
                            else:
                                key[token, head - heads, channel] = first[0] * cos[0] - second[0] * sin[0]
                                key[token, head - heads, channel + half] = second[0] * cos[0] + first[0] * sin[0]

    return split_rotary
