/** What of `navigator.storage` the page uses; some browsers and insecure pages lack parts of it, or all. */
export type PageStorage = Partial<Pick<StorageManager, 'estimate' | 'persisted' | 'persist'>>;

function pageStorage(): PageStorage {
  return (globalThis.navigator as Partial<Navigator> | undefined)?.storage ?? {};
}

/** Bytes. */
export interface StorageEstimate {
  /** All that this page's origin keeps, as the browser counts. */
  readonly used: number;
  /** How much it may keep. */
  readonly quota: number;
}

/** Null where the browser does not say. Never rejects. */
export async function estimate(storage: PageStorage = pageStorage()): Promise<StorageEstimate | null> {
  try {
    const { usage, quota } = (await storage.estimate?.()) ?? {};
    return usage === undefined || quota === undefined ? null : { used: usage, quota };
  } catch {
    return null;
  }
}

/** Whether the browser keeps what is stored here when its disk runs full. Null where it does not say. Never rejects. */
export async function persisted(storage: PageStorage = pageStorage()): Promise<boolean | null> {
  try {
    return (await storage.persisted?.()) ?? null;
  } catch {
    return null;
  }
}

/** Asks the browser to keep what is stored here. Resolves to whether it does. Never rejects. */
export async function persist(storage: PageStorage = pageStorage()): Promise<boolean> {
  try {
    return (await storage.persist?.()) ?? false;
  } catch {
    return false;
  }
}
