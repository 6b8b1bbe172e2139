import { useTranslation } from 'react-i18next';
import type { Load } from '../arrival/useLoad';
import type { ChatState } from '../state';

export interface ComposerWords {
  readonly placeholder: string;
  /** What becomes of a request now; null when it simply runs. */
  readonly hint: string | null;
}

/** What the composer says: what to write, and what will become of it. */
export function useComposerWords({ model, turns }: ChatState, { secondsLeft }: Load): ComposerWords {
  const { t } = useTranslation();
  const last = turns.at(-1);
  const asks = (status: 'clarifying' | 'permitting') => last?.calls.some(call => call.status === status) ?? false;

  if (asks('clarifying')) return { placeholder: t('composer.fill'), hint: t('composer.fills') };
  const placeholder = t('composer.placeholder');
  if (asks('permitting')) return { placeholder, hint: t('composer.waitsForAnswer') };
  if (model.status === 'paused') return { placeholder, hint: t('composer.waitsPaused') };
  if (model.status === 'failed') return { placeholder, hint: t('composer.waitsFailed') };
  if (model.status === 'loading') {
    const soon = secondsLeft !== null && secondsLeft < 90;
    return {
      placeholder,
      hint: soon ? t('composer.waitsSeconds', { count: Math.max(1, Math.round(secondsLeft)) }) : t('composer.waits'),
    };
  }
  const hint = last && last.status !== 'finished' ? t('composer.works') : null;
  return { placeholder, hint };
}
