import { AppError } from '../../errors.ts';

export type Fetch = (address: string | URL, init?: RequestInit) => Promise<Response>;

const mostBytes = 8 * 1024 * 1024;
const newline = 10;

/** Fails a body that grows beyond the limit; of a stream of events, one event that does. */
function limited(
  error: AppError,
  ofEvents: boolean,
  onTooLarge: (error: AppError) => void,
): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let bytes = 0;
  let last = 0;
  return new TransformStream({
    transform(chunk, controller) {
      for (const byte of chunk) {
        // An empty line ends an event; a carriage return before its end does not count.
        if (ofEvents && byte === newline && last === newline) bytes = 0;
        else bytes += 1;
        if (byte !== 13) last = byte;
      }
      if (bytes <= mostBytes) {
        controller.enqueue(chunk);
        return;
      }
      controller.error(error);
      onTooLarge(error);
    },
  });
}

/**
 * `fetch` whose answers cannot fill the memory. What the network refuses is a `TypeError`, as the browser's own `fetch` has it and as
 * the SDK expects it, with the page's error as its cause. The SDK takes a body that breaks off for a pause, so `onTooLarge` hears of one
 * that was too large.
 */
export function limitFetch(fetch: Fetch, onTooLarge: (error: AppError) => void = () => undefined): Fetch {
  return async (address, init) => {
    const response = await fetch(address, init).catch((thrown: unknown) => {
      if (thrown instanceof AppError && thrown.code === 'NETWORK_CORS')
        throw new TypeError(thrown.message, { cause: thrown });
      throw thrown;
    });
    if (!response.body) return response;
    const { status, statusText, headers } = response;
    const ofEvents = headers.get('content-type')?.startsWith('text/event-stream') ?? false;
    const error = new AppError('MCP_TOO_LARGE', { host: new URL(address).host, mebibytes: mostBytes / 1024 ** 2 });
    const body = response.body.pipeThrough(limited(error, ofEvents, onTooLarge));
    return new Response(body, { status, statusText, headers });
  };
}
