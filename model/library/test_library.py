"""Runs compiled libraries in WebLLM, in a real browser on a software WebGPU adapter, and compares their logits with a reference."""

import json
import pathlib
import subprocess

import numpy as np
import pytest

from compile import compile_library
from config import ModelConfig
from reference import Reference, random_parameters, write_model

FOLDER = pathlib.Path(__file__).parent
EMBEDDED_MODEL = FOLDER.parent.parent / "public" / "models" / "tiny-giant-135m"

# Sizes that are not multiples of the kernels' tiles, two heads to a key-value head, and a hidden size unlike that of attention.
SMALL = ModelConfig(
    vocab_size=1003,
    hidden_size=160,
    intermediate_size=224,
    layers=3,
    heads=4,
    kv_heads=2,
    head_dim=64,
    rms_norm_eps=1e-5,
    rope_theta=100000.0,
    context_window_size=512,
    prefill_chunk_size=96,
    max_draft_size=16,
)
TOLERANCE = 3e-4  # float32 against float64, on logits with a standard deviation of about 4


def run(root: pathlib.Path, weights: str, library: str, steps: list, temperature=0.0, top_p=1.0) -> list:
    """Run `steps` on the model under `root`; returns what each step gave.

    A step is token ids to feed, a draft {"verify": ids, "drop": how many of the last to take back}, or "reset".
    """
    files = {"weights": weights, "library": library, "temperature": temperature, "topP": top_p}
    process = subprocess.run(
        ["npx", "--no-install", "tsx", str(FOLDER / "browser" / "run.ts")],
        cwd=FOLDER,
        input=json.dumps({"root": str(root), "files": files, "steps": steps}),
        capture_output=True,
        text=True,
    )
    assert process.returncode == 0, process.stderr
    results = json.loads(process.stdout)
    print(f"load: {results['load']:.0f} ms")
    for step, result in zip(steps, results["steps"], strict=True):
        if result:
            print(f"{len(result['logits']) if 'verify' in step else len(step)} tokens: {result['milliseconds']:.0f} ms")
    return results["steps"]


@pytest.fixture(scope="session")
def small(tmp_path_factory):
    """A folder with a small compiled model and its weights, and the reference for it."""
    root = tmp_path_factory.mktemp("small")
    parameters = random_parameters(SMALL, seed=1)
    write_model(SMALL, parameters, root / "weights")
    compile_library(SMALL, str(root / "small.wasm"))
    return root, Reference(SMALL, parameters)


def random_ids(count: int, seed: int) -> list[int]:
    return np.random.default_rng(seed).integers(0, SMALL.vocab_size, size=count).tolist()


def test_logits_equal_the_reference(small):
    """Over a prompt of three chunks, single tokens, a second turn, and a new conversation after a reset."""
    root, reference = small
    first_prompt, second_prompt, other_prompt = random_ids(250, seed=2), random_ids(37, seed=3), random_ids(5, seed=4)
    single = [[token] for token in random_ids(4, seed=5)]
    conversations = [[first_prompt, *single[:3], second_prompt, single[3]], [other_prompt, single[0]]]

    steps = [*conversations[0], "reset", *conversations[1]]
    results = run(root, "/weights/", "/small.wasm", steps)
    assert results.pop(len(conversations[0])) is None

    errors = []
    for conversation in conversations:
        expected = reference.logits(sum(conversation, []))
        assert 2 < expected.std() < 8
        last = -1
        for step in conversation:
            last += len(step)
            result = results.pop(0)
            errors.append(np.abs(np.array(result["logits"]) - expected[last]).max())
            assert result["sampled"] == expected[last].argmax()
    print("largest error of a logit, per step:", *(f"{error:.1e}" for error in errors))
    assert max(errors) < TOLERANCE


def test_drafts_are_verified_and_taken_back(small):
    """Logits after each token of a draft, and of what follows when a part of it, or all, was taken back; across pages of the cache."""
    root, reference = small
    prompt, other_prompt, single = random_ids(27, seed=8), random_ids(9, seed=9), [random_ids(1, seed=10), random_ids(1, seed=11)]
    drafts = [random_ids(size, seed=20 + size) for size in (1, 7, SMALL.max_draft_size, 5)]
    steps, kept, expected = [prompt], list(prompt), []
    for draft, drop in zip(drafts, (0, 3, SMALL.max_draft_size, 4), strict=True):
        steps.append({"verify": draft, "drop": drop})
        expected.append(reference.logits(kept + draft)[len(kept) :])
        kept += draft[: len(draft) - drop]
        steps.append(single[0])
        kept += single[0]
        expected.append(reference.logits(kept)[-1:])
    # All of the cache, and a draft as the first thing in it.
    steps += [{"verify": single[1], "drop": len(kept) + 1}, {"verify": other_prompt, "drop": 2}, single[1]]
    expected.append(reference.logits(kept + single[1])[-1:])
    expected.append(reference.logits(other_prompt))
    expected.append(reference.logits(other_prompt[:-2] + single[1])[-1:])

    results = run(root, "/weights/", "/small.wasm", steps)[1:]
    errors = [np.abs(np.atleast_2d(result["logits"]) - want).max() for result, want in zip(results, expected, strict=True)]
    print("largest error of a logit, per step:", *(f"{error:.1e}" for error in errors))
    assert max(errors) < TOLERANCE


def test_sampler_keeps_to_the_nucleus(small):
    """At temperature 1 the tokens drawn are in the top-p set of their own logits, and not always the most probable one."""
    root, _ = small
    top_p = 0.7
    steps = [random_ids(3, seed=6), *([token] for token in random_ids(40, seed=7))]
    drawn_best = 0
    for result in run(root, "/weights/", "/small.wasm", steps, temperature=1.0, top_p=top_p):
        logits = np.array(result["logits"])
        probabilities = np.exp(logits - logits.max())
        probabilities /= probabilities.sum()
        more_probable = probabilities[probabilities > probabilities[result["sampled"]]].sum()
        assert more_probable < top_p + 1e-4
        drawn_best += result["sampled"] == logits.argmax()
    assert drawn_best < len(steps)


def test_embedded_model_answers():
    """The committed library and weights give, greedily, the answer that the model was trained to give."""
    # <|im_start|>system\ntools<|im_end|>\n<|im_start|>user\ntime in Oslo ... and in Rome?<|im_end|>\n<|im_start|>assistant\n
    prompt = [1, 9690, 198, 19746, 2, 198, 1, 4093, 198, 2256, 281, 41730, 2, 198, 1, 520, 9531, 198]
    prompt += [726, 79, 7378, 79, 2256, 24, 41371, 2671, 11062, 5365, 1715, 2, 198]
    prompt += [1, 4093, 198, 397, 281, 7268, 47, 2, 198, 1, 520, 9531, 198]
    answer = [726, 79, 7378, 79, 2256, 24, 41371, 2671, 46292, 1715]  # get_current_time(timezone="Rome")

    steps = [prompt, *([token] for token in answer)]
    results = run(EMBEDDED_MODEL, "/", "/tiny-giant-135m.wasm", steps)
    assert [int(np.argmax(result["logits"])) for result in results] == [*answer, 2]
