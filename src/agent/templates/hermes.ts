import type { PromptPiece } from '../../decode/decoder.ts';
import { formatJson } from '../../decode/json-schema/values.ts';
import type { JsonSchema, JsonValue } from '../../tools/tool.ts';
import { familyTemplate, type ListedFunction, type Message } from './family.ts';
import { taggedJson } from './notations.ts';
import { isObject } from './reader.ts';

/*
 * The template of Hermes 2 Pro and Hermes 3 on Llama 3 (Nous Research; the `tool_use` template of their published tokenizers): ChatML
 * behind the BOS, each tool with its signature in Python's words. Its tags are ordinary text.
 */

const messageStart: PromptPiece = { control: '<|im_start|>' };
const messageEnd: readonly PromptPiece[] = [{ control: '<|im_end|>' }, { text: '\n' }];

const pythonTypes: Readonly<Record<string, string>> = {
  string: 'str',
  number: 'float',
  integer: 'int',
  boolean: 'bool',
};

/** A schema's type as Python's annotations name it. */
function pythonType(schema: JsonValue | undefined): string {
  if (!isObject(schema)) return 'Any';
  const { type } = schema;
  if (typeof type === 'string' && Object.hasOwn(pythonTypes, type)) return pythonTypes[type] ?? 'Any';
  if (type === 'array') return `list[${pythonType(schema.items)}]`;
  if (type === 'object')
    return schema.additionalProperties === undefined ? 'dict' : `dict[str, ${pythonType(schema.additionalProperties)}]`;
  if (Array.isArray(type)) return `Union[${type.map((one: JsonValue) => pythonType({ type: one })).join(',')}]`;
  return 'Any';
}

function propertiesOf({ properties }: JsonSchema): readonly (readonly [string, JsonValue])[] {
  return isObject(properties) ? Object.entries(properties) : [];
}

/** A tool as the family's models saw it in training: the description is no JSON text, and the outer brace stays open. */
function listing({ function: { name, description, parameters } }: ListedFunction): string {
  const properties = propertiesOf(parameters);
  const signature = properties.map(([key, schema]) => `${key}: ${pythonType(schema)}`).join(', ');
  const args = properties.map(([key, schema]) => {
    const told = isObject(schema) && typeof schema.description === 'string' ? schema.description.trim() : '';
    return `        ${key}(${pythonType(schema)}): ${told}`;
  });
  const told = `${name}(${signature}) - ${description}\n\n${args.length > 0 ? `    Args:\n${args.join('')}` : ''}`;
  const schema = properties.length === 0 ? '{}' : formatJson(parameters);
  return `{"type": "function", "function": {"name": "${name}", "description": "${told}", "parameters": ${schema}}`;
}

const callSchema =
  '{"properties": {"name": {"title": "Name", "type": "string"}, "arguments": {"title": "Arguments", "type": "object"}}, "required": ["name", "arguments"], "title": "FunctionCall", "type": "object"}}';

function systemText(tools: readonly ListedFunction[]): string {
  return [
    'You are a function calling AI model. You are provided with function signatures within <tools></tools> XML tags. ',
    "You may call one or more functions to assist with the user query. Don't make assumptions about what values to plug into functions. ",
    `Here are the available tools: <tools> ${tools.map(listing).join('\n')} </tools>`,
    `Use the following pydantic model json schema for each tool call you will make: ${callSchema}\n`,
    'For each function call return a json object with function name and arguments within <tool_call></tool_call> XML tags as follows:\n',
    '<tool_call>\n{"name": <function-name>, "arguments": <args-dict>}\n</tool_call>',
  ].join('');
}

const told = (content: string): readonly PromptPiece[] => (content === '' ? [] : [{ text: content }]);

const tell = (role: string, content: string): readonly PromptPiece[] => [
  messageStart,
  { text: `${role}\n` },
  ...told(content),
  ...messageEnd,
];

function prompt(messages: readonly Message[], tools: readonly ListedFunction[]): readonly PromptPiece[] {
  const pieces: PromptPiece[] = [{ control: '<|begin_of_text|>' }, ...tell('system', systemText(tools))];
  messages.forEach((message, index) => {
    if (message.role !== 'tool') {
      pieces.push(...tell(message.role, message.content));
      return;
    }
    if (messages[index - 1]?.role !== 'tool') pieces.push(messageStart, { text: 'tool\n' });
    pieces.push({ text: '<tool_response>\n' }, ...told(message.content), { text: '\n</tool_response>' });
    const next = messages[index + 1];
    if (next) pieces.push({ text: '\n' });
    // No line break behind the end of results: so it is in the published template.
    if (next?.role !== 'tool') pieces.push({ control: '<|im_end|>' });
  });
  return [...pieces, messageStart, { text: 'assistant\n' }];
}

export const hermes = familyTemplate({
  stop: ['<|im_end|>', '<|end_of_text|>'],
  none: 'No tool fits this request.',
  speaks: true,
  notation: taggedJson,
  prompt,
});
