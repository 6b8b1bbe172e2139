import { writeFileSync } from 'node:fs';
import { type BrowserContext, type CDPSession, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { launchOptions } from '../scripts/launch.ts';
import { ChatPage } from '../scripts/page.ts';
import { expect, test } from './fixtures.ts';

// The page as an app, in a real Chromium with its real service worker: kept without its host, updated on a person's word, installed,
// and opened with what other apps share.

/** Waits until the service worker has stored every part of the page. */
async function stored(page: Page): Promise<void> {
  const isStored = async () => {
    const { controller } = navigator.serviceWorker;
    if (controller?.state !== 'activated') return false;
    const listed = (await (await fetch(controller.scriptURL)).text()).match(/assets\/[\w.-]+/g) ?? [];
    const found = await Promise.all(listed.map(path => caches.match(new URL(path, document.baseURI))));
    return listed.length > 30 && found.every(response => response !== undefined);
  };
  await expect.poll(() => page.evaluate(isStored)).toBe(true);
}

async function openStored(page: Page, url: string): Promise<ChatPage> {
  const chat = new ChatPage(page);
  await chat.open(url, 'cpu');
  await chat.ready();
  await stored(page);
  return chat;
}

test('after its first visit the page needs no host', async ({ page, site }) => {
  const server = await site.start({ base: '/some/where/' });
  const chat = await openStored(page, server.url);
  await server.close();

  await page.reload();
  await chat.ready();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  expect((await chat.ask('roll two dice')).answer).toMatch(/^2d6: /);
  // Its table of cities was never loaded before.
  expect((await chat.ask("what's the time in Tokyo")).answer).toContain('Tokyo');
  await page.getByRole('link', { name: 'Tools' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Tools' })).toBeVisible();
  site.takeErrors();
});

test('on a host without headers the stored page has them, and needs no host either', async ({ page, site }) => {
  const server = await site.start({ base: '/some/where/', isolation: false });
  const chat = await openStored(page, server.url);
  await server.close();

  const response = await page.reload();
  await chat.ready();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(response?.fromServiceWorker()).toBe(true);
  expect(await response?.headerValue('cross-origin-embedder-policy')).toBe('require-corp');
  expect(await response?.headerValue('content-security-policy')).toContain("default-src 'self'");
  site.takeErrors();
});

const placeholder = 'What should happen?';
const newPlaceholder = 'What should happen in the newer version?';

/** Builds the page once more with another text in it. */
async function buildNewer(outDir: string): Promise<void> {
  await build({
    logLevel: 'error',
    build: { outDir, emptyOutDir: true },
    plugins: [
      {
        name: 'newer',
        enforce: 'pre',
        transform: (code, id) => (id.endsWith('/i18n/en.json') ? code.replace(placeholder, newPlaceholder) : undefined),
      },
    ],
  });
}

/** The scripts that a page has loaded, by their names. */
const scriptsOf = (page: Page) =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter(path => path.endsWith('.js')),
  );

test('a newer version waits for the person, and is then whole', async ({ page, site }, testInfo) => {
  const folder = testInfo.outputPath('newer');
  await buildNewer(folder);
  const first = await site.start({});
  const port = Number(new URL(first.url).port);
  const chat = await openStored(page, first.url);
  const other = new ChatPage(await page.context().newPage());
  await other.open(first.url, 'cpu');
  await other.ready();
  await first.close();
  const second = await site.start({ folder, port });
  expect(second.url).toBe(first.url);

  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  const offer = (on: Page) => on.locator('.strip', { hasText: 'A newer version is here.' });
  await expect(offer(page)).toBeVisible();
  await expect(offer(other.page)).toBeVisible();
  await offer(page).getByRole('button', { name: 'Later' }).click();
  await expect(offer(page)).toBeHidden();

  // Until then the old version is served whole, though its host has the newer one alone.
  await page.reload();
  await chat.ready();
  await expect(chat.composer).toHaveAttribute('placeholder', placeholder);
  await page.getByRole('link', { name: 'Tools' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Tools' })).toBeVisible();
  const before = await scriptsOf(page);
  await other.composer.fill('a half-written request');

  await offer(page).getByRole('button', { name: 'Reload now' }).click();
  await page.getByRole('link', { name: 'Chat' }).click();
  await expect(chat.composer).toHaveAttribute('placeholder', newPlaceholder);
  await chat.ready();
  expect((await chat.ask('roll two dice')).answer).toMatch(/^2d6: /);
  const index = (path: string) => /\/index-/.test(path);
  expect(before.filter(index)).not.toEqual([]);
  expect((await scriptsOf(page)).filter(path => index(path) && before.includes(path))).toEqual([]);
  await stored(page);
  const kept = await page.evaluate(async paths => {
    const found = await Promise.all(paths.map(path => caches.match(path)));
    return paths.filter((_, at) => found[at]);
  }, before.filter(index));
  expect(kept, 'scripts of the old version that are still stored').toEqual([]);

  // The other tab is told, and keeps what it was at.
  const replaced = other.page.locator('.strip', { hasText: 'This tab runs an older version.' });
  await expect(replaced).toBeVisible();
  await expect(other.composer).toHaveValue('a half-written request');
  await replaced.getByRole('button', { name: 'Reload now' }).click();
  await expect(other.composer).toHaveAttribute('placeholder', newPlaceholder);
  await other.page.close();
  await second.close();
  site.takeErrors();
});

test.describe('without service workers', () => {
  test.use({ serviceWorkers: 'block' });

  test('a part that the host no longer has is named, and a reload brings it back', async ({ page, site }) => {
    const part = '**/assets/ToolsPanel-*.js';
    await page.route(part, route => route.fulfill({ status: 404 }));
    await page.goto(`${site.url}?engine=cpu`);
    await page.getByRole('link', { name: 'Tools' }).click();
    const note = page.getByRole('alert').filter({ hasText: 'A part of the page did not come' });
    await expect(note).toContainText('PAGE_PART_MISSING');
    await expect(page.getByRole('banner')).toBeVisible();
    site.takeErrors();
    await page.unroute(part);
    await note.getByRole('button', { name: 'Reload the page' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Tools' })).toBeVisible();
  });
});

test('what another app shares becomes the draft and a table, and runs nothing', async ({ page, site }) => {
  await openStored(page, site.url);
  const { share_target: target } = await page.evaluate(async () => (await fetch('./manifest.webmanifest')).json());
  const sharing = await page.context().newPage();
  // Posts as the browser's share sheet does. A page of another origin, whose policy lets a form leave.
  await sharing.setContent(`
    <form action="${new URL(target.action, site.url)}" method="${target.method}" enctype="${target.enctype}">
      <input name="${target.params.title}" value="Pasta" />
      <input name="${target.params.text}" value="10 minutes for the pasta https://example.org/pasta" />
      <input name="${target.params.url}" value="https://example.org/pasta" />
      <input name="${target.params.files[0].name}" type="file" />
      <button>Share</button>
    </form>`);
  await sharing.locator('[type=file]').setInputFiles({
    name: 'sales.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('city,amount\nRome,3\nOslo,4\n'),
  });
  await sharing.getByRole('button', { name: 'Share' }).click();
  await sharing.waitForURL(`${site.url}**`);
  const chat = new ChatPage(sharing);
  await expect(chat.composer).toHaveValue('Pasta\n10 minutes for the pasta https://example.org/pasta');
  await expect(sharing.locator('.strip', { hasText: 'One table is here.' })).toContainText('sales.csv');
  await expect(chat.turns).toHaveCount(0);

  await sharing.reload();
  await expect(chat.composer).toHaveValue('');
});

test.describe('installed', () => {
  /** A browser context with a profile, which alone can install an app, and the session that drives the installation. */
  let context: BrowserContext;
  let page: Page;
  let session: CDPSession;

  test.beforeEach(async ({ site }, testInfo) => {
    const launch = launchOptions();
    context = await chromium.launchPersistentContext(testInfo.outputPath('profile'), {
      ...launch,
      args: [...(launch.args ?? []), '--bypass-app-banner-engagement-checks'],
      locale: 'en-US',
      viewport: { width: 1280, height: 800 },
    });
    site.watch(context);
    page = context.pages()[0] ?? (await context.newPage());
    session = await context.newCDPSession(page);
  });
  test.afterEach(() => context.close());

  test('the browser finds nothing that keeps the page from being installed, and offers it', async ({ site }) => {
    await openStored(page, site.url);
    const { errors, url } = await session.send('Page.getAppManifest');
    expect(url).toBe(new URL('manifest.webmanifest', site.url).href);
    expect(errors).toEqual([]);
    expect((await session.send('Page.getInstallabilityErrors')).installabilityErrors).toEqual([]);
    // The browser's own offer: nothing here makes one.
    const install = page.getByRole('button', { name: 'Install' });
    await expect(install).toBeVisible();
    // An installation that is driven from outside tells no page: the event is dispatched here.
    await session.send('PWA.install', { manifestId: site.url, installUrlOrBundleUrl: site.url });
    await page.evaluate(() => window.dispatchEvent(new Event('appinstalled')));
    await expect(install).toBeHidden();
  });

  test('a file opened with the app becomes a table, a shortcut opens its panel', async ({ site }, testInfo) => {
    const chat = await openStored(page, site.url);
    await chat.ask('roll two dice');
    await session.send('PWA.install', { manifestId: site.url, installUrlOrBundleUrl: site.url });

    const file = testInfo.outputPath('sales.csv');
    writeFileSync(file, 'city,amount\nRome,3\nOslo,4\n');
    await session.send('PWA.launchFilesInApp', { manifestId: site.url, files: [file] });
    await expect(page.locator('.strip', { hasText: 'One table is here.' })).toContainText('sales.csv');
    expect((await chat.ask('what is in sales.csv')).answer).toContain('sales.csv');

    await session.send('PWA.launch', { manifestId: site.url, url: `${site.url}#tools` });
    await expect(page.getByRole('heading', { level: 1, name: 'Tools' })).toBeVisible();
    await session.send('PWA.launch', { manifestId: site.url, url: `${site.url}?new` });
    await expect(chat.composer).toBeVisible();
    await expect(chat.turns).toHaveCount(0);
  });
});
