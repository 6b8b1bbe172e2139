import { isolationHeaders, securityHeaders } from '../src/platform/service-worker/headers.ts';

/**
 * What the page's response headers are, said once: `scripts/serve.ts`, Vite's two servers, `docs/hosting.md` (by a test) and
 * `public/_headers` (by a test) all hold these values.
 */
export type Headers = Readonly<Record<string, string>>;

export { isolationHeaders, securityHeaders };

/** All headers of production. */
export const productionHeaders: Headers = { ...isolationHeaders, ...securityHeaders };

/** Build outputs whose name holds a hash of their content never change; everything else is asked for again, by its ETag. */
export const immutableFolder = 'assets/';
export const immutableCaching = 'public, max-age=31536000, immutable';
export const revalidatedCaching = 'no-cache';
