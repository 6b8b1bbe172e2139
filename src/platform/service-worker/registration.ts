import { workerPath } from './protocol';

/** Registers the page's service worker; its script is asked for anew at every check. Rejects where that is denied or impossible. */
export function register(): Promise<ServiceWorkerRegistration> {
  return navigator.serviceWorker.register(new URL(workerPath, document.baseURI), { updateViaCache: 'none' });
}
