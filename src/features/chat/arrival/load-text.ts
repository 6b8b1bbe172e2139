import type { TFunction } from 'i18next';
import type { LoadProgress } from '@/engine/engine';
import type { Format } from '@/tools/context';
import type { ModelState } from '../state';

/** Megabytes with one decimal, as the browser's own downloads count them (10^6 bytes). */
export function megabytes(bytes: number, format: Format): string {
  return format.number(bytes / 1e6, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

/** How long a load will take, or what it does instead. */
export function wordOfLoad(
  t: TFunction,
  model: ModelState,
  progress: LoadProgress | null,
  secondsLeft: number | null,
): string {
  if (model.status === 'ready') return t('load.ready');
  if (model.status === 'paused') return t('load.paused');
  if (!progress) return t('load.looking');
  if (progress.phase === 'start') return t('load.starting');
  if (progress.stored) return t('load.stored');
  if (secondsLeft === null) return t('load.begun');
  return secondsLeft < 90
    ? t('load.secondsLeft', { count: Math.max(1, Math.round(secondsLeft)) })
    : t('load.minutesLeft', { count: Math.round(secondsLeft / 60) });
}
