import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Choice } from './choice.ts';
import { isMotionReduced, PageMotion } from './motion.ts';

let kept: Map<string, string>;

beforeEach(() => {
  kept = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

const choiceOf = (page: EventTarget | null = null) =>
  new Choice({ key: 'tiny-giant.engine', values: ['auto', 'webgpu', 'cpu'], page });

test('the first value holds until another is chosen, which is kept', async () => {
  expect(choiceOf().get()).toBe('auto');
  await choiceOf().set('cpu');
  expect(kept.get('tiny-giant.engine')).toBe('cpu');
  expect(choiceOf().get()).toBe('cpu');
});

test('what is shown is not kept', () => {
  const choice = choiceOf();
  choice.show('webgpu');
  expect([choice.get(), choiceOf().get()]).toEqual(['webgpu', 'auto']);
});

test('another tab decides too, and what it wrote wrongly does not', () => {
  const page = new EventTarget();
  const choice = choiceOf(page);
  const changed = vi.fn();
  choice.subscribe(changed);
  kept.set('tiny-giant.engine', 'cpu');
  page.dispatchEvent(Object.assign(new Event('storage'), { key: 'tiny-giant.engine' }));
  expect([choice.get(), changed.mock.calls.length]).toEqual(['cpu', 1]);
  kept.set('tiny-giant.engine', 'abacus');
  page.dispatchEvent(Object.assign(new Event('storage'), { key: 'tiny-giant.engine' }));
  expect(choice.get()).toBe('auto');
});

test.each([
  ['system', true, true],
  ['system', false, false],
  ['full', true, false],
  ['reduced', false, true],
] as const)('motion %s, where the system wants less: %s, is reduced: %s', async (motion, system, reduced) => {
  const root = { dataset: {}, ownerDocument: { defaultView: null } } as unknown as HTMLElement;
  vi.stubGlobal('document', { documentElement: root });
  vi.stubGlobal('matchMedia', () => ({ matches: system }));
  await new PageMotion(root).set(motion);
  expect(isMotionReduced()).toBe(reduced);
});
