"""Attention over the paged KV cache, for one sequence, with rotary embedding already applied to queries and keys.

The signatures are those by which TVM's paged KV cache calls its attention kernels (`tvm.relax.frontend.nn.llm.kv_cache`), so
kernels take arguments that they have no use for. TVM's own kernels are not used: they take long to compile and to run on a
software WebGPU adapter, and their merge kernel has a data race.

All three kernels are one algorithm, online softmax (Milakov and Gimelshein, arXiv 1805.02867): a workgroup per token and head, a
thread per channel, and positions in blocks of as many as there are threads. In each block a thread first scores one position, then
mixes its channel of the values of all of them. Workgroup memory holds one block of scores and no more, because some adapters
compile a store for each of its words, to clear it. Loops are not unrolled: the user waits for the compilation of these shaders.

Scores are base-2 logarithms, because `exp2` is what a GPU computes: e^x = 2^(x * log2(e)). Besides its output a kernel returns the
base-2 logarithm of its sum of exponentials ("lse"), with which outputs over two sets of positions can be merged.
"""

from tvm.script import tirx as T

LOG2_E = 1.4426950408889634
MASKED = -5.0e4  # below any score; unlike -inf, MASKED - MASKED is a number
TINY = 1e-30  # keeps the sum over no positions from being divided by, or its logarithm taken, at 0
MERGE_THREADS = 64
PAGE_SIZE = 16  # positions per page, as WebLLM asks of create_tir_paged_kv_cache
KEY, VALUE = 0, 1  # second index of a page


