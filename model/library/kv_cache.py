"""The paged KV cache: TVM's runtime with only the kernels that one sequence without sliding window needs."""

import tvm
from tvm import relax, tirx
from tvm.relax.frontend.nn.llm import kv_cache as tvm_kv_cache

import attention
import rotary
from config import ModelConfig

NO_KERNEL = relax.Tuple([])
MHA = int(tvm_kv_cache.AttnKind.MHA)
ROPE_NORMAL = int(tvm_kv_cache.RopeMode.NORMAL)
SLIDING_WINDOW_SIZE = 1024  # an argument of the constructor that counts for layers with a sliding window only


def create(
    config: ModelConfig,
    target: tvm.target.Target,
    max_batch_size: tirx.Var,
    max_total_seq_len: tirx.Var,
    prefill_chunk_size: tirx.Var,
    page_size: tirx.Var,
    support_sliding_window: tirx.Var,
) -> tvm_kv_cache.PagedKVCache:
    """Emit the construction of a cache of float32 pages; the sizes are what WebLLM passes at run time.

    Leaving out the kernels for sliding windows, tree masks and latent attention halves the shaders to compile at load time.
    """
    builder = relax.BlockBuilder.current()
    heads, kv_heads, head_dim, dtype = config.heads, config.kv_heads, config.head_dim, "float32"

    def attention_kernel(kernel, name):
        return relax.Tuple([tvm.ir.StringImm("tirx"), builder.add_func(kernel, name)])

    positions = config.context_window_size
    arguments = [
        relax.ShapeExpr(
            [
                max_batch_size,
                max_total_seq_len,
                prefill_chunk_size,
                page_size,
                support_sliding_window,
                SLIDING_WINDOW_SIZE,
            ]
        ),
        relax.ShapeExpr([0, config.layers]),  # layers per pipeline stage: one stage
        relax.prim_value(heads),
        relax.prim_value(kv_heads),
        relax.prim_value(head_dim),  # of queries and keys
        relax.prim_value(head_dim),  # of values
        relax.ShapeExpr([MHA] * config.layers),
        relax.prim_value(False),  # disaggregation
        relax.prim_value(ROPE_NORMAL),
        relax.prim_value(1),  # rope scale
        relax.prim_value(int(config.rope_theta)),
        relax.const(rotary.tables(head_dim, config.rope_theta, positions)),  # as rope extension factors
        relax.op.zeros((), dtype),
        builder.add_func(tvm_kv_cache._kv_cache_transpose_append(kv_heads, head_dim, dtype), "kv_cache_append"),
        relax.prim_value(0),  # append, latent attention
        attention_kernel(attention.prefill_new(heads, kv_heads, head_dim), "attention_prefill_new"),
        attention_kernel(attention.prefill_cached(heads, kv_heads, head_dim), "attention_prefill_cached"),
        attention_kernel(attention.decode(heads, kv_heads, head_dim), "attention_decode"),
        NO_KERNEL,  # prefill, sliding window
        NO_KERNEL,  # decode, sliding window
        NO_KERNEL,  # prefill with tree mask, cached
        NO_KERNEL,  # prefill with tree mask, new
        NO_KERNEL,  # prefill, latent attention
        relax.Tuple([builder.add_func(attention.merge(heads, head_dim), "attention_merge")]),
        builder.add_func(rotary.split_and_rotate(heads, kv_heads, head_dim, positions), "split_rotary"),
        builder.add_func(
            tvm_kv_cache._copy_single_page(kv_heads, page_size, head_dim, dtype, target), "kv_cache_copy_page"
        ),
        builder.add_func(
            tvm_kv_cache._kv_cache_debug_get_kv(config.layers, kv_heads, head_dim, dtype), "kv_cache_debug_get"
        ),
        builder.add_func(tvm_kv_cache._compact_kv_copy(kv_heads, head_dim, dtype, target), "kv_cache_compact"),
    ]
    call = relax.call_pure_packed(
        "vm.builtin.paged_attention_kv_cache_create", *arguments, ty_args=relax.AnyType()
    )
    return tvm_kv_cache.PagedKVCache(_expr=call, _name="paged_kv_cache")
