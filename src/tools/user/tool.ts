import { AppError } from '../../errors.ts';
import type { OutsideContext, Sandbox } from '../context.ts';
import { toolFromSchema } from '../listed.ts';
import type { Arguments, JsonSchema, JsonValue, Tool } from '../tool.ts';
import type { HttpBody, UserToolDefinition } from './definition.ts';
import { textWithin } from './stream.ts';
import { fillBody, fillUrl } from './template.ts';

/** Sends a request to one of `hosts`; `purpose` is the name of the tool that asks. */
export type FetchPort = (
  url: URL,
  init: RequestInit & { readonly purpose: string; readonly hosts: readonly string[] },
) => Promise<Response>;

export interface UserToolPorts {
  readonly sandbox: Sandbox;
  readonly fetch: FetchPort;
}

const responseLimitBytes = 1024 * 1024;

/** The part of a value that a dotted path leads to, through properties of its own. */
function at(value: JsonValue, path: string): JsonValue | undefined {
  let part: unknown = value;
  for (const step of path.split('.')) {
    if (typeof part !== 'object' || part === null || !Object.hasOwn(part, step)) return undefined;
    part = (part as Readonly<Record<string, unknown>>)[step];
  }
  return part as JsonValue;
}

function parsed(text: string, host: string): JsonValue {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    throw new AppError('USER_TOOL_ANSWER_NOT_JSON', { host }, { cause: thrown });
  }
}

async function answerOf(response: Response, host: string, resultPath: string | undefined): Promise<JsonValue> {
  if (!response.ok) throw new AppError('USER_TOOL_HTTP', { host, status: response.status });
  const text = response.body ? await textWithin(response.body, responseLimitBytes) : '';
  if (text === null) throw new AppError('USER_TOOL_ANSWER_TOO_LARGE', { host, kib: responseLimitBytes / 1024 });
  const isJson = /^application\/([\w.+-]+\+)?json\b/i.test(response.headers.get('content-type') ?? '');
  if (resultPath === undefined) return isJson && text !== '' ? parsed(text, host) : text;
  const part = at(parsed(text, host), resultPath);
  if (part === undefined) throw new AppError('USER_TOOL_RESULT_PATH', { host, path: resultPath });
  return part;
}

function send({ method, url, headers, body, resultPath }: HttpBody, tool: string, host: string, fetch: FetchPort) {
  return async (args: Arguments, { signal }: OutsideContext): Promise<JsonValue> => {
    const filled = fillUrl(url, args);
    if (!filled) throw new AppError('USER_TOOL_VALUE', { tool });
    const content = body === undefined ? undefined : JSON.stringify(fillBody(body, args) ?? null);
    const sent = new Headers(headers);
    if (content !== undefined && !sent.has('content-type')) sent.set('content-type', 'application/json');
    const response = await fetch(filled, {
      method,
      headers: sent,
      ...(content !== undefined && { body: content }),
      signal,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      // It could lead to another host.
      redirect: 'error',
      purpose: tool,
      hosts: [host],
    });
    return answerOf(response, host, resultPath);
  };
}

/**
 * The tool of a definition. Code runs in the sandbox and has no effects; a request goes to the host of its address alone. Its runs throw
 * what the ports throw, and `USER_TOOL_*`.
 */
export function userTool(definition: UserToolDefinition, { sandbox, fetch }: UserToolPorts): Tool {
  const { name, title, description, parameters, examples = [], body } = definition;
  const shared = {
    name,
    title,
    description,
    parameters: parameters as JsonSchema,
    source: 'user',
    examples: examples.map(({ query, arguments: args }) => ({ query: { en: query, zh: query }, arguments: args })),
  } as const;
  if (body.kind === 'code')
    return toolFromSchema({
      ...shared,
      effects: 'none',
      permission: 'allow',
      // On the program's first line, whose number stays.
      run: async (input, { signal }) =>
        (await sandbox.run(`globalThis.args = input; ${body.code}`, { input, signal })).value,
    });
  const { host } = new URL(fillUrl(body.url, {}) ?? body.url);
  return toolFromSchema({
    ...shared,
    effects: 'network',
    hosts: [host],
    deletes: body.method === 'DELETE',
    run: send(body, name, host, fetch),
  });
}