@T.macro
def _attend(token, head, thread, query, scale, length, page_of, key, value, output, lse, head_dim):
    """The body of every kernel here, for one thread.

    `length` is the number of positions that the token sees; `page_of(position)` gives what `key` and `value` want as their first
    argument besides the position and the channel.
    """
    scores = T.sblock_alloc_buffer((head_dim,), "float32", scope="shared")
    score = T.sblock_alloc_buffer((1,), "float32", scope="local")
    page = T.sblock_alloc_buffer((1,), "int32", scope="local")
    peak = T.sblock_alloc_buffer((1,), "float32", scope="local")
    old_peak = T.sblock_alloc_buffer((1,), "float32", scope="local")
    total = T.sblock_alloc_buffer((1,), "float32", scope="local")
    mixed = T.sblock_alloc_buffer((1,), "float32", scope="local")
    peak[0] = T.float32(MASKED)
    total[0] = T.float32(0)
    mixed[0] = T.float32(0)
    for block in T.serial((length + head_dim - 1) // head_dim):
        score[0] = T.float32(MASKED)
        if block * head_dim + thread < length:
            page[0] = page_of(block * head_dim + thread)
            score[0] = T.float32(0)
            for c in T.serial(head_dim):
                score[0] += query[token, head, c] * key(page[0], block * head_dim + thread, c)
            score[0] = score[0] * scale * T.float32(LOG2_E)
        scores[thread] = score[0]

        old_peak[0] = peak[0]
        for other in T.serial(head_dim):
            peak[0] = T.max(peak[0], scores[other])
        total[0] = total[0] * T.exp2(old_peak[0] - peak[0])
        mixed[0] = mixed[0] * T.exp2(old_peak[0] - peak[0])
        for other in T.serial(T.min(length - block * head_dim, head_dim)):
            page[0] = page_of(block * head_dim + other)
            score[0] = T.exp2(scores[other] - peak[0])
            total[0] += score[0]
            mixed[0] += score[0] * value(page[0], block * head_dim + other, thread)
    output[token, head, thread] = mixed[0] / T.max(total[0], T.float32(TINY))
    if thread == 0:
        lse[token, head] = peak[0] + T.log2(T.max(total[0], T.float32(TINY)))


def _in_arrays(keys, values, kv_head):
    """Accessors of keys and values [positions, kv_heads, head_dim] for `_attend`."""
    return (
        lambda position: 0,
        lambda page, position, channel: keys[position, kv_head, channel],
        lambda page, position, channel: values[position, kv_head, channel],
    )


def _in_pages(pages, page_ids, first_page, kv_head):
    """Accessors of pages [pages, 2 (key, value), kv_heads, PAGE_SIZE, head_dim] for `_attend`."""
    return (
        lambda position: page_ids[first_page + position // PAGE_SIZE],
        lambda page, position, channel: pages[page, KEY, kv_head, position % PAGE_SIZE, channel],
        lambda page, position, channel: pages[page, VALUE, kv_head, position % PAGE_SIZE, channel],
    )


def _cached_length(page_indptr, last_page_length):
    """Positions in the pages of the sequence: all pages are full but the last."""
    pages = page_indptr[1] - page_indptr[0]
    return T.if_then_else(pages == 0, 0, (pages - 1) * PAGE_SIZE + last_page_length[0])


def prefill_new(heads: int, kv_heads: int, head_dim: int):
    """Attention of new tokens to one another, from keys and values that need not be in pages.

    Queries and output are [tokens, heads, head_dim], keys and values [keys, kv_heads, head_dim]; with `causal` a token sees
    itself and the tokens before it.
    """

    @T.prim_func(s_tir=True)
    def attention_prefill_new(
        query_handle: T.handle,
        query_indptr_handle: T.handle,
        key_handle: T.handle,
        value_handle: T.handle,
        key_indptr_handle: T.handle,
        query_position_handle: T.handle,
        key_position_handle: T.handle,
        output_handle: T.handle,
        lse_handle: T.handle,
        causal: T.int32,
        rotary_mode: T.int32,
        rope_scale: T.float32,
        rope_theta: T.float32,
        softmax_scale: T.float32,
    ):
        T.func_attr({"tirx.is_scheduled": True, "global_symbol": "attention_prefill_new"})
        sequences, tokens, keys = T.int32(), T.int32(), T.int32()
        offset_0, offset_1, offset_2, offset_3 = T.int32(), T.int32(), T.int32(), T.int32()
        query = T.match_buffer(query_handle, (tokens, heads, head_dim), "float32")
        query_indptr = T.match_buffer(query_indptr_handle, (sequences + 1,), "int32", elem_offset=offset_0)
        key = T.match_buffer(key_handle, (keys, kv_heads, head_dim), "float32")
        value = T.match_buffer(value_handle, (keys, kv_heads, head_dim), "float32")
        key_indptr = T.match_buffer(key_indptr_handle, (sequences + 1,), "int32", elem_offset=offset_1)
        query_position = T.match_buffer(query_position_handle, (tokens,), "int32", elem_offset=offset_2)
        key_position = T.match_buffer(key_position_handle, (sequences,), "int32", elem_offset=offset_3)
        output = T.match_buffer(output_handle, (tokens, heads, head_dim), "float32")
        lse = T.match_buffer(lse_handle, (tokens, heads), "float32")
        for token_index in T.thread_binding(tokens, "blockIdx.y"):
            for head_index in T.thread_binding(heads, "blockIdx.x"):
                for thread_index in T.thread_binding(head_dim, "threadIdx.x"):
                    with T.sblock("attention"):
                        token, head, thread = T.axis.remap("SSS", [token_index, head_index, thread_index])
                        accessors = T.meta_var(_in_arrays(key, value, head * kv_heads // heads))
                        length = T.sblock_alloc_buffer((1,), "int32", scope="local")
                        length[0] = T.if_then_else(causal > 0, keys - tokens + token + 1, keys)
                        _attend(
                            token, head, thread, query, softmax_scale, length[0], *accessors, output, lse, head_dim
                        )

    return attention_prefill_new


def prefill_cached(heads: int, kv_heads: int, head_dim: int):
    """Attention of new tokens to the positions in the pages of the cache.

    Queries and output are [tokens, heads, head_dim]. `page_ids` lists the sequence's pages in order; with `causal` the last of the
    positions in pages are those of the tokens themselves.
    """

    @T.prim_func(s_tir=True)
    def attention_prefill_cached(
        query_handle: T.handle,
        query_indptr_handle: T.handle,
        pages_handle: T.handle,
        page_indptr_handle: T.handle,
        page_ids_handle: T.handle,
        last_page_length_handle: T.handle,
        key_position_handle: T.handle,
        query_position_handle: T.handle,
        output_handle: T.handle,
        lse_handle: T.handle,
        causal: T.int32,
        rotary_mode: T.int32,
        rope_scale: T.float32,
        rope_theta: T.float32,
        softmax_scale: T.float32,
    ):
        T.func_attr({"tirx.is_scheduled": True, "global_symbol": "attention_prefill_cached"})
        sequences, tokens, page_count, used_pages = T.int32(), T.int32(), T.int32(), T.int32()
        offset_0, offset_1, offset_2 = T.int32(), T.int32(), T.int32()
        offset_3, offset_4, offset_5, pages_offset = T.int32(), T.int32(), T.int32(), T.int64()
        query = T.match_buffer(query_handle, (tokens, heads, head_dim), "float32")
        query_indptr = T.match_buffer(query_indptr_handle, (sequences + 1,), "int32", elem_offset=offset_0)
        pages = T.match_buffer(
            pages_handle, (page_count, 2, kv_heads, PAGE_SIZE, head_dim), "float32", elem_offset=pages_offset
        )
        page_indptr = T.match_buffer(page_indptr_handle, (sequences + 1,), "int32", elem_offset=offset_1)
        page_ids = T.match_buffer(page_ids_handle, (used_pages,), "int32", elem_offset=offset_2)
        last_page_length = T.match_buffer(last_page_length_handle, (sequences,), "int32", elem_offset=offset_3)
        key_position = T.match_buffer(key_position_handle, (sequences,), "int32", elem_offset=offset_4)
        query_position = T.match_buffer(query_position_handle, (tokens,), "int32", elem_offset=offset_5)
        output = T.match_buffer(output_handle, (tokens, heads, head_dim), "float32")
        lse = T.match_buffer(lse_handle, (tokens, heads), "float32")
        for token_index in T.thread_binding(tokens, "blockIdx.y"):
            for head_index in T.thread_binding(heads, "blockIdx.x"):
                for thread_index in T.thread_binding(head_dim, "threadIdx.x"):
                    with T.sblock("attention"):
                        token, head, thread = T.axis.remap("SSS", [token_index, head_index, thread_index])
                        kv_head = T.meta_var(head * kv_heads // heads)
                        accessors = T.meta_var(_in_pages(pages, page_ids, page_indptr[0], kv_head))
                        length = T.sblock_alloc_buffer((1,), "int32", scope="local")
                        length[0] = _cached_length(page_indptr, last_page_length)
                        length[0] = T.if_then_else(causal > 0, length[0] - tokens + token + 1, length[0])
                        _attend(
                            token, head, thread, query, softmax_scale, length[0], *accessors, output, lse, head_dim
                        )

    return attention_prefill_cached


def decode(heads: int, kv_heads: int, head_dim: int):
    """Attention of one new token to all positions in the pages, its own among them; shapes are those of `prefill_cached`."""

    @T.prim_func(s_tir=True)
    def attention_decode(
        query_handle: T.handle,
        pages_handle: T.handle,
        page_indptr_handle: T.handle,
        page_ids_handle: T.handle,
        last_page_length_handle: T.handle,
        key_position_handle: T.handle,
        query_position_handle: T.handle,
        output_handle: T.handle,
        lse_handle: T.handle,
        rotary_mode: T.int32,
        rope_scale: T.float32,
        rope_theta: T.float32,
        softmax_scale: T.float32,
    ):
        T.func_attr({"tirx.is_scheduled": True, "global_symbol": "attention_decode"})
        sequences, page_count, used_pages = T.int32(), T.int32(), T.int32()
        offset_1, offset_2, offset_3, offset_4, offset_5 = T.int32(), T.int32(), T.int32(), T.int32(), T.int32()
        query = T.match_buffer(query_handle, (sequences, heads, head_dim), "float32")
        pages = T.match_buffer(pages_handle, (page_count, 2, kv_heads, PAGE_SIZE, head_dim), "float32")
        page_indptr = T.match_buffer(page_indptr_handle, (sequences + 1,), "int32", elem_offset=offset_1)
        page_ids = T.match_buffer(page_ids_handle, (used_pages,), "int32", elem_offset=offset_2)
        last_page_length = T.match_buffer(last_page_length_handle, (sequences,), "int32", elem_offset=offset_3)
        key_position = T.match_buffer(key_position_handle, (sequences,), "int32", elem_offset=offset_4)
        query_position = T.match_buffer(query_position_handle, (sequences,), "int32", elem_offset=offset_5)
        output = T.match_buffer(output_handle, (sequences, heads, head_dim), "float32")
        lse = T.match_buffer(lse_handle, (sequences, heads), "float32")
        for head_index in T.thread_binding(heads, "blockIdx.x"):
            for thread_index in T.thread_binding(head_dim, "threadIdx.x"):
                with T.sblock("attention"):
                    head, thread = T.axis.remap("SS", [head_index, thread_index])
                    kv_head = T.meta_var(head * kv_heads // heads)
                    accessors = T.meta_var(_in_pages(pages, page_ids, page_indptr[0], kv_head))
                    length = T.sblock_alloc_buffer((1,), "int32", scope="local")
                    length[0] = _cached_length(page_indptr, last_page_length)
                    _attend(0, head, thread, query, softmax_scale, length[0], *accessors, output, lse, head_dim)

    return attention_decode


def merge(heads: int, head_dim: int):
    """Merge attention over two sets of keys: (output, lse) becomes that of the union with (other_output, other_lse).

    The rule is that of cascade inference: outputs are weighted by their sums of exponentials. One thread owns a whole
    (token, head), so nothing that another thread reads is overwritten.
    """

    @T.prim_func(s_tir=True)
    def attention_merge(output_handle: T.handle, lse_handle: T.handle, other_output_handle: T.handle, other_lse_handle: T.handle):
        T.func_attr({"tirx.is_scheduled": True, "global_symbol": "attention_merge"})
        tokens = T.int32()
        output = T.match_buffer(output_handle, (tokens, heads, head_dim), "float32")
        lse = T.match_buffer(lse_handle, (tokens, heads), "float32")
        other_output = T.match_buffer(other_output_handle, (tokens, heads, head_dim), "float32")
        other_lse = T.match_buffer(other_lse_handle, (tokens, heads), "float32")
        for block_index in T.thread_binding((tokens * heads + MERGE_THREADS - 1) // MERGE_THREADS, "blockIdx.x"):
            for thread_index in T.thread_binding(MERGE_THREADS, "threadIdx.x"):
                with T.sblock("merge"):
                    block, thread = T.axis.remap("SS", [block_index, thread_index])
                    token = T.meta_var((block * MERGE_THREADS + thread) // heads)
                    head = T.meta_var((block * MERGE_THREADS + thread) % heads)
                    peak = T.sblock_alloc_buffer((1,), "float32", scope="local")
                    weight = T.sblock_alloc_buffer((1,), "float32", scope="local")
                    other_weight = T.sblock_alloc_buffer((1,), "float32", scope="local")
                    if token < tokens:
                        peak[0] = T.max(lse[token, head], other_lse[token, head])
                        weight[0] = T.exp2(lse[token, head] - peak[0])
                        other_weight[0] = T.exp2(other_lse[token, head] - peak[0])
                        for c in T.serial(head_dim):
                            output[token, head, c] = (
                                output[token, head, c] * weight[0] + other_output[token, head, c] * other_weight[0]
                            ) / (weight[0] + other_weight[0])
                        lse[token, head] = peak[0] + T.log2(weight[0] + other_weight[0])

    return attention_merge
