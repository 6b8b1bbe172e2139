import { useTranslation } from 'react-i18next';
import type { LoadProgress } from '@/engine/engine';
import type { ModelState } from '../state';
import { wordOfLoad } from './load-text';
import { useLastProgress } from './useLastProgress';
import { useSecondsLeft } from './useSecondsLeft';

export interface Load {
  /** The progress now, or of a load that was paused. */
  readonly progress: LoadProgress | null;
  /** At the pace of the last few seconds; null while unknown. */
  readonly secondsLeft: number | null;
  /** How long it will take, or what it does instead, in words. */
  readonly word: string;
}

/** How far the model's load is and how long it will take. */
export function useLoad(model: ModelState): Load {
  const { t } = useTranslation();
  const progress = useLastProgress(model);
  const secondsLeft = useSecondsLeft(model.status === 'loading' ? progress : null);
  return { progress, secondsLeft, word: wordOfLoad(t, model, progress, secondsLeft) };
}
