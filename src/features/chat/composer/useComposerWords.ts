import { useTranslation } from 'react-i18next';
import type { Load } from '../arrival/useLoad';
import type { ChatState } from '../state';

export interface ComposerWords {
  readonly placeholder: string;
  /** What becomes of a request now; null when it simply runs. */
  readonly hint: string | null;
  /** What Enter does. */
  readonly enter: string;
}

/** What the composer says: what to write, and what will become of it. */
export function useComposerWords({ model, turns }: ChatState, { secondsLeft }: Load): ComposerWords {
  const { t } = useTranslation();
  const last = turns.at(-1);
  const asks = (status: 'clarifying' | 'permitting') => last?.calls.some(call => call.status === status) ?? false;

  if (asks('clarifying'))
    return { placeholder: t('composer.fill'), hint: t('composer.fills'), enter: t('composer.enterFills') };
  const placeholder = t('composer.placeholder');
  const enter = t('composer.enterQueues');
  if (asks('permitting')) return { placeholder, hint: t('composer.waitsForAnswer'), enter };
  if (model.status === 'paused') return { placeholder, hint: t('composer.waitsPaused'), enter };
  if (model.status === 'failed') return { placeholder, hint: t('composer.waitsFailed'), enter };
  if (model.status === 'loading') {
    const soon = secondsLeft !== null && secondsLeft < 90;
    return {
      placeholder,
      hint: soon ? t('composer.waitsSeconds', { count: Math.max(1, Math.round(secondsLeft)) }) : t('composer.waits'),
      enter,
    };
  }
  if (last && last.status !== 'finished') return { placeholder, hint: t('composer.works'), enter };
  return { placeholder, hint: null, enter: t('composer.enterRuns') };
}
