import type { CallToolResult, ContentBlock } from '@modelcontextprotocol/client';
import { z } from 'zod';
import type { JsonValue } from '../tool.ts';
import { cleanText, withoutPrototypes } from './text.ts';

const text = z.object({ type: z.literal('text'), text: z.string() });
/** `data` is base64. */
const image = z.object({ type: z.literal('image'), data: z.base64(), mimeType: z.string().regex(/^image\/[\w.+-]+$/) });
const audio = z.object({ type: z.literal('audio'), data: z.base64(), mimeType: z.string().regex(/^audio\/[\w.+-]+$/) });
/** What the server names and does not send. The address may have any scheme: link to https alone. */
const link = z.object({
  type: z.literal('link'),
  uri: z.string(),
  name: z.string(),
  description: z.string().optional(),
  mimeType: z.string().optional(),
});
/** A document that the server sends: its text, or its bytes as base64. */
const resource = z.object({
  type: z.literal('resource'),
  uri: z.string(),
  mimeType: z.string().optional(),
  text: z.string().optional(),
  data: z.base64().optional(),
});

/** What a tool of an MCP server gave, in one shape whatever the server's revision of the protocol. */
export const mcpResult = z.object({
  content: z.array(z.discriminatedUnion('type', [text, image, audio, link, resource])),
  /** The same as data, as the tool's output schema says. */
  structured: z.json().optional(),
});
export type McpResult = z.infer<typeof mcpResult>;
type Part = McpResult['content'][number];

function partOf(block: ContentBlock): Part {
  switch (block.type) {
    case 'text':
      return { type: 'text', text: block.text };
    case 'image':
    case 'audio':
      return { type: block.type, data: block.data, mimeType: block.mimeType };
    case 'resource_link': {
      const { uri, name, title, description, mimeType } = block;
      return {
        type: 'link',
        uri,
        name: title ?? name,
        ...(description && { description }),
        ...(mimeType && { mimeType }),
      };
    }
    case 'resource': {
      const { uri, mimeType } = block.resource;
      const body = 'text' in block.resource ? { text: block.resource.text } : { data: block.resource.blob };
      return { type: 'resource', uri, ...(mimeType && { mimeType }), ...body };
    }
  }
}

/** Reads an answer to `tools/call`. Throws an `Error` where a part is not what it says to be. */
export function resultOf({ content, structuredContent }: CallToolResult): JsonValue {
  const { success, data } = mcpResult.safeParse({
    content: content.map(partOf),
    ...(structuredContent !== undefined && { structured: withoutPrototypes(structuredContent) }),
  });
  if (!success) throw new Error('a part of its answer is not what it says to be');
  return data as JsonValue;
}

/** What an answer that is an error says. */
export function errorTextOf({ content }: CallToolResult): string {
  return wordsOf(content.map(partOf)) || 'no reason given';
}

const longestSentence = 300;

/** The parts that are texts, joined; where none is, what the parts are. */
function wordsOf(parts: readonly Part[]): string {
  const texts = parts.flatMap(part => ('text' in part && part.text ? [part.text] : []));
  return cleanText((texts.length > 0 ? texts : parts.map(nameOf)).join('\n'), longestSentence);
}

function nameOf(part: Part): string {
  if (part.type === 'link') return part.name;
  if (part.type === 'resource') return part.uri;
  return 'mimeType' in part ? part.mimeType : '';
}

/** The text of a result, cut; without one its data, or the names of what it holds. */
export function describeResult(result: JsonValue): string {
  const { content, structured } = mcpResult.parse(result);
  const words = wordsOf(content);
  return words === '' && structured !== undefined ? cleanText(JSON.stringify(structured), longestSentence) : words;
}
