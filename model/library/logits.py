"""Kernels that change logits in place, as WebLLM calls them: bias, penalties and grammar mask. Logits are [batch, vocabulary] float32."""

from tvm.script import tirx as T

THREADS = 256  # the least that every WebGPU device allows per workgroup


@T.prim_func(s_tir=True)
def apply_logit_bias_inplace(logits_handle: T.handle, row_handle: T.handle, token_handle: T.handle, bias_handle: T.handle):
    """logits[row[i], token[i]] += bias[i]."""
    T.func_attr({"global_symbol": "apply_logit_bias_inplace", "tirx.noalias": True, "tirx.is_scheduled": True})
    batch, vocabulary, count = T.int32(), T.int32(), T.int32()
    logits = T.match_buffer(logits_handle, (batch, vocabulary), "float32")
    row = T.match_buffer(row_handle, (count,), "int32")
    token = T.match_buffer(token_handle, (count,), "int32")
    bias = T.match_buffer(bias_handle, (count,), "float32")
    for block in T.thread_binding((count + THREADS - 1) // THREADS, "blockIdx.x"):
        for thread in T.thread_binding(THREADS, "threadIdx.x"):
            with T.sblock("bias"):
                i = T.axis.spatial(count, block * THREADS + thread)
                T.where(block * THREADS + thread < count)
                logits[row[i], token[i]] += bias[i]


@T.prim_func(s_tir=True)
def apply_penalty_inplace(
    logits_handle: T.handle,
    sequence_handle: T.handle,
    row_handle: T.handle,
    token_handle: T.handle,
    count_handle: T.handle,
    penalties_handle: T.handle,
):
    """Lower the logits of tokens that appeared before.

    `penalties` holds (presence, frequency, repetition) per sequence. The first two are subtracted, frequency times how often the
    token appeared; the third divides a positive logit and multiplies a negative one (CTRL, arXiv 1909.05858).
    """
    T.func_attr({"global_symbol": "apply_penalty_inplace", "tirx.noalias": True, "tirx.is_scheduled": True})
    batch, vocabulary, tokens, sequences = T.int32(), T.int32(), T.int32(), T.int32()
    logits = T.match_buffer(logits_handle, (batch, vocabulary), "float32")
    sequence = T.match_buffer(sequence_handle, (sequences,), "int32")
    row = T.match_buffer(row_handle, (tokens,), "int32")
    token = T.match_buffer(token_handle, (tokens,), "int32")
    count = T.match_buffer(count_handle, (tokens,), "int32")
    penalties = T.match_buffer(penalties_handle, (sequences, 3), "float32")
    for block in T.thread_binding((tokens + THREADS - 1) // THREADS, "blockIdx.x"):
        for thread in T.thread_binding(THREADS, "threadIdx.x"):
            with T.sblock("penalty"):
                i = T.axis.spatial(tokens, block * THREADS + thread)
                T.where(block * THREADS + thread < tokens)
                logits[sequence[row[i]], token[i]] -= (
                    penalties[row[i], 0] + T.cast(count[i], "float32") * penalties[row[i], 1]
                )
                logits[sequence[row[i]], token[i]] *= T.if_then_else(
                    logits[sequence[row[i]], token[i]] < T.float32(0),
                    penalties[row[i], 2],
                    T.float32(1) / penalties[row[i], 2],
                )


@T.prim_func(s_tir=True)
def apply_bitmask_inplace(logits_handle: T.handle, sequence_handle: T.handle, mask_handle: T.handle):
    """Set to the lowest float32 every logit whose bit in `mask` [batch, ceil(vocabulary / 32)] is 0; bit 0 is the first of a word."""
    T.func_attr({"global_symbol": "apply_bitmask_inplace", "tirx.noalias": True, "tirx.is_scheduled": True})
    batch, vocabulary, sequences = T.int32(), T.int32(), T.int32()
    logits = T.match_buffer(logits_handle, (batch, vocabulary), "float32")
    sequence = T.match_buffer(sequence_handle, (sequences,), "int32")
    mask = T.match_buffer(mask_handle, (batch, (vocabulary + 31) // 32), "int32")
    for block in T.thread_binding((sequences * vocabulary + THREADS - 1) // THREADS, "blockIdx.x"):
        for thread in T.thread_binding(THREADS, "threadIdx.x"):
            with T.sblock("mask"):
                s = T.axis.spatial(sequences, (block * THREADS + thread) // vocabulary)
                v = T.axis.spatial(vocabulary, (block * THREADS + thread) % vocabulary)
                T.where(block * THREADS + thread < sequences * vocabulary)
                logits[sequence[s], v] = T.if_then_else(
                    (mask[sequence[s], v // 32] >> (v % 32)) & 1 == 1,
                    logits[sequence[s], v],
                    T.min_value("float32"),
                )
