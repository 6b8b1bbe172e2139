import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PageTextSize } from './text-size.ts';

let kept: Map<string, string>;

beforeEach(() => {
  kept = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

/** The root element of a page, with the window that hears of other tabs. */
function rootOf(defaultView = new EventTarget()): HTMLElement {
  return { dataset: {}, ownerDocument: { defaultView } } as unknown as HTMLElement;
}

test('the size is on the root element, told, and kept for the next visit', async () => {
  const root = rootOf();
  const textSize = new PageTextSize(root);
  expect([textSize.get(), root.dataset.textSize]).toEqual(['medium', 'medium']);
  const changed = vi.fn();
  textSize.subscribe(changed);
  await textSize.set('large');
  expect([textSize.get(), root.dataset.textSize]).toEqual(['large', 'large']);
  expect(changed).toHaveBeenCalledOnce();
  expect(new PageTextSize(rootOf()).get()).toBe('large');
});

test('follows another tab', async () => {
  const page = new EventTarget();
  const root = rootOf(page);
  const textSize = new PageTextSize(root);
  await new PageTextSize(rootOf()).set('small');
  page.dispatchEvent(Object.assign(new Event('storage'), { key: 'something else' }));
  expect(textSize.get()).toBe('medium');
  page.dispatchEvent(Object.assign(new Event('storage'), { key: 'tiny-giant.text-size' }));
  expect([textSize.get(), root.dataset.textSize]).toEqual(['small', 'small']);
});

test('holds until the page closes where storage is denied', async () => {
  const deny = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: deny, setItem: deny });
  const textSize = new PageTextSize(rootOf());
  await textSize.set('large');
  expect(textSize.get()).toBe('large');
});

test('takes nothing that is no size', () => {
  kept.set('tiny-giant.text-size', 'huge');
  expect(new PageTextSize(rootOf()).get()).toBe('medium');
});
