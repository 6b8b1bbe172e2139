import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

/** Opens the page in a tab whose code never comes, hands that to `look`, and closes it. */
async function withoutCode(page: Page, url: string, look: (held: Page) => Promise<unknown>): Promise<void> {
  const held = await page.context().newPage();
  await held.route('**/assets/*.js', () => new Promise(() => undefined));
  await held.goto(url, { waitUntil: 'commit' });
  await look(held);
  await held.close();
}

test.describe('before the page’s code is here', () => {
  // What a service worker answers, no test could hold back.
  test.use({ locale: 'zh-CN', colorScheme: 'light', serviceWorkers: 'block' });

  test('a first visit is greeted in its language, and a later one with what it left', async ({ page, site }) => {
    const titleOf = (held: Page) => held.getByRole('heading', { level: 1 });
    await withoutCode(page, site.url, held => expect(titleOf(held)).toHaveText('整个模型就在这一页里。'));

    await page.goto(`${site.url}?engine=cpu`);
    await page.evaluate(() => {
      localStorage.setItem('tiny-giant.language', 'en');
      localStorage.setItem('tiny-giant.theme', 'dark');
    });
    await withoutCode(page, site.url, async held => {
      await expect(titleOf(held)).toHaveText('The whole model fits in this page.');
      await expect(held.locator('html')).toHaveAttribute('data-theme', 'dark');
    });

    await page.reload();
    await page.getByRole('textbox', { name: 'Request' }).fill('roll two dice');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('article').locator('.plate')).toBeVisible();
    await withoutCode(page, site.url, async held => {
      await expect(held.locator('.first-paint')).toBeAttached();
      await expect(titleOf(held)).toBeHidden();
    });
  });
});
