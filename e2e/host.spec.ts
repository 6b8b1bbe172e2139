import { ChatPage } from '../scripts/page.ts';
import { expect, test } from './fixtures.ts';

test('the page works under a sub-path', async ({ page, site }) => {
  const chat = new ChatPage(page);
  await chat.open(await site.serve({ base: '/some/where/' }), 'cpu');
  await chat.ready();
  const { answer } = await chat.ask('roll two dice');
  expect(answer).toMatch(/^2d6: \d \+ \d = \d+\.$/);
});

test('on a host without headers the service worker isolates the page', async ({ page, site }) => {
  let visits = 0;
  page.on('framenavigated', () => {
    visits += 1;
  });
  const chat = new ChatPage(page);
  const url = await site.serve({ base: '/some/where/', isolation: false });
  await chat.open(url, 'cpu');
  await chat.ready();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(visits).toBe(2);
  const { answer } = await chat.ask('roll two dice');
  expect(answer).toMatch(/^2d6: /);

  const second = await page.context().newPage();
  const again = new ChatPage(second);
  await again.open(url, 'cpu');
  await again.ready();
  expect(await second.evaluate(() => crossOriginIsolated)).toBe(true);
});

test.describe('without service workers', () => {
  test.use({ serviceWorkers: 'block' });

  test('on a host without headers the model runs on one thread', async ({ page, site }) => {
    let visits = 0;
    page.on('framenavigated', () => {
      visits += 1;
    });
    const chat = new ChatPage(page);
    await chat.open(await site.serve({ isolation: false }), 'cpu');
    await chat.ready();
    await chat.ask('roll two dice');
    expect(visits).toBe(1);
    await page.getByRole('button', { name: 'What this device can do' }).first().click();
    await expect(
      page.getByRole('dialog').locator('dt', { hasText: 'Threads for the model' }).locator('+ dd'),
    ).toHaveText('1');
  });
});

test('on a host with headers the page is isolated at once, and its service worker comes after the model', async ({
  page,
  baseURL,
}) => {
  let visits = 0;
  page.on('framenavigated', () => {
    visits += 1;
  });
  const registered = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  const held = page.waitForRequest('**/params_shard_0.bin');
  let release = () => {};
  await page.route('**/params_shard_0.bin', async route => {
    await new Promise<void>(resolve => {
      release = resolve;
    });
    await route.continue();
  });
  const chat = new ChatPage(page);
  await chat.open(baseURL ?? '', 'cpu');
  await held;
  await expect(chat.composer).toBeVisible();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(await registered()).toBe(0);
  release();
  await chat.ready();
  await expect.poll(registered).toBe(1);
  expect(visits).toBe(1);
});
