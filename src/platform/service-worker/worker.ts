import { PrecacheController } from 'workbox-precaching/PrecacheController.js';
import { PrecacheRoute } from 'workbox-precaching/PrecacheRoute.js';
import { registerRoute } from 'workbox-routing/registerRoute.js';
import { NetworkOnly } from 'workbox-strategies/NetworkOnly.js';
import { isolationHeaders, securityHeaders } from './headers.ts';
import { type StoredFile, type StoredFiles, sharePath, type WorkerMessage } from './protocol.ts';
import { keepShared } from './shared.ts';

/**
 * The page's service worker: keeps the built files, so that the page opens without a network, and adds the headers of cross-origin
 * isolation where the host cannot send them. The model's files pass it by: the model's worker keeps those, under their hash.
 *
 * A first visit stores the shell alone, which is a few hundred kilobytes, so that a page that waits for its isolation does not wait
 * long; the parts follow when the page says that its model is here. An update stores all before it waits for the person's word:
 * until then the old worker serves the old files, and only the new one's activation deletes them.
 *
 * It is built to `service-worker.js` beside `index.html`, so that its scope is the page.
 */
declare const self: ServiceWorkerGlobalScope;

/** Written into the script when it is built, by `scripts/service-worker.ts`. */
declare const storedFiles: StoredFiles;

function withHeaders(response: Response): Response {
  // A redirect that the browser follows itself is opaque here and can only be passed on.
  if (response.status === 0) return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(isolationHeaders)) headers.set(name, value);
  for (const [name, value] of Object.entries(securityHeaders)) if (!headers.has(name)) headers.set(name, value);
  const { status, statusText, body } = response;
  return new Response(body, { status, statusText, headers });
}

const plugins = [{ fetchDidSucceed: async ({ response }: { response: Response }) => withHeaders(response) }];

/** A store of built files. Its name holds the scope: pages in other folders of this origin have their own. */
function createStore(name: string, files: readonly StoredFile[]): PrecacheController {
  const store = new PrecacheController({ cacheName: `tiny-giant-${name} ${self.registration.scope}`, plugins });
  store.addToCacheList(files.map(file => ({ ...file, revision: file.revision ?? null })));
  // An address's parameters are for the page, as in `./?engine=cpu`.
  registerRoute(new PrecacheRoute(store, { ignoreURLParametersMatching: [/./], cleanURLs: false }));
  return store;
}

const files = storedFiles;
const shell = createStore('shell', files.shell);
const parts = createStore('parts', files.parts);

/** Fetches the parts that are not stored yet, one after the other. Rejects at the first that is not what was built. */
async function storeParts(event: ExtendableEvent): Promise<void> {
  for (const [url, cacheKey] of parts.getURLsToCacheKeys()) {
    const integrity = parts.getIntegrityForCacheKey(cacheKey) ?? '';
    const request = new Request(url, { integrity });
    await Promise.all(parts.strategy.handleAll({ event, request, params: { cacheKey, integrity } }));
  }
}

registerRoute(
  ({ url }) => url.href === new URL(sharePath, self.registration.scope).href,
  async ({ request }) => {
    await keepShared(await request.formData());
    return Response.redirect(self.registration.scope, 303);
  },
  'POST',
);
// Other documents of this host: only theirs and workers' responses need the headers.
registerRoute(({ request }) => request.mode === 'navigate', new NetworkOnly({ plugins }));

self.addEventListener('install', event => {
  void shell.install(event);
  if (self.registration.active) void parts.install(event);
  else void self.skipWaiting();
});
self.addEventListener('activate', event => {
  void shell.activate(event);
  void parts.activate(event);
  event.waitUntil(self.clients.claim());
});
self.addEventListener('message', event => {
  const { type }: WorkerMessage = event.data;
  if (type === 'take.over') void self.skipWaiting();
  else event.waitUntil(storeParts(event));
});
