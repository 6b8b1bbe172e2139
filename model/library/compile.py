"""Compile a model into a WebLLM model library: `compile.py OUTPUT.wasm` compiles the embedded one."""

import json
import pathlib
import subprocess
import sys

import tvm
from tvm import relax
from tvm.s_tir import dlight
from tvm.target import Target

import logits
import sampling
from config import TINY_GIANT_135M, ModelConfig
from network import Decoder

RUNTIME_OBJECTS = [
    pathlib.Path(__file__).parent / ".build" / "runtime" / f"{name}.o"
    for name in ("wasm_runtime", "webgpu_runtime", "js_entry_points")
]
LINK_FLAGS = [
    "-O3",
    "--no-entry",
    "-sSTANDALONE_WASM=1",
    "-sWASM_BIGINT=1",  # 64-bit integers cross to JavaScript as BigInt
    "-sALLOW_MEMORY_GROWTH=1",
    "-sINITIAL_MEMORY=160MB",  # a shard of weights passes through it
    "-sERROR_ON_UNDEFINED_SYMBOLS=0",  # WebLLM defines two functions in JavaScript
    "-sWARN_ON_UNDEFINED_SYMBOLS=0",
]

# Write multiplication and addition instead of fma(): SwiftShader calls a function per lane for it, and GPU compilers contract
# a * b + c themselves.
tvm.ir.Op.get("tirx.fma").reset_attr("webgpu.FLowerIntrinsic")


def webgpu_target() -> Target:
    """WebGPU kernels with WebAssembly host code, within the limits that every WebGPU device has."""
    host = {"kind": "llvm", "mtriple": "wasm32-unknown-unknown-wasm", "mcpu": "mvp"}
    return Target({"kind": "webgpu", "max_num_threads": 256, "host": host})


def metadata(config: ModelConfig, parameters) -> str:
    """What WebLLM reads of a library before it loads weights, as JSON; `parameters` are (name, parameter) pairs in calling order."""
    return json.dumps(
        {
            "model_type": "llama",
            "quantization": "q4f32_1",
            "context_window_size": config.context_window_size,
            "prefill_chunk_size": config.prefill_chunk_size,
            "sliding_window_size": -1,
            "attention_sink_size": -1,
            "tensor_parallel_shards": 1,
            "kv_state_kind": "kv_cache",
            "max_batch_size": 1,
            "params": [
                {"name": name, "shape": [int(size) for size in parameter.shape], "dtype": str(parameter.dtype), "preprocs": []}
                for name, parameter in parameters
            ],
        }
    )


def _passes(config: ModelConfig, metadata_json: str) -> tvm.transform.Pass:
    upper_bounds = {
        "seq_len": config.prefill_chunk_size,
        "draft_len": config.max_draft_size,
        "total_seq_len": config.context_window_size,
        "batch_size": 1,
        "num_samples": 1,
    }

    @tvm.transform.module_pass(opt_level=0)
    def bound_sizes(module, _context):
        for name, function in module.functions_items():
            if isinstance(function, relax.Function):
                module[name] = (
                    function.with_attr("tir_var_upper_bound", upper_bounds)
                    .with_attr("tir_non_negative_var", ["vocab_size"])
                    .with_attr("relax.memory_plan_dynamic_func_output", True)
                )
        return module

    @tvm.transform.module_pass(opt_level=0)
    def add_metadata(module, _context):
        builder = relax.BlockBuilder()
        with builder.function("_metadata", []):
            builder.emit_func_output(tvm.ir.StringImm(metadata_json))
        module["_metadata"] = builder.finalize()["_metadata"]
        return module

    gpu = dlight.gpu
    return tvm.transform.Sequential(
        [
            bound_sizes,
            tvm.tirx.transform.BindTarget(Target.current(allow_none=False)),
            relax.transform.LegalizeOps(),
            relax.transform.AnnotateTIROpPattern(),
            relax.transform.FoldConstant(),
            relax.transform.FuseOps(),
            relax.transform.FuseTIR(),
            relax.transform.DeadCodeElimination(),
            dlight.ApplyDefaultSchedule(gpu.Reduction(), gpu.GeneralReduction(), gpu.Fallback()),
            tvm.tirx.transform.ForceNarrowIndexToInt32(),
            relax.transform.RewriteDataflowReshape(),
            relax.transform.ToNonDataflow(),
            relax.transform.RemovePurityChecking(),
            relax.transform.CallTIRRewrite(),
            relax.transform.StaticPlanBlockMemory(),
            add_metadata,
            relax.transform.LowerAllocTensor(),
            relax.transform.KillAfterLastUse(),
            relax.transform.LowerRuntimeBuiltin(),
            relax.transform.ComputePrimValue(),
            relax.transform.VMShapeLower(),
            relax.transform.AttachGlobalSymbol(),
        ]
    )


def _link(output: str, objects: list[str], options: list[str] | None = None, **_unused) -> None:
    command = ["emcc", *LINK_FLAGS, "-o", output, *map(str, RUNTIME_OBJECTS), *objects, *(options or [])]
    subprocess.run(command, check=True)


_link.object_format = "o"


def compile_library(config: ModelConfig, output: str) -> None:
    """Write the model library of `config` to `output` (.wasm); raises CalledProcessError when linking fails."""
    target = webgpu_target()
    with target:
        model = Decoder(config, target)
        module, parameters, _ = model.export_tvm(spec=model.spec(), allow_extern=True)
        for kernel in (logits.apply_logit_bias_inplace, logits.apply_penalty_inplace, logits.apply_bitmask_inplace):
            module[kernel.attrs["global_symbol"]] = kernel
        module = sampling.add_functions(module)
        with tvm.transform.PassContext(opt_level=3):
            executable = relax.build(
                module, target=target, relax_pipeline=_passes(config, metadata(config, parameters)), system_lib=True
            )
    executable.export_library(output, fcompile=_link)


if __name__ == "__main__":
    compile_library(TINY_GIANT_135M, sys.argv[1])
