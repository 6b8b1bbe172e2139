"""Top-p sampling as WebLLM asks for it, without a sort.

WebLLM calls `softmax_with_temperature`, `argsort_probs` and `sample_with_top_p` in turn for every token, also when the caller picks
tokens itself. TVM's sort does not compile for WebGPU, and sampling needs no order: `argsort_probs` hands the probabilities on as they
are, and the sampler finds the cut-off by bisection.
"""

import tvm
from tvm import relax, te, tirx
from tvm.script import tirx as T

THREADS = 64
BISECTIONS = 28  # narrow the cut-off to 2^-28, finer than a float32 near 1


@T.prim_func(s_tir=True)
def top_p_sample(
    probability_handle: T.handle,
    uniform_handle: T.handle,
    row_handle: T.handle,
    top_p_handle: T.handle,
    sampled_handle: T.handle,
):
    """sampled[i]: a token of row[i] of the probabilities [batch, vocabulary], drawn with the number uniform[i] in [0, 1).

    Kept are the tokens at least as probable as the highest cut-off whose kept tokens have a mass of top_p or more (nucleus sampling,
    arXiv 1904.09751). With top_p 1 all are kept and nothing is searched for. One workgroup per sample.
    """
    T.func_attr({"global_symbol": "top_p_sample", "tirx.noalias": True, "tirx.is_scheduled": True})
    batch, vocabulary, samples = T.int32(), T.int32(), T.int32()
    probability = T.match_buffer(probability_handle, (batch, vocabulary), "float32")
    uniform = T.match_buffer(uniform_handle, (samples,), "float32")
    row = T.match_buffer(row_handle, (samples,), "int32")
    top_p = T.match_buffer(top_p_handle, (batch,), "float32")
    sampled = T.match_buffer(sampled_handle, (samples,), "int32")
    for block in T.thread_binding(samples, "blockIdx.x"):
        for thread_index in T.thread_binding(THREADS, "threadIdx.x"):
            with T.sblock("sample"):
                i, thread = T.axis.remap("SS", [block, thread_index])
                masses = T.sblock_alloc_buffer((THREADS,), "float32", scope="shared")
                mass = T.sblock_alloc_buffer((1,), "float32", scope="local")
                total = T.sblock_alloc_buffer((1,), "float32", scope="local")
                low = T.sblock_alloc_buffer((1,), "float32", scope="local")
                high = T.sblock_alloc_buffer((1,), "float32", scope="local")
                middle = T.sblock_alloc_buffer((1,), "float32", scope="local")
                before = T.sblock_alloc_buffer((1,), "float32", scope="local")
                start = T.sblock_alloc_buffer((1,), "float32", scope="local")
                chosen = T.sblock_alloc_buffer((1,), "int32", scope="local")
                share = T.meta_var((vocabulary + THREADS - 1) // THREADS)

                # The mass kept by `low` is at least top_p, that by `high` is less.
                low[0] = T.float32(0)
                high[0] = T.float32(1.0001)
                for bisection in T.serial(T.if_then_else(top_p[row[i]] < T.float32(1), BISECTIONS, 0)):
                    middle[0] = (low[0] + high[0]) * T.float32(0.5)
                    mass[0] = T.float32(0)
                    for step in T.serial(share):
                        token = T.meta_var(step * THREADS + thread)
                        if token < vocabulary:
                            if probability[row[i], token] >= middle[0]:
                                mass[0] += probability[row[i], token]
                    masses[thread] = mass[0]
                    total[0] = T.float32(0)
                    for other in T.serial(THREADS):
                        total[0] += masses[other]
                    low[0] = T.Select(total[0] >= top_p[row[i]], middle[0], low[0])
                    high[0] = T.Select(total[0] >= top_p[row[i]], high[0], middle[0])

                # Each thread weighs the kept tokens of a run of `share` tokens.
                mass[0] = T.float32(0)
                for step in T.serial(share):
                    token = T.meta_var(thread * share + step)
                    if token < vocabulary:
                        if probability[row[i], token] >= low[0]:
                            mass[0] += probability[row[i], token]
                masses[thread] = mass[0]
                total[0] = T.float32(0)
                for other in T.serial(THREADS):
                    total[0] += masses[other]
                total[0] = total[0] * uniform[i]

                # The last run, and in it the last kept token, that begins at or before the drawn point of the mass.
                before[0] = T.float32(0)
                start[0] = T.float32(0)
                chosen[0] = -1
                for other in T.serial(THREADS):
                    mass[0] = masses[other]
                    if mass[0] > T.float32(0):
                        if chosen[0] < 0 or before[0] <= total[0]:
                            chosen[0] = other
                            start[0] = before[0]
                    before[0] += mass[0]
                if thread == chosen[0]:
                    before[0] = start[0]
                    chosen[0] = -1
                    for step in T.serial(share):
                        token = T.meta_var(thread * share + step)
                        if token < vocabulary:
                            mass[0] = probability[row[i], token]
                            if mass[0] >= low[0] and mass[0] > T.float32(0):
                                if chosen[0] < 0 or before[0] <= total[0]:
                                    chosen[0] = token
                                before[0] += mass[0]
                    sampled[i] = chosen[0]


def add_functions(module: tvm.IRModule) -> tvm.IRModule:
    """`module` with the three functions that WebLLM samples with; probabilities are [batch, vocabulary] float32."""
    builder = relax.BlockBuilder(module)

    def sizes(*names):
        return [tirx.Var(name, "int64") for name in names]

    def tensor(name, shape, dtype="float32"):
        return relax.Var(name, relax.TensorType(shape, dtype))

    batch, vocabulary = sizes("batch_size", "vocab_size")
    logits, temperature = tensor("logits", (batch, 1, vocabulary)), tensor("temperature", (batch,))
    with builder.function("softmax_with_temperature", [logits, temperature]):
        with builder.dataflow():
            scaled = builder.emit_te(
                lambda x, t: te.compute((batch, vocabulary), lambda b, v: x[b, 0, v] / t[b], name="scaled"),
                logits,
                temperature,
                primfunc_name_hint="scale_logits",
            )
            probabilities = builder.emit(relax.op.nn.softmax(scaled, axis=-1))
            result = builder.emit_output(relax.op.reshape(probabilities, (batch, 1, vocabulary)))
        builder.emit_func_output(result)

    batch, vocabulary = sizes("batch_size", "vocab_size")
    probabilities = tensor("probs", (batch, vocabulary))
    with builder.function("argsort_probs", [probabilities]):
        with builder.dataflow():
            no_order = builder.emit(relax.op.zeros((batch, 1), "int32"))
            result = builder.emit_output((probabilities, no_order))
        builder.emit_func_output(result)

    batch, vocabulary, samples = sizes("batch_size", "vocab_size", "num_samples")
    probabilities, no_order = tensor("probs", (batch, vocabulary)), tensor("order", (batch, 1), "int32")
    uniform, row = tensor("uniform_samples", (samples,)), tensor("sample_indices", (samples,), "int32")
    top_p = tensor("top_p", (batch,))
    kernel = builder.add_func(top_p_sample, "top_p_sample")
    with builder.function("sample_with_top_p", [probabilities, no_order, uniform, row, top_p]):
        with builder.dataflow():
            call = relax.call_tir(
                kernel, [probabilities, uniform, row, top_p], out_ty=relax.TensorType((samples,), "int32")
            )
            result = builder.emit_output(call)
        builder.emit_func_output(result)

    return builder.finalize()
