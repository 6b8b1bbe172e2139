import type { PromptPiece } from '../../decode/decoder.ts';
import { familyTemplate, type ListedFunction, type Message } from './family.ts';
import { jsonObject } from './notations.ts';

/*
 * The template of Llama 3.1, 3.2 and 3.3 (Meta; `chat_template` of their published tokenizers, and the model cards' section on
 * JSON-based tool calling): tools in the first user message, a call as one JSON object with `parameters`.
 */

/** The date that the template names where it is told none: a date that changed would empty the KV cache every day. */
const date = '26 Jul 2024';

const end: PromptPiece = { control: '<|eot_id|>' };

const header = (role: string): readonly PromptPiece[] => [
  { control: '<|start_header_id|>' },
  { text: role },
  { control: '<|end_header_id|>' },
  { text: '\n\n' },
];

const told = (content: string): readonly PromptPiece[] => (content === '' ? [] : [{ text: content }]);

function listing(tools: readonly ListedFunction[]): string {
  if (tools.length === 0) return '';
  return [
    'Given the following functions, please respond with a JSON for a function call ',
    'with its proper arguments that best answers the given prompt.\n\n',
    'Respond in the format {"name": function name, "parameters": dictionary of argument name and its value}.',
    'Do not use variables.\n\n',
    ...tools.map(tool => `${JSON.stringify(tool, null, 4)}\n\n`),
  ].join('');
}

function prompt(messages: readonly Message[], tools: readonly ListedFunction[]): readonly PromptPiece[] {
  const environment = tools.length > 0 ? 'Environment: ipython\n' : '';
  const system = `${environment}Cutting Knowledge Date: December 2023\nToday Date: ${date}\n\n`;
  return [
    { control: '<|begin_of_text|>' },
    ...header('system'),
    { text: system },
    end,
    ...messages.flatMap((message, index): readonly PromptPiece[] => {
      if (message.role === 'tool') return [...header('ipython'), ...told(JSON.stringify(message.content)), end];
      const before = index === 0 ? listing(tools) : '';
      return [...header(message.role), ...told(before), ...told(message.content.trim()), end];
    }),
    ...header('assistant'),
  ];
}

export const llama3 = familyTemplate({
  stop: ['<|eot_id|>', '<|eom_id|>', '<|end_of_text|>'],
  none: 'No function fits this request.',
  speaks: true,
  notation: jsonObject,
  prompt,
});
