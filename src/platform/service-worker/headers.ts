/**
 * Cross-origin isolation: gives the page SharedArrayBuffer, with which the CPU engine runs on several threads. Sent by the host,
 * or added by the service worker. https://web.dev/articles/coop-coep
 */
export const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;
