"""The network: a decoder of the Llama family with tied embeddings, grouped-query attention and 4-bit weights.

The names of its parameters are those that the weight converter writes: `tok`, `layers.N.{qkv,o,gate_up,down}` (each with `.q_weight`
and `.q_scale`), `layers.N.{attn_norm,mlp_norm}.weight` and `norm.weight`. Rows of `qkv` are query, key and value, rows of `gate_up`
are gate and up, one below the other.
"""

import tvm
from tvm import te, tirx
from tvm.relax.frontend import nn
from tvm.relax.frontend.nn import op
from tvm.relax.frontend.nn.llm.kv_cache import PagedKVCache

import kv_cache
import linear
from config import ModelConfig

# What was fastest of the tiles tried on a software adapter; see the README.
PREFILL_TILE = linear.Tile(tokens=4, outputs=12)
DECODE_TILE = linear.Tile(tokens=1, outputs=6)
VOCABULARY_TILE = linear.Tile(tokens=1, outputs=12)


class Linear(nn.Module):
    """A 4-bit weight matrix W [outputs, inputs]; see `linear` for how it is stored."""

    def __init__(self, outputs: int, inputs: int, decode_tile: linear.Tile = DECODE_TILE):
        self.outputs, self.inputs, self.decode_tile = outputs, inputs, decode_tile
        self.q_weight = nn.Parameter((inputs // linear.PER_WORD, outputs), "uint32")
        self.q_scale = nn.Parameter((inputs // linear.GROUP, outputs), "float32")

    def forward(self, x: nn.Tensor, residual: nn.Tensor | None = None) -> nn.Tensor:
        """X W^T (+ residual) for X [1, tokens, inputs]: [1, tokens, outputs]."""
        batch, tokens, _ = x.shape
        tile = self.decode_tile if tokens == 1 else PREFILL_TILE
        return op.tensor_ir_op(
            linear.product(self.inputs, self.outputs, tile, residual is not None),
            "linear",
            [x, self.q_weight, self.q_scale, x if residual is None else residual],
            out=nn.Tensor.placeholder((batch, tokens, self.outputs), "float32"),
        )

    def rows(self, ids: nn.Tensor) -> nn.Tensor:
        """Rows `ids` [tokens] of W: [tokens, inputs]."""

        def gather(ids, q_weight, q_scale):
            def element(token, i):
                word, scale = q_weight[i // linear.PER_WORD, ids[token]], q_scale[i // linear.GROUP, ids[token]]
                return linear.unpack(word, i) * scale

            return te.compute((ids.shape[0], self.inputs), element, name="embedding")

        return op.tensor_expr_op(gather, "embed", [ids, self.q_weight, self.q_scale])


class Layer(nn.Module):
    """Attention and a gated feed-forward network (SwiGLU), each behind an RMS norm and added to its input."""

    def __init__(self, config: ModelConfig):
        self.config = config
        width = config.heads * config.head_dim
        self.attn_norm = nn.RMSNorm(config.hidden_size, -1, config.rms_norm_eps, bias=False)
        self.qkv = Linear(config.qkv_heads * config.head_dim, config.hidden_size)
        self.o = Linear(config.hidden_size, width)
        self.mlp_norm = nn.RMSNorm(config.hidden_size, -1, config.rms_norm_eps, bias=False)
        self.gate_up = Linear(2 * config.intermediate_size, config.hidden_size)
        self.down = Linear(config.hidden_size, config.intermediate_size)

    def forward(self, x: nn.Tensor, cache: PagedKVCache, index: int) -> nn.Tensor:
        config = self.config
        batch, tokens, _ = x.shape
        qkv = self.qkv(self.attn_norm(x)).reshape(batch, tokens, config.qkv_heads, config.head_dim)
        mixed = cache.attention_with_fused_qkv(index, qkv, config.heads, sm_scale=config.head_dim**-0.5)
        x = self.o(mixed.reshape(batch, tokens, config.heads * config.head_dim), residual=x)
        gate, up = op.split(self.gate_up(self.mlp_norm(x)), 2, axis=-1)
        return self.down(op.silu(gate) * up, residual=x)


class Decoder(nn.Module):
    """The whole network; its methods are the functions that WebLLM calls in a model library."""

    def __init__(self, config: ModelConfig, target: tvm.target.Target):
        self.config, self.target = config, target
        self.tok = Linear(config.vocab_size, config.hidden_size, VOCABULARY_TILE)
        self.layers = nn.ModuleList([Layer(config) for _ in range(config.layers)])
        self.norm = nn.RMSNorm(config.hidden_size, -1, config.rms_norm_eps, bias=False)

    def embed(self, input_ids: nn.Tensor) -> nn.Tensor:
        """Token ids [tokens] to embeddings [tokens, hidden_size]."""
        return self.tok.rows(input_ids)

    def prefill(self, input_embed: nn.Tensor, paged_kv_cache: PagedKVCache):
        """Embeddings [1, tokens, hidden_size], appended to the cache, to the last token's logits [1, 1, vocab_size]."""
        hidden = self._hidden(input_embed, paged_kv_cache)

        def last(x):
            return te.compute((1, 1, x.shape[2]), lambda b, _, d: x[b, x.shape[1] - 1, d], name="last_token")

        return self.tok(op.tensor_expr_op(last, "last_token", [hidden])), paged_kv_cache

    def decode(self, input_embed: nn.Tensor, paged_kv_cache: PagedKVCache):
        """As `prefill`, for one token."""
        return self.tok(self._hidden(input_embed, paged_kv_cache)), paged_kv_cache

    def batch_verify(self, input_embed: nn.Tensor, paged_kv_cache: PagedKVCache):
        """As `prefill`, to the logits after each of the tokens [1, tokens, vocab_size]: what a draft is checked against."""
        return self.tok(self._hidden(input_embed, paged_kv_cache)), paged_kv_cache

    def create_tir_paged_kv_cache(
        self,
        max_batch_size: tirx.Var,
        max_total_seq_len: tirx.Var,
        prefill_chunk_size: tirx.Var,
        page_size: tirx.Var,
        support_sliding_window: tirx.Var,
    ) -> PagedKVCache:
        """An empty KV cache; the sizes are in tokens."""
        return kv_cache.create(
            self.config,
            self.target,
            max_batch_size,
            max_total_seq_len,
            prefill_chunk_size,
            page_size,
            support_sliding_window,
        )

    def _hidden(self, x: nn.Tensor, cache: PagedKVCache) -> nn.Tensor:
        for index, layer in enumerate(self.layers):
            x = layer(x, cache, index)
        return self.norm(x)

    def spec(self) -> nn.spec.ModuleSpec:
        """The exported functions with the types of their arguments; `packed` passes all parameters as one list."""
        with_parameters = {"param_mode": "packed", "effect_mode": "none"}
        without_parameters = {"param_mode": "none", "effect_mode": "none"}
        cache = nn.spec.Object(object_type=PagedKVCache)
        hidden_size = self.config.hidden_size
        return nn.spec.ModuleSpec.from_raw(
            {
                "embed": {"input_ids": nn.spec.Tensor(["seq_len"], "int32"), "$": with_parameters},
                "prefill": {
                    "input_embed": nn.spec.Tensor([1, "seq_len", hidden_size], "float32"),
                    "paged_kv_cache": cache,
                    "$": with_parameters,
                },
                "decode": {
                    "input_embed": nn.spec.Tensor([1, 1, hidden_size], "float32"),
                    "paged_kv_cache": cache,
                    "$": with_parameters,
                },
                "batch_verify": {
                    "input_embed": nn.spec.Tensor([1, "draft_len", hidden_size], "float32"),
                    "paged_kv_cache": cache,
                    "$": with_parameters,
                },
                "create_tir_paged_kv_cache": {
                    "max_batch_size": int,
                    "max_total_seq_len": int,
                    "prefill_chunk_size": int,
                    "page_size": int,
                    "support_sliding_window": int,
                    "$": without_parameters,
                },
            },
            self,
        )
