import { isolationHeaders } from './headers.ts';

/**
 * The page's service worker. Adds the headers of cross-origin isolation to the responses of this origin, for hosts that cannot
 * send them; `isolate.ts` registers it on those hosts alone. It stores nothing: the model's worker keeps the model's files.
 *
 * It is built to `service-worker.js` beside `index.html`, so that its scope is the page.
 */
declare const self: ServiceWorkerGlobalScope;

async function fetchIsolated(request: Request): Promise<Response> {
  const response = await fetch(request);
  // A redirect that the browser follows itself is opaque here and can only be passed on.
  if (response.status === 0) return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(isolationHeaders)) headers.set(name, value);
  const { status, statusText, body } = response;
  return new Response(body, { status, statusText, headers });
}

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', event => {
  const { request } = event;
  if (new URL(request.url).origin === self.location.origin) event.respondWith(fetchIsolated(request));
});
