import { expect, test } from './fixtures.ts';

test.describe('before the page’s code is here', () => {
  // What a service worker answers, no test could hold back.
  test.use({ locale: 'zh-CN', colorScheme: 'light', serviceWorkers: 'block' });

  test('a first visit is greeted in its language, and a later one with what it left', async ({ page, site }) => {
    const never = () => new Promise<void>(() => undefined);
    const title = page.getByRole('heading', { level: 1 });
    await page.route('**/assets/*.js', never);
    await page.goto(site.url, { waitUntil: 'commit' });
    await expect(title).toHaveText('整个模型就在这一页里。');

    await page.evaluate(() => {
      localStorage.setItem('tiny-giant.language', 'en');
      localStorage.setItem('tiny-giant.theme', 'dark');
    });
    await page.goto(site.url, { waitUntil: 'commit' });
    await expect(title).toHaveText('The whole model fits in this page.');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

    await page.unroute('**/assets/*.js');
    await page.goto(`${site.url}?engine=cpu`);
    await page.getByRole('textbox', { name: 'Request' }).fill('roll two dice');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('article').locator('.plate')).toBeVisible();

    await page.route('**/assets/*.js', never);
    await page.goto(site.url, { waitUntil: 'commit' });
    await expect(page.locator('.first-paint')).toBeAttached();
    await expect(title).toBeHidden();
    await page.unroute('**/assets/*.js');
    await page.reload();
    await expect(page.getByRole('article')).toBeVisible();
  });
});
