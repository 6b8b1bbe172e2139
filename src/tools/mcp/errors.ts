import { AppError } from '../../errors.ts';
import { cleanText } from './text.ts';

type Sdk = typeof import('@modelcontextprotocol/client');

/** A thrown value and what caused it, innermost last. */
function* causesOf(thrown: unknown): Generator<unknown> {
  for (let cause = thrown; cause !== undefined; cause = cause instanceof Error ? cause.cause : undefined) yield cause;
}

/** The status of a refused request; undefined where the request was not refused. */
export function statusOf(sdk: Sdk, thrown: unknown): number | undefined {
  for (const cause of causesOf(thrown)) {
    if (cause instanceof sdk.SdkHttpError) return cause.status;
    // The older transport says the status in its event's code, or in the words of its error.
    if (cause instanceof sdk.SseError && cause.code !== undefined) return cause.code;
    const said = cause instanceof Error && /\(HTTP (\d{3})\)/.exec(cause.message);
    if (said) return Number(said[1]);
  }
  return undefined;
}

/** True where the server forgot the session: nothing of the request was done. Some answer 400 where the protocol says 404. */
export function isSessionLost(sdk: Sdk, thrown: unknown): boolean {
  const status = statusOf(sdk, thrown);
  return status === 404 || (status === 400 && /session/i.test(String(thrown)));
}

/** Whose failure it is: what the error's message names. */
export interface Place {
  /** The server's name, or its host until it said one. */
  readonly server: string;
  readonly host: string;
  readonly seconds: number;
}

function codeOf(sdk: Sdk, thrown: unknown): string | undefined {
  if (thrown instanceof sdk.UnauthorizedError || thrown instanceof sdk.InsufficientScopeError)
    return 'MCP_UNAUTHORIZED';
  if (!(thrown instanceof sdk.SdkError)) return undefined;
  switch (thrown.code) {
    case sdk.SdkErrorCode.RequestTimeout:
      return 'MCP_TIMEOUT';
    case sdk.SdkErrorCode.ConnectionClosed:
    case sdk.SdkErrorCode.NotConnected:
      return 'MCP_CLOSED';
    case sdk.SdkErrorCode.ClientHttpUnexpectedContent:
      return 'MCP_NOT_A_SERVER';
    default:
      return undefined;
  }
}

/** What a failure of the SDK means to a person. The page's own errors stay as they are, and so does a cancellation. */
export function mcpError(sdk: Sdk, thrown: unknown, place: Place): unknown {
  if (thrown instanceof DOMException) return thrown;
  const { server, host, seconds } = place;
  for (const cause of causesOf(thrown)) {
    if (cause instanceof AppError && cause.code !== 'NETWORK_CORS') return cause;
    const code = codeOf(sdk, cause);
    if (code) return new AppError(code, { server, host, seconds }, { cause: thrown });
  }
  const status = statusOf(sdk, thrown);
  if (status === 401 || status === 403) return new AppError('MCP_UNAUTHORIZED', { server }, { cause: thrown });
  if (status !== undefined && (status >= 500 || status === 429))
    return new AppError('NETWORK_STATUS', { host, status }, { cause: thrown });
  if (status !== undefined) return new AppError('MCP_NOT_A_SERVER', { host, status }, { cause: thrown });
  if ([...causesOf(thrown)].some(cause => cause instanceof TypeError))
    return new AppError('MCP_UNREACHABLE', { host }, { cause: thrown });
  const reason = cleanText(thrown instanceof Error ? thrown.message : String(thrown), 200);
  return new AppError('MCP_PROTOCOL', { server, reason }, { cause: thrown });
}

const passing: ReadonlySet<string> = new Set([
  'MCP_UNREACHABLE',
  'MCP_TIMEOUT',
  'MCP_CLOSED',
  'NETWORK_OFFLINE',
  'NETWORK_TIMEOUT',
  'NETWORK_INTERRUPTED',
  'NETWORK_STATUS',
]);

/** Whether trying again later may help. */
export function isPassing(thrown: unknown): boolean {
  return thrown instanceof AppError && passing.has(thrown.code);
}
