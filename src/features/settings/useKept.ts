import { useCallback, useEffect, useState } from 'react';
import { estimate, persisted, type StorageEstimate } from '@/platform/persistence';
import { useChat } from '../chat/store';
import { usePage } from '../page/page';
import { type Kept, keptIn } from './kept';

export interface KeptHere {
  /** Null until it was counted. */
  readonly kept: readonly Kept[] | null;
  /** As the browser counts, model files and all; null where it does not say. */
  readonly estimate: StorageEstimate | null;
  /** Whether the browser promised to keep it; null where it does not say. */
  readonly persisted: boolean | null;
  recount(): Promise<void>;
}

/** What this browser keeps for the page. Counted when it is first shown, after each load of the model, and when told. */
export function useKept(): KeptHere {
  const { database, onStorageError } = usePage();
  const loading = useChat(({ model }) => model.status === 'loading');
  const [found, setFound] = useState<Omit<KeptHere, 'recount'>>({ kept: null, estimate: null, persisted: null });
  const recount = useCallback(async () => {
    try {
      const [kept, used, promised] = await Promise.all([keptIn(database), estimate(), persisted()]);
      setFound({ kept, estimate: used, persisted: promised });
    } catch (thrown) {
      onStorageError(thrown);
    }
  }, [database, onStorageError]);
  useEffect(() => void recount(), [recount]);
  // What a load stored counts as well.
  useEffect(() => {
    if (!loading) void recount();
  }, [loading, recount]);
  return { ...found, recount };
}
