import { isolationHeaders } from '../src/platform/service-worker/headers.ts';

/**
 * What the page's response headers are, said once: `scripts/serve.ts`, Vite's two servers, `docs/hosting.md` (by a test) and
 * `public/_headers` (by a test) all hold these values.
 */
export type Headers = Readonly<Record<string, string>>;

export { isolationHeaders };

/**
 * What the page may load and contact. `wasm-unsafe-eval` compiles the engines, `blob:` workers are the CPU engine's threads,
 * `connect-src` stays wide because hosts that a person allows cannot be known here: `src/platform/egress` holds that list.
 */
export const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "connect-src 'self' https: http://localhost:* http://127.0.0.1:*",
  "img-src 'self' data: blob:",
  "style-src 'self'",
  "font-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "frame-ancestors 'self'",
  "form-action 'none'",
].join('; ');

/** For every response, scripts included: a worker takes the policy of its own response. */
export const securityHeaders: Headers = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

/** All headers of production. */
export const productionHeaders: Headers = { ...isolationHeaders, ...securityHeaders };

/** Build outputs whose name holds a hash of their content never change; everything else is asked for again, by its ETag. */
export const immutableFolder = 'assets/';
export const immutableCaching = 'public, max-age=31536000, immutable';
export const revalidatedCaching = 'no-cache';
