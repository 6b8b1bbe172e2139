import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { persist } from '@/platform/persistence';
import type { UpdateState } from '@/platform/service-worker/updates';
import { Button } from '@/ui/Button';
import { Strip } from '../chat/notices/Strip';
import { useChat } from '../chat/store';
import { useChanges, usePage } from '../page/page';
import { receiveLaunches } from './launch';
import './texts';
import { updates } from './updates';

/** Asks the browser to keep what is here, once there is reason to: the app was installed, or the person came back to what is kept. */
function usePersistence(): void {
  const { installation } = usePage();
  useChanges(installation);
  const cameBack = useRef(useChat(state => state.conversations.length > 0)).current;
  const { installed } = installation;
  useEffect(() => {
    if (cameBack || installed) void persist();
  }, [cameBack, installed]);
}

/** What the page does as an app: keeps itself for use without a network, takes what is shared, and offers a newer version. */
export function Installed() {
  const { t } = useTranslation();
  const page = usePage();
  useChanges(updates);
  usePersistence();
  const [putAway, setPutAway] = useState<UpdateState>('current');

  const loaded = useChat(state => state.model.status !== 'loading');
  useEffect(() => {
    // What a first visit needs comes first: the model and the page share one line.
    if (loaded) void updates.start();
  }, [loaded]);
  useEffect(() => {
    receiveLaunches(page).catch(thrown => page.notices.add(thrown));
  }, [page]);

  const { state } = updates;
  if (state === 'current' || state === putAway) return null;
  return (
    <Strip
      title={t(`installed.${state}.title`)}
      actions={
        <>
          <Button small onClick={() => updates.take()}>
            {t('installed.reload')}
          </Button>
          <Button look="quiet" small onClick={() => setPutAway(state)}>
            {t('installed.later')}
          </Button>
        </>
      }
    >
      {t(`installed.${state}.body`)}
    </Strip>
  );
}
