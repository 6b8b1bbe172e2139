import type { ModelRecord } from '../catalogue.ts';
import { openModelFile } from '../storage.ts';

/** A host that cannot exist (RFC 2606): WebLLM finds every file in its cache, and one that it did not find would not be fetched. */
const origin = 'https://model.invalid';

/** Where WebLLM believes the model to be. */
export function addressesOf(record: ModelRecord, library: string): { model: string; library: string } {
  const model = `${origin}/${record.id}/resolve/main/`;
  return { model, library: model + library };
}

function pathOf(request: RequestInfo | URL): string {
  const { href } = request instanceof Request ? new URL(request.url) : new URL(request);
  return href.slice(href.indexOf('/resolve/main/') + '/resolve/main/'.length);
}

/**
 * Gives WebLLM, which checks no shard and keeps copies of its own under plain URLs, the verified files of our storage in place of
 * the browser's caches. Only what WebLLM 0.2.86 calls exists; an abort of `signal` reaches WebLLM at the next file. Returns the
 * function that gives the browser's caches back.
 */
export function lendModelFiles(record: ModelRecord, signal?: AbortSignal): () => void {
  const shelf: Pick<Cache, 'match' | 'add' | 'keys'> = {
    match(request) {
      signal?.throwIfAborted();
      return openModelFile(record, pathOf(request));
    },
    add: async () => undefined,
    keys: async () => record.files.map(({ path }) => new Request(addressesOf(record, path).library)),
  };
  const lent = { open: async () => shelf };
  Object.defineProperty(globalThis, 'caches', { value: lent, configurable: true });
  return () => {
    Reflect.deleteProperty(globalThis, 'caches');
  };
}
