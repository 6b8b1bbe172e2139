"""Renders the conversations of the chat template tests by Transformers, one prompt a line.

    python model/templates/render.py src/agent/templates/fixtures

It reads `conversations.json` and the `*.jinja` there and writes `prompts.jsonl`.
"""

import json
import sys
from pathlib import Path

from tokenizers import Tokenizer, models
from transformers import PreTrainedTokenizerFast

BOS = {"hermes": "<|begin_of_text|>", "llama3": "<|begin_of_text|>", "xlam-1": "<｜begin▁of▁sentence｜>"}

# These write one call an answer.
SINGLE = {"llama3"}


def answer(step):
    if "text" in step:
        return {"role": "assistant", "content": step["text"]}
    calls = [{"type": "function", "function": call} for call in step["calls"]]
    return {"role": "assistant", "content": "", "tool_calls": calls}


def taken(steps):
    for step in steps:
        yield answer(step)
        for call, result in zip(step["calls"], step["results"], strict=True):
            yield {"role": "tool", "name": call["name"], "content": result}


def messages(conversation):
    for turn in conversation["history"]:
        yield {"role": "user", "content": turn["request"]}
        yield from taken(turn.get("steps", []))
        yield answer(turn)
    yield {"role": "user", "content": conversation["request"]}
    yield from taken(conversation["steps"])


def main(folder):
    fixtures = json.loads((folder / "conversations.json").read_text())
    with (folder / "prompts.jsonl").open("w") as out:
        for path in sorted(folder.glob("*.jinja")):
            bos = BOS.get(path.stem)
            tokenizer = PreTrainedTokenizerFast(tokenizer_object=Tokenizer(models.BPE()), bos_token=bos)
            for conversation in fixtures["conversations"]:
                if path.stem in SINGLE and conversation.get("parallel"):
                    continue
                tools = [{"type": "function", "function": tool} for tool in conversation.get("tools", fixtures["tools"])]
                prompt = tokenizer.apply_chat_template(
                    list(messages(conversation)),
                    tools=tools or None,
                    chat_template=path.read_text(),
                    tokenize=False,
                    add_generation_prompt=True,
                )
                row = {"template": path.stem, "conversation": conversation["name"], "prompt": prompt}
                out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
