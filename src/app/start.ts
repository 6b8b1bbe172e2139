import i18next from 'i18next';
import { requestedEngine } from '@/features/chat/requested-engine';
import { startChat } from '@/features/chat/store';
import type { TinyGiant } from '@/features/embed/embed';
import type { Page } from '@/features/page/page';
import { startI18n } from '@/platform/i18n/i18n';
import { notify, ring } from '@/platform/ring';
import { isolate } from '@/platform/service-worker/isolate';

declare global {
  interface Window {
    /** What a page's own scripts may do with the agent. */
    tinyGiant?: TinyGiant;
  }
}

/** Starts all that the page holds. Never resolves where the page reloads itself for isolation. */
export async function startPage(): Promise<Page> {
  await startI18n();
  if (await isolate()) return new Promise(() => undefined);
  const { page, embed } = await startChat({
    engine: requestedEngine(),
    onRing(timer, _, silent) {
      if (!silent) void ring();
      notify(timer.label ?? i18next.t('timer.untitled'), i18next.t('timer.rang'));
    },
  });
  window.tinyGiant = embed;
  return page;
}
