import type { PromptPiece } from '../../decode/decoder.ts';
import { formatJson } from '../../decode/json-schema/values.ts';
import { answerPieces, familyTemplate, type ListedFunction, type Message, piecesOf } from './family.ts';
import { taggedFunctions, taggedJson } from './notations.ts';

/*
 * The templates of Qwen 2.5, Qwen 3 and Qwen 3.5 (Qwen Team; `chat_template` of their published tokenizers, Apache-2.0): ChatML,
 * tools as JSON lines in the system message, results in the person's place. Thinking is off: an answer is a call or a text.
 */

const messageStart: PromptPiece = { control: '<|im_start|>' };
const messageEnd: readonly PromptPiece[] = [{ control: '<|im_end|>' }, { text: '\n' }];
const stop = ['<|im_end|>', '<|endoftext|>'];

const jsonInstructions = [
  '\n</tools>\n\nFor each function call, return a json object with function name and arguments within <tool_call></tool_call> XML tags:\n',
  '<tool_call>\n{"name": <function-name>, "arguments": <args-json-object>}\n</tool_call>',
].join('');

const jsonTools = (tools: readonly ListedFunction[]): string =>
  [
    '# Tools\n\nYou may call one or more functions to assist with the user query.\n\n',
    'You are provided with function signatures within <tools></tools> XML tags:\n<tools>',
    ...tools.map(tool => `\n${formatJson({ ...tool })}`),
    jsonInstructions,
  ].join('');

const functionInstructions = `
</tools>

If you choose to call a function ONLY reply in the following format with NO suffix:

<tool_call>
<function=example_function_name>
<parameter=example_parameter_1>
value_1
</parameter>
<parameter=example_parameter_2>
This is the value for the second parameter
that can span
multiple lines
</parameter>
</function>
</tool_call>

<IMPORTANT>
Reminder:
- Function calls MUST follow the specified format: an inner <function=...></function> block must be nested within <tool_call></tool_call> XML tags
- Required parameters MUST be specified
- You may provide optional reasoning for your function call in natural language BEFORE the function call, but NOT after
- If there is no function call available, answer the question like normal with your current knowledge and do not tell the user about function calls
</IMPORTANT>`;

const functionTools = (tools: readonly ListedFunction[]): string =>
  [
    '# Tools\n\nYou have access to the following functions:\n\n<tools>',
    ...tools.map(tool => `\n${formatJson({ ...tool })}`),
    functionInstructions,
  ].join('');

/** What a member of the family does its own way. */
interface Variant {
  /** Marks that its vocabulary holds as tokens of their own. */
  readonly marks: readonly string[];
  /** The system message; null: none. */
  system(tools: readonly ListedFunction[]): string | null;
  /** Before an answer that is still to come. */
  readonly answerStart: string;
  /** Before an answer of this turn that was followed by results. */
  readonly stepStart: string;
  /** Whether it trims what it is given. */
  readonly trims: boolean;
}

const toolCallMarks = ['<tool_call>', '</tool_call>'];
const thinkingMarks = [...toolCallMarks, '<tool_response>', '</tool_response>', '<think>', '</think>'];
const noThought = '<think>\n\n</think>\n\n';

function prompt(
  variant: Variant,
  messages: readonly Message[],
  tools: readonly ListedFunction[],
): readonly PromptPiece[] {
  const { marks, trims } = variant;
  const own = (text: string) => piecesOf(text, marks);
  const given = (text: string): readonly PromptPiece[] => [{ text: trims ? text.trim() : text }];
  const system = variant.system(tools);
  const pieces: PromptPiece[] = [];
  if (system !== null) pieces.push(messageStart, ...own(`system\n${system}`), ...messageEnd);
  messages.forEach((message, index) => {
    switch (message.role) {
      case 'user':
        pieces.push(messageStart, { text: 'user\n' }, ...given(message.content), ...messageEnd);
        return;
      case 'assistant':
        pieces.push(
          messageStart,
          ...own(`assistant\n${message.past ? '' : variant.stepStart}`),
          ...answerPieces(message.content, message.calls, marks),
          ...messageEnd,
        );
        return;
      case 'tool':
        if (messages[index - 1]?.role !== 'tool') pieces.push(messageStart, { text: 'user' });
        pieces.push(...own('\n<tool_response>\n'), ...given(message.content), ...own('\n</tool_response>'));
        if (messages[index + 1]?.role !== 'tool') pieces.push(...messageEnd);
    }
  });
  return [...pieces, messageStart, ...own(`assistant\n${variant.answerStart}`)];
}

const none = 'No tool fits this request.';

const introduction = 'You are Qwen, created by Alibaba Cloud. You are a helpful assistant.';

const variant25: Variant = {
  marks: toolCallMarks,
  system: tools => (tools.length > 0 ? `${introduction}\n\n${jsonTools(tools)}` : introduction),
  answerStart: '',
  stepStart: '',
  trims: false,
};

const variant3: Variant = {
  marks: thinkingMarks,
  system: tools => (tools.length > 0 ? jsonTools(tools) : null),
  answerStart: noThought,
  stepStart: '',
  trims: false,
};

const variant35: Variant = {
  marks: thinkingMarks,
  system: tools => (tools.length > 0 ? functionTools(tools) : null),
  answerStart: noThought,
  stepStart: noThought,
  trims: true,
};

const family = { stop, none, speaks: true };

export const qwen25 = familyTemplate({
  ...family,
  notation: taggedJson,
  prompt: (messages, tools) => prompt(variant25, messages, tools),
});

export const qwen3 = familyTemplate({
  ...family,
  notation: taggedJson,
  prompt: (messages, tools) => prompt(variant3, messages, tools),
});

export const qwen35 = familyTemplate({
  ...family,
  notation: taggedFunctions,
  prompt: (messages, tools) => prompt(variant35, messages, tools),
});
