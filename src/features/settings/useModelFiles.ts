import { useCallback, useEffect, useState } from 'react';
import type { ModelRecord } from '@/engine/catalogue';
import { removeFiles, type StoredFiles, storedFiles } from '@/engine/storage';
import { useChat } from '../chat/store';

/** A record whose folder is an address, as the storage keeps its files. */
export function addressed(record: ModelRecord): ModelRecord {
  return { ...record, folder: new URL(record.folder, document.baseURI).href };
}

/** What this browser keeps of the model, counted again after each load. */
export function useModelFiles(record: ModelRecord): {
  /** Null until it was counted. */
  readonly stored: StoredFiles | null;
  /** Bytes that the last removal freed; null before one. */
  readonly freed: number | null;
  remove(): void;
} {
  const status = useChat(({ model }) => model.status);
  const [stored, setStored] = useState<StoredFiles | null>(null);
  const [freed, setFreed] = useState<number | null>(null);
  const count = useCallback(async () => setStored(await storedFiles(addressed(record))), [record]);
  useEffect(() => {
    if (status === 'loading') setFreed(null);
    void count();
  }, [status, count]);
  return {
    stored,
    freed,
    async remove() {
      const { bytes } = await removeFiles(addressed(record));
      setFreed(bytes);
      await count();
    },
  };
}
