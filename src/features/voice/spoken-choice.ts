import { Choice } from '@/platform/choice';

/** Whether answers are read aloud. */
export const spoken = new Choice({
  key: 'tiny-giant.spoken',
  values: ['off', 'on'],
  page: globalThis.window ?? null,
});
