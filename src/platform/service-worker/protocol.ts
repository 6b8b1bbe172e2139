/** The service worker's script, beside `index.html`: its folder is its scope. */
export const workerPath = 'service-worker.js';

/** A built file that the page needs without a network. */
export interface StoredFile {
  /** Relative to the service worker. */
  readonly url: string;
  /** What the store keeps it under beside its address; null where the name holds a hash already. */
  readonly revision: string | null;
  /** Its subresource integrity: what is stored is byte for byte what was built. */
  readonly integrity: string;
}

/** The files of one build. */
export interface StoredFiles {
  /** What a first screen needs. */
  readonly shell: readonly StoredFile[];
  /** All else: panels, tools, engines. */
  readonly parts: readonly StoredFile[];
}

/** What a page tells the service worker. */
export type WorkerMessage =
  /** Store what the first visit did not need: the model is here now. */
  | { readonly type: 'store.parts' }
  /** The person wants the newer version. */
  | { readonly type: 'take.over' };

/** Where other apps post what a person shares, as `manifest.webmanifest` says. */
export const sharePath = 'share';
