import type { PromptPiece } from '../../decode/decoder.ts';
import { formatJson } from '../../decode/json-schema/values.ts';
import { familyTemplate, type ListedFunction, type Message } from './family.ts';
import { jsonArray, jsonWrapped } from './notations.ts';
import { isObject } from './reader.ts';

/*
 * The templates of Salesforce's xLAM models, after their model cards and published tokenizers. xLAM-1 (xLAM-1b-fc-r, xLAM-7b-fc-r; on
 * DeepSeek Coder) takes everything in one instruction; xLAM-2 (on Qwen 2.5) is ChatML with messages of the role `tool`.
 */

const task = `You are an expert in composing functions. You are given a question and a set of possible functions. 
Based on the question, you will need to make one or more function/tool calls to achieve the purpose. 
If none of the functions can be used, point it out and refuse to answer. 
If the given question lacks the parameters required by the function, also point it out.`;

const format = `The output MUST strictly adhere to the following JSON format, and NO other text MUST be included.
The example format is as follows. Please make sure the parameter type is correct. If no function call is needed, please make tool_calls an empty list '[]'.
\`\`\`
{
    "tool_calls": [
    {"name": "func_name1", "arguments": {"argument1": "value1", "argument2": "value2"}},
    ... (more tool calls as required)
    ]
}
\`\`\``;

const introduction =
  'You are an AI programming assistant, utilizing the Deepseek Coder model, developed by Deepseek Company, and you only answer questions related to computer science. For politically sensitive questions, security and privacy issues, and other non-computer science questions, you will refuse to answer\n';

/** A tool as xLAM-1 lists it: the properties alone. */
function flatTool({ function: { name, description, parameters } }: ListedFunction) {
  return { name, description, parameters: isObject(parameters.properties) ? parameters.properties : {} };
}

/** The instruction that holds everything but the person's words, in two halves around them. */
function instruction(tools: readonly ListedFunction[]): readonly [string, string] {
  return [
    [
      `[BEGIN OF TASK INSTRUCTION]\n${task}\n[END OF TASK INSTRUCTION]\n\n`,
      `[BEGIN OF AVAILABLE TOOLS]\n${formatJson(tools.map(flatTool))}\n[END OF AVAILABLE TOOLS]\n\n`,
      `[BEGIN OF FORMAT INSTRUCTION]\n${format}\n[END OF FORMAT INSTRUCTION]\n\n`,
      '[BEGIN OF QUERY]\n',
    ].join(''),
    '\n[END OF QUERY]\n\n',
  ];
}

function message1(message: Message, [before, after]: readonly [string, string]): readonly PromptPiece[] {
  switch (message.role) {
    case 'user':
      return [{ text: `### Instruction:\n${before}` }, { text: message.content }, { text: `${after}\n` }];
    case 'assistant':
      return [
        { text: '### Response:\n' },
        { text: message.content },
        { text: '\n' },
        { control: '<|EOT|>' },
        { text: '\n' },
      ];
    case 'tool':
      // It was not trained on results: what came of a call is told as a person would.
      return [{ text: `### Instruction:\n${message.name}: ` }, { text: message.content }, { text: '\n' }];
  }
}

function prompt1(messages: readonly Message[], tools: readonly ListedFunction[]): readonly PromptPiece[] {
  return [
    { control: '<｜begin▁of▁sentence｜>' },
    { text: introduction },
    ...messages.flatMap(message => message1(message, instruction(tools))),
    { text: '### Response:' },
  ];
}

export const xlam1 = familyTemplate({
  stop: ['<|EOT|>'],
  none: '{"tool_calls": []}',
  speaks: false,
  notation: jsonWrapped,
  prompt: prompt1,
});

const system2 = 'You are a helpful assistant. You are developed by Salesforce xLAM team.\n';

const format2 = `You have access to a set of tools. When using tools, make calls in a single JSON array: 

[{"name": "tool_call_name", "arguments": {"arg1": "value1", "arg2": "value2"}}, ... (additional parallel tool calls as needed)]

If no tool is suitable, state that explicitly. If the user's input lacks required parameters, ask for clarification. Do not interpret or respond until tool results are returned. Once they are available, process them or make additional calls if needed. For tasks that don't require tools, such as casual conversation or general advice, respond directly in plain text. The available tools are:

`;

const tell = (role: string, content: string): readonly PromptPiece[] => [
  { control: '<|im_start|>' },
  { text: `${role}\n` },
  ...(content === '' ? [] : [{ text: content }]),
  { control: '<|im_end|>' },
  { text: '\n' },
];

function prompt2(messages: readonly Message[], tools: readonly ListedFunction[]): readonly PromptPiece[] {
  const listing = tools.map(tool => `${JSON.stringify(tool, null, 4)}\n\n`).join('');
  return [
    ...tell('system', `${system2}${tools.length > 0 ? format2 : ''}${listing}`),
    ...messages.flatMap(message =>
      tell(message.role, message.role === 'tool' ? message.content : message.content.trim()),
    ),
    { control: '<|im_start|>' },
    { text: 'assistant\n' },
  ];
}

export const xlam2 = familyTemplate({
  stop: ['<|im_end|>', '<|endoftext|>'],
  none: 'No tool is suitable for this request.',
  speaks: true,
  notation: jsonArray,
  prompt: prompt2,
});
