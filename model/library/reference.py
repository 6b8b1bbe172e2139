"""The network in float64 NumPy, written from its definition, and small models with random weights to run it on."""

import hashlib
import json
import pathlib

import numpy as np

from config import ModelConfig
from linear import GROUP, PER_WORD, ZERO_POINT


def matrices(config: ModelConfig) -> dict[str, tuple[int, int]]:
    """The weight matrices by name, with their [outputs, inputs]."""
    shapes = {"tok": (config.vocab_size, config.hidden_size)}
    for index in range(config.layers):
        layer = f"layers.{index}"
        shapes[f"{layer}.qkv"] = (config.qkv_heads * config.head_dim, config.hidden_size)
        shapes[f"{layer}.o"] = (config.hidden_size, config.heads * config.head_dim)
        shapes[f"{layer}.gate_up"] = (2 * config.intermediate_size, config.hidden_size)
        shapes[f"{layer}.down"] = (config.hidden_size, config.intermediate_size)
    return shapes


def norms(config: ModelConfig) -> list[str]:
    """The names of the RMS norms; each has a weight per channel."""
    return [f"layers.{index}.{norm}" for index in range(config.layers) for norm in ("attn_norm", "mlp_norm")] + ["norm"]


def random_parameters(config: ModelConfig, seed: int) -> dict[str, np.ndarray]:
    """Parameters by name, as a model library takes them; all 16 values of 4 bits occur, and scales of both signs."""
    random = np.random.default_rng(seed)
    parameters = {}
    for name, (outputs, inputs) in matrices(config).items():
        words = random.integers(0, 2**32, size=(inputs // PER_WORD, outputs), dtype=np.uint32)
        spread = 0.3 if name == "tok" else 1.5 / np.sqrt(inputs)  # of the weights; 4-bit values have a spread of 4.6
        scale = spread / 4.6 * random.uniform(0.5, 1.5, size=(inputs // GROUP, outputs))
        sign = random.choice([-1, 1], size=scale.shape)
        parameters[f"{name}.q_weight"] = words
        parameters[f"{name}.q_scale"] = (scale * sign).astype(np.float32)
    for name in norms(config):
        parameters[f"{name}.weight"] = random.normal(1, 0.1, size=config.hidden_size).astype(np.float32)
    return parameters


def dequantize(q_weight: np.ndarray, q_scale: np.ndarray) -> np.ndarray:
    """[outputs, inputs] float64 of [inputs/8, outputs] uint32 and [inputs/32, outputs] float32."""
    shifts = 4 * np.arange(PER_WORD, dtype=np.uint32)[:, None]
    values = (q_weight[:, None, :] >> shifts & 15).reshape(-1, q_weight.shape[1]).astype(np.float64) - ZERO_POINT
    return (values * np.repeat(q_scale.astype(np.float64), GROUP, axis=0)).T


class Reference:
    """Computes logits from scratch, with no cache: a position is what it is however its prefix was cut into calls."""

    def __init__(self, config: ModelConfig, parameters: dict[str, np.ndarray]):
        self.config = config
        self.weights = {
            name: dequantize(parameters[f"{name}.q_weight"], parameters[f"{name}.q_scale"]) for name in matrices(config)
        }
        self.weights |= {name: parameters[f"{name}.weight"].astype(np.float64) for name in norms(config)}

    def logits(self, ids: list[int]) -> np.ndarray:
        """[len(ids), vocab_size] for the token ids of one sequence."""
        x = self.weights["tok"][ids]
        for index in range(self.config.layers):
            layer = f"layers.{index}"
            x = x + self._attention(layer, self._normalize(f"{layer}.attn_norm", x))
            x = x + self._feed_forward(layer, self._normalize(f"{layer}.mlp_norm", x))
        return self._normalize("norm", x) @ self.weights["tok"].T

    def _normalize(self, name, x):
        root_mean_square = np.sqrt((x * x).mean(axis=-1, keepdims=True) + self.config.rms_norm_eps)
        return x / root_mean_square * self.weights[name]

    def _attention(self, layer, x):
        config, tokens = self.config, len(x)
        qkv = (x @ self.weights[f"{layer}.qkv"].T).reshape(tokens, config.qkv_heads, config.head_dim)
        query, key, value = np.split(qkv, [config.heads, config.heads + config.kv_heads], axis=1)
        query, key = self._rotate(query), self._rotate(key)
        key, value = (np.repeat(array, config.heads // config.kv_heads, axis=1) for array in (key, value))
        scores = np.einsum("qhd,khd->hqk", query, key) / np.sqrt(config.head_dim)
        scores = np.where(np.tril(np.ones((tokens, tokens), dtype=bool)), scores, -np.inf)
        weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
        weights /= weights.sum(axis=-1, keepdims=True)
        mixed = np.einsum("hqk,khd->qhd", weights, value).reshape(tokens, -1)
        return mixed @ self.weights[f"{layer}.o"].T

    def _rotate(self, x):
        """Rotary position embedding (arXiv 2104.09864) on pairs of channels (i, i + head_dim / 2)."""
        half = self.config.head_dim // 2
        angle = np.arange(len(x))[:, None] * self.config.rope_theta ** (-np.arange(half) / half)
        cos, sin = np.cos(angle)[:, None, :], np.sin(angle)[:, None, :]
        first, second = x[..., :half], x[..., half:]
        return np.concatenate([first * cos - second * sin, second * cos + first * sin], axis=-1)

    def _feed_forward(self, layer, x):
        gate, up = np.split(x @ self.weights[f"{layer}.gate_up"].T, 2, axis=-1)
        return (gate / (1 + np.exp(-gate)) * up) @ self.weights[f"{layer}.down"].T


def write_model(config: ModelConfig, parameters: dict[str, np.ndarray], folder: pathlib.Path) -> None:
    """Write what WebLLM loads besides the library: one shard of weights, its index, a chat configuration and a tokenizer of letters."""
    folder.mkdir(parents=True)
    shard = b"".join(array.tobytes() for array in parameters.values())
    records, offset = [], 0
    for name, array in parameters.items():
        records.append(
            {
                "name": name,
                "shape": list(array.shape),
                "dtype": str(array.dtype),
                "format": "raw",
                "nbytes": array.nbytes,
                "byteOffset": offset,
            }
        )
        offset += array.nbytes
    index = {
        "dataPath": "params_shard_0.bin",
        "format": "raw-shard",
        "nbytes": len(shard),
        "records": records,
        "md5sum": hashlib.md5(shard).hexdigest(),
    }
    cache = {"metadata": {"ParamSize": len(parameters), "ParamBytes": len(shard)}, "records": [index]}
    chat = {
        "version": "0.1.0",
        "model_type": "llama",
        "quantization": "q4f32_1",
        "vocab_size": config.vocab_size,
        "context_window_size": config.context_window_size,
        "prefill_chunk_size": config.prefill_chunk_size,
        "sliding_window_size": -1,
        "attention_sink_size": -1,
        "tensor_parallel_shards": 1,
        "repetition_penalty": 1.0,
        "presence_penalty": 0.0,
        "frequency_penalty": 0.0,
        "tokenizer_files": ["tokenizer.json"],
        "tokenizer_info": {
            "token_postproc_method": "byte_level",
            "prepend_space_in_encode": False,
            "strip_space_in_decode": False,
        },
        "conv_template": {
            "name": "none",
            "system_template": "{system_message}",
            "system_message": "",
            "roles": {"user": "", "assistant": "", "tool": ""},
            "role_templates": {"user": "", "assistant": "", "tool": ""},
            "messages": [],
            "seps": [""],
            "stop_str": [],
            "stop_token_ids": [0],
        },
    }
    vocabulary = {chr(0x4E00 + token): token for token in range(config.vocab_size)}
    tokenizer = {"version": "1.0", "added_tokens": [], "model": {"type": "BPE", "vocab": vocabulary, "merges": []}}
    (folder / "params_shard_0.bin").write_bytes(shard)
    for name, value in (("tensor-cache", cache), ("mlc-chat-config", chat), ("tokenizer", tokenizer)):
        (folder / f"{name}.json").write_text(json.dumps(value))
