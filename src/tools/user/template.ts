import { type Fault, fault } from '../faults.ts';
import type { Arguments, JsonValue } from '../tool.ts';

const placeholder = /\{([^{}]*)\}/g;
const dots = /^(?:\.|%2e){1,2}$/i;
const schemes = /^(?:https:\/\/|http:\/\/(?:localhost|127\.0\.0\.1)(?=[:/?]|$))/i;

/** The parameters that an address names, in their order. */
export function placeholdersOf(template: string): readonly string[] {
  return [...template.matchAll(placeholder)].map(([, name = '']) => name);
}

function split(template: string): { readonly path: string; readonly query: string | undefined } {
  const at = template.indexOf('?');
  return at < 0 ? { path: template, query: undefined } : { path: template.slice(0, at), query: template.slice(at + 1) };
}

/**
 * Why an address with `{placeholders}` cannot be called; null where it can. Its host stands before the first of them, so
 * that no value can change it.
 */
export function faultOfUrl(template: string): Fault | null {
  if (!schemes.test(template)) return fault('url-scheme');
  if (/[\\#\s]/.test(template)) return fault('url-characters');
  if (/[{}]/.test(template.replaceAll(placeholder, ''))) return fault('url-brace');
  const [, authority = ''] = /^\w+:\/\/([^/?]*)/.exec(template) ?? [];
  if (/[{}]/.test(authority)) return fault('url-host');
  const bare = template.replaceAll(placeholder, 'x');
  if (!URL.canParse(bare)) return fault('url-none');
  const { username, password } = new URL(bare);
  if (username || password || authority.includes('@')) return fault('url-user');
  if (
    split(template)
      .path.split('/')
      .some(segment => dots.test(segment))
  )
    return fault('url-dots');
  return null;
}

function textOf(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Percent-encodes all that has a meaning in an address. */
function encode(value: JsonValue): string {
  return encodeURIComponent(textOf(value).toWellFormed()).replace(
    /[!'()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

const fill = (template: string, args: Arguments) =>
  template.replaceAll(placeholder, (_, name: string) => (Object.hasOwn(args, name) ? encode(args[name] ?? null) : ''));

/**
 * The address with each placeholder's value, percent-encoded; a pair of the query whose value is absent is left out. `template` has
 * passed `faultOfUrl`. Null where a value would be `.` or `..` as a whole step of the path, which no encoding keeps from climbing.
 */
export function fillUrl(template: string, args: Arguments): URL | null {
  const { path, query } = split(template);
  const filled = fill(path, args);
  if (filled.split('/').some(segment => dots.test(segment))) return null;
  const pairs = query
    ?.split('&')
    .filter(pair => placeholdersOf(pair).every(name => Object.hasOwn(args, name)))
    .map(pair => fill(pair, args));
  return new URL(pairs?.length ? `${filled}?${pairs.join('&')}` : filled);
}

/**
 * The body with every text that is one `{placeholder}` replaced by its argument's value, as JSON. What has no value is left out of an
 * object and is null in a list; all other texts, and the names of properties, stay as they are.
 */
export function fillBody(template: JsonValue, args: Arguments): JsonValue | undefined {
  if (typeof template === 'string') {
    const [, name] = /^\{([^{}]*)\}$/.exec(template) ?? [];
    if (name === undefined) return template;
    return Object.hasOwn(args, name) ? args[name] : undefined;
  }
  if (Array.isArray(template)) return template.map((item: JsonValue) => fillBody(item, args) ?? null);
  if (typeof template !== 'object' || template === null) return template;
  const filled = Object.entries(template).map(([key, value]) => [key, fillBody(value, args)] as const);
  return Object.fromEntries(filled.filter((entry): entry is [string, JsonValue] => entry[1] !== undefined));
}
