import { AxeBuilder } from '@axe-core/playwright';
import type { CDPSession, Page } from '@playwright/test';
import { ChatPage } from '../scripts/page.ts';
import { screens } from '../scripts/screens.ts';
import { expect, test } from './fixtures.ts';

// What every screen has to keep, whatever it shows. One page with the model ready goes through all of them; themes, languages and
// sizes change under it, as another tab, the system and the window change them.

const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

interface Look {
  readonly size: { readonly width: number; readonly height: number };
  readonly colorScheme: 'light' | 'dark';
  readonly language: 'en' | 'zh';
}

/** Every pair of size, theme and language. */
const looks: readonly Look[] = [
  { size: desktop, colorScheme: 'light', language: 'en' },
  { size: desktop, colorScheme: 'dark', language: 'zh' },
  { size: phone, colorScheme: 'light', language: 'zh' },
  { size: phone, colorScheme: 'dark', language: 'en' },
];

let chat: ChatPage;
let page: Page;
let cdp: CDPSession;

test.beforeAll(async ({ browser, site }) => {
  const context = await browser.newContext({ viewport: desktop, reducedMotion: 'reduce' });
  site.watch(context);
  page = await context.newPage();
  cdp = await context.newCDPSession(page);
  chat = new ChatPage(page);
  await chat.open(site.url, 'cpu');
  await chat.ready();
});
test.afterAll(() => page.context().close());

/** As another tab of the page would choose a language. */
async function choose(language: Look['language']): Promise<void> {
  await page.evaluate(value => {
    localStorage.setItem('tiny-giant.language', value);
    dispatchEvent(new StorageEvent('storage', { key: 'tiny-giant.language', newValue: value }));
  }, language);
  await expect(page.locator('html')).toHaveAttribute('lang', language === 'zh' ? 'zh-CN' : 'en');
}

async function show({ size, colorScheme, language }: Look): Promise<void> {
  await cdp.send('Emulation.setTouchEmulationEnabled', { enabled: size === phone });
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await choose(language);
}

const first = { size: desktop, colorScheme: 'light', language: 'en' } as const;

async function violations(): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page }).analyze();
  return found.violations.map(({ id, nodes }) => [id, ...nodes.map(({ target }) => target.join(' '))].join(' | '));
}

/** What is wider than the window, by its own account or the page's. */
function overflowing(): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter(element => {
        const { left, right } = element.getBoundingClientRect();
        return right > clientWidth + 1 || left < -1;
      })
      .map(element => `${element.tagName}.${element.getAttribute('class')}`)
      .concat(`${scrollWidth} > ${clientWidth}`);
  });
}

/** Controls that stand over one another, or that reach out of the window. */
function colliding(): Promise<readonly string[]> {
  return page.evaluate(() => {
    const dialogs = [...document.querySelectorAll('[role="dialog"]')];
    const root = dialogs.at(-1) ?? document.body;
    const controls = [...root.querySelectorAll('button, a[href], input:not([type="checkbox"], [type="radio"]), select')]
      .filter(
        element =>
          element.checkVisibility({ opacityProperty: true, contentVisibilityAuto: true }) &&
          !element.closest('.skip, .slab, .bar'),
      )
      .map(element => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && box.height > 1);
    const name = (element: Element) => `${element.tagName} ${element.textContent?.trim().slice(0, 30)}`;
    const out = controls
      .filter(({ box }) => box.left < -1 || box.right > document.documentElement.clientWidth + 1)
      .map(({ element }) => `${name(element)} is out of the window`);
    const over = controls.flatMap((a, index) =>
      controls
        .slice(index + 1)
        .filter(
          b =>
            !a.element.contains(b.element) &&
            !b.element.contains(a.element) &&
            Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left) > 1 &&
            Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top) > 1,
        )
        .map(b => `${name(a.element)} over ${name(b.element)}`),
    );
    return [...out, ...over];
  });
}

/** Controls that a finger would miss: under 44 pixels, but for links within a sentence (WCAG 2.5.5). */
function small(): Promise<readonly string[]> {
  return page.evaluate(() => {
    const root = [...document.querySelectorAll('[role="dialog"]')].at(-1) ?? document.body;
    return [...root.querySelectorAll('button, a[href], input, select, textarea, summary')]
      .filter(
        element =>
          element.checkVisibility({ opacityProperty: true, contentVisibilityAuto: true }) &&
          !element.closest('.skip, p a'),
      )
      .map(element => ({ element, box: (element.closest('label') ?? element).getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && box.height > 1 && (box.width < 43.5 || box.height < 43.5))
      .map(({ element, box }) => {
        const name = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 30);
        return `${element.tagName}.${element.className} ${name} ${Math.round(box.width)} x ${Math.round(box.height)}`;
      });
  });
}

test.describe('every screen', () => {
  for (const screen of screens) {
    test(screen.name, async () => {
      await show(screen.narrow ? { ...first, size: phone } : first);
      await screen.open(chat);
      for (const look of looks.filter(({ size }) => !screen.narrow || size === phone)) {
        await show(look);
        const where = `${look.size.width} px, ${look.colorScheme}, ${look.language}`;
        expect.soft(await violations(), `axe, ${where}`).toEqual([]);
        expect.soft(await overflowing(), `wider than the window, ${where}`).toEqual([]);
        expect.soft(await colliding(), `controls in each other's way, ${where}`).toEqual([]);
        if (look.size === phone) expect.soft(await small(), `too small for a finger, ${where}`).toEqual([]);
      }
      const { size } = screen.narrow ? { size: phone } : first;
      await show({ ...first, size: { width: 320, height: 256 } });
      expect.soft(await overflowing(), 'wider than the window at 400 %').toEqual([]);
      await show({ ...first, size });
      await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
      expect.soft(await overflowing(), 'wider than the window, right to left').toEqual([]);
      expect.soft(await colliding(), 'controls in each other’s way, right to left').toEqual([]);
      await page.evaluate(() => document.documentElement.removeAttribute('dir'));
      await screen.leave?.(chat);
    });
  }
});
