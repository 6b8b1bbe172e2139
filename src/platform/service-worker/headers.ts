/**
 * Cross-origin isolation: gives the page SharedArrayBuffer, with which the CPU engine runs on several threads. Sent by the host,
 * or added by the service worker. https://web.dev/articles/coop-coep
 */
export const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

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
export const securityHeaders = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
} as const;
