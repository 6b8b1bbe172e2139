import { AppError } from '../../errors.ts';
import { definitionLimitBytes, readDefinition, type UserToolDefinition } from './definition.ts';
import { isToolLink, toolLinkPrefix } from './link-prefix.ts';
import { textWithin } from './stream.ts';

/** Longer ones many messengers cut off. */
const linkLimit = 32 * 1024;

function streamOf(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new Blob([bytes]).stream();
}

function toBase64Url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, byte => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, character => character.charCodeAt(0));
}

/** The fragment of an address that holds a definition: `#tool=` and its deflated JSON in base64url. Throws `USER_TOOL_TOO_LARGE`. */
export async function linkOf(definition: UserToolDefinition): Promise<string> {
  const json = new TextEncoder().encode(JSON.stringify(definition));
  const deflated = streamOf(json).pipeThrough(new CompressionStream('deflate'));
  const link = toolLinkPrefix + toBase64Url(new Uint8Array(await new Response(deflated).arrayBuffer()));
  if (link.length > linkLimit) throw new AppError('USER_TOOL_TOO_LARGE', { kib: linkLimit / 1024 });
  return link;
}

/** What a link holds, as JSON text; null where it inflates beyond what a definition may have. */
async function inflate(link: string): Promise<string | null> {
  const inflated = streamOf(fromBase64Url(link)).pipeThrough(new DecompressionStream('deflate'));
  return textWithin(inflated, definitionLimitBytes);
}

/**
 * The definition in a fragment that `linkOf` made. Nothing is installed. Throws `USER_TOOL_LINK` where it is damaged, and what
 * `readDefinition` throws.
 */
export async function readLink(fragment: string): Promise<UserToolDefinition> {
  if (!isToolLink(fragment)) throw new AppError('USER_TOOL_LINK');
  if (fragment.length > linkLimit) throw new AppError('USER_TOOL_TOO_LARGE', { kib: linkLimit / 1024 });
  let value: unknown;
  try {
    const json = await inflate(fragment.slice(toolLinkPrefix.length));
    if (json === null) throw new AppError('USER_TOOL_TOO_LARGE', { kib: definitionLimitBytes / 1024 });
    value = JSON.parse(json);
  } catch (thrown) {
    throw thrown instanceof AppError ? thrown : new AppError('USER_TOOL_LINK', {}, { cause: thrown });
  }
  return readDefinition(value);
}
