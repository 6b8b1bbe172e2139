"""The shape of a model that this folder can compile, and that of the embedded model."""

import dataclasses

from linear import GROUP

MAX_THREADS = 256  # per workgroup, on every WebGPU device


@dataclasses.dataclass(frozen=True)
class ModelConfig:
    """A decoder of the Llama family with tied embeddings; raises ValueError for a shape that the kernels cannot take."""

    vocab_size: int
    hidden_size: int
    intermediate_size: int
    layers: int
    heads: int
    kv_heads: int
    head_dim: int
    rms_norm_eps: float
    rope_theta: float
    context_window_size: int  # tokens that the KV cache may hold
    prefill_chunk_size: int  # tokens that one call of `prefill` may take
    max_draft_size: int  # tokens that one call of `batch_verify` may take

    def __post_init__(self):
        if self.heads % self.kv_heads:
            raise ValueError(f"{self.heads} heads cannot be shared out among {self.kv_heads} key-value heads")
        if self.head_dim > MAX_THREADS:
            raise ValueError(f"attention takes a thread per channel, and head_dim {self.head_dim} exceeds {MAX_THREADS}")
        for size in (self.hidden_size, self.intermediate_size):
            if size % GROUP:
                raise ValueError(f"an input size of {size} is not a multiple of the quantization group, {GROUP}")

    @property
    def qkv_heads(self) -> int:
        """Heads of the fused query, key and value projection."""
        return self.heads + 2 * self.kv_heads


# SmolLM2-135M, as in the metadata of the GGUF file that the weights come from.
TINY_GIANT_135M = ModelConfig(
    vocab_size=49152,
    hidden_size=576,
    intermediate_size=1536,
    layers=30,
    heads=9,
    kv_heads=3,
    head_dim=64,
    rms_norm_eps=1e-5,
    rope_theta=100000.0,
    context_window_size=2048,
    prefill_chunk_size=256,
    max_draft_size=16,
)
