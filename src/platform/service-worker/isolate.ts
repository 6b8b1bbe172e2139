import { register } from './registration';

/** Set while the page reloads for isolation: one that comes back without it must not reload again. */
const reloadingKey = 'tiny-giant.isolating';
/** A page that waits this long for its service worker goes on without it. */
const patienceMs = 5000;

function activated(registration: ServiceWorkerRegistration): Promise<boolean> {
  return new Promise(resolve => {
    const worker = registration.installing ?? registration.waiting ?? registration.active;
    const look = () => {
      if (worker?.state === 'activated') resolve(true);
      else if (!worker || worker.state === 'redundant') resolve(false);
    };
    worker?.addEventListener('statechange', look);
    look();
    setTimeout(() => resolve(false), patienceMs);
  });
}

/**
 * Makes the page cross-origin isolated where its host sends no COOP and COEP: registers the service worker that adds them and
 * reloads the page once. Resolves to true when the page is about to reload, so that nothing should be started; to false when
 * it is isolated, or cannot be (no service workers, inside a frame, storage denied): the CPU engine then runs on one thread.
 */
export async function isolate(): Promise<boolean> {
  try {
    if (crossOriginIsolated) {
      sessionStorage.removeItem(reloadingKey);
      return false;
    }
    // Only the top page's headers count, and only a secure context has service workers.
    if (window.top !== window || !('serviceWorker' in navigator)) return false;
    if (sessionStorage.getItem(reloadingKey)) return false;
    if (!(await activated(await register()))) return false;
    sessionStorage.setItem(reloadingKey, 'true');
  } catch {
    // Storage or service workers are denied, or the host does not serve the script: one thread it is.
    return false;
  }
  location.reload();
  return true;
}
