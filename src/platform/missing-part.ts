const missing = new WeakSet<Error>();

/** Calls `onMissing` when a part of the page that is loaded on first use did not come. https://vite.dev/guide/build#load-error-handling */
export function watchMissingParts(onMissing: () => void): void {
  window.addEventListener('vite:preloadError', ({ payload }) => {
    missing.add(payload);
    onMissing();
  });
}

/** Whether a thrown value says that a part of the page did not come. */
export function isMissingPart(thrown: unknown): boolean {
  return thrown instanceof Error && missing.has(thrown);
}
