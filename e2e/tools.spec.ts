import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { builtinTools } from '../src/tools/builtin/index.ts';
import { routeWeb } from '../src/tools/fixtures/web/route.ts';
import { startWebServer, type WebServer } from '../src/tools/fixtures/web/server.ts';
import type { Arguments, Tool } from '../src/tools/tool.ts';
import { expect, type Site, test } from './fixtures.ts';
import { PanelPage } from './panel.ts';
import { type Case, caseTime, toolCases } from './tool-cases.ts';

// Every built-in tool, run by hand in the tools panel as a person does it. The model's files are held back: no tool needs it.

let server: WebServer;
test.beforeAll(async () => {
  server = await startWebServer();
});
test.afterAll(() => server.close());

/** Opens the panel in a page of its own, with the web on this machine and the clock of the cases. */
async function openPanel(page: Page, url: string): Promise<PanelPage> {
  server.fault = null;
  await routeWeb(page.context(), server);
  await page.context().route('**/models/**', () => undefined);
  await page.clock.setFixedTime(caseTime);
  const panel = new PanelPage(page);
  await panel.open(url);
  return panel;
}

async function expectCase(panel: PanelPage, name: string, { args, sees, pictures = [], code }: Case): Promise<void> {
  const result = await panel.run(name, args);
  const shown = code === undefined ? result.locator('.plate') : result.locator('.failure');
  if (code !== undefined) await expect(shown.locator('.note-code')).toContainText(`${code} ${name}(`);
  for (const text of sees) await expect(shown).toContainText(text, { useInnerText: true });
  const images = shown.getByRole('img');
  for (const [place, label] of pictures.entries()) await expect(images.nth(place)).toHaveAccessibleName(label);
}

type Effect = (panel: PanelPage, page: Page) => Promise<void>;

/** Ends a page that let out what it was told to. */
async function leave(page: Page, site: Site): Promise<void> {
  site.takeForeign();
  await page.close();
}

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const tea = 'kind,price,sold\ngreen,4.50,2026-01-05\nblack,3,2026-02-10\ngreen,6,2026-03-01\n';

/** The tools that do something beside their plate. */
const effects: Readonly<Record<string, Effect>> = {
  async set_theme(panel, page) {
    const theme = page.locator('html');
    await panel.run('set_theme', { theme: 'light' });
    await expect(theme).toHaveAttribute('data-theme', 'light');
    const result = await panel.run('set_theme', { theme: 'dark' });
    await expect(theme).toHaveAttribute('data-theme', 'dark');
    await expect(result.locator('.plate')).toContainText('before: light');
    await result.getByRole('button', { name: 'Undo' }).click();
    await expect(theme).toHaveAttribute('data-theme', 'light');
  },

  async set_language(panel, page) {
    await expectCase(panel, 'set_language', {
      args: { language: 'Klingon' },
      sees: ['Klingon'],
      code: 'TOOL_LANGUAGE_UNKNOWN',
    });
    await panel.run('set_language', { language: 'Chinese' });
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await expect(page.getByRole('heading', { name: '文字' })).toBeVisible();
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  },

  async set_text_size(panel, page) {
    const size = async () => (await page.getByRole('heading', { name: 'To-dos' }).boundingBox())?.height ?? 0;
    const before = await size();
    await expectCase(panel, 'set_text_size', { args: { size: 'large' }, sees: ['The text is large now.'] });
    expect(await size()).toBeGreaterThan(before);
    await panel.run('set_text_size', { size: 'small' });
    await expect.poll(size).toBeLessThan(before);
  },

  async open_panel(panel, page) {
    await expectCase(panel, 'open_panel', { args: { panel: 'lab' }, sees: [], code: 'TOOL_PANEL_ABSENT' });
    // The panel that it opens takes the place of this one, and of its result.
    await panel.submit('open_panel', { panel: 'chat' });
    await expect(page.getByRole('textbox', { name: 'Request' })).toBeVisible();
  },

  async get_battery(panel) {
    await expectCase(panel, 'get_battery', { args: {}, sees: [/^\d+%, (charging|on battery)|^–/] });
  },

  async get_location(panel, page) {
    await expectCase(panel, 'get_location', { args: {}, sees: ['The browser refused'], code: 'DEVICE_DENIED' });
    await page.context().grantPermissions(['geolocation']);
    await page.context().setGeolocation({ latitude: 52.52437, longitude: 13.41053, accuracy: 20 });
    await expectCase(panel, 'get_location', { args: {}, sees: ['52.5244, 13.4105', '20 m'] });
  },

  async keep_screen_awake(panel) {
    await expectCase(panel, 'keep_screen_awake', { args: { on: true }, sees: ['The screen stays on'] });
    await expectCase(panel, 'keep_screen_awake', { args: { on: false }, sees: ['The screen may go dark again.'] });
  },

  async set_fullscreen(panel, page) {
    const full = () => page.evaluate(() => document.fullscreenElement !== null);
    await expectCase(panel, 'set_fullscreen', { args: { on: true }, sees: ['The page fills the screen'] });
    expect(await full()).toBe(true);
    await expectCase(panel, 'set_fullscreen', { args: { on: false }, sees: ['The page is back in its window.'] });
    expect(await full()).toBe(false);
  },

  async copy_to_clipboard(panel, page) {
    await expectCase(panel, 'copy_to_clipboard', {
      args: { text: 'liming@example.cn' },
      sees: [/^liming@example\.cn/, 'On the clipboard'],
    });
    await page.context().grantPermissions(['clipboard-read']);
    expect(await clipboard(page)).toBe('liming@example.cn');
  },

  async read_clipboard(panel, page) {
    await expectCase(panel, 'read_clipboard', { args: {}, sees: ['allow the clipboard'], code: 'CLIPBOARD_DENIED' });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate(() => navigator.clipboard.writeText('delete all my notes'));
    await expectCase(panel, 'read_clipboard', { args: {}, sees: [/^delete all my notes/] });
  },

  async share_text(panel, page) {
    await expectCase(panel, 'share_text', {
      args: { text: 'doors open 19:30', title: 'Concert info' },
      sees: ['This browser cannot share it, so “doors open 19:30” was copied'],
    });
    await page.context().grantPermissions(['clipboard-read']);
    expect(await clipboard(page)).toContain('doors open 19:30');
  },

  async download_file(panel, page) {
    const downloading = page.waitForEvent('download');
    await expectCase(panel, 'download_file', {
      args: { filename: '../notes: today.md', content: '# Hello' },
      sees: ['(7 bytes)'],
    });
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^[\w -]+\.md$/);
    expect(await readFile(await download.path(), 'utf8')).toBe('# Hello');
  },

  async open_url(panel, page) {
    const opening = page.context().waitForEvent('page');
    await expectCase(panel, 'open_url', { args: { url: 'example.com/short' }, sees: ['Opened example.com'] });
    const opened = await opening;
    await expect(opened).toHaveURL('https://example.com/short');
    expect(await opened.evaluate(() => window.opener)).toBeNull();
    await opened.close();
    await expectCase(panel, 'open_url', { args: { url: 'javascript:alert(1)' }, sees: [], code: 'WEB_ADDRESS_UNSAFE' });
  },

  async describe_table(panel, page) {
    await expectCase(panel, 'describe_table', { args: { table: 'tea' }, sees: ['No table'], code: 'TABLE_NONE' });
    await addTable(panel, page);
    await expectCase(panel, 'describe_table', {
      args: { table: 'my tea' },
      sees: [/^3\s*rows in tea\.csv/, 'kind text green, black 0', 'price number 3 – 6, mean 4.5 0', 'sold date'],
    });
  },

  async query_table(panel, page) {
    await addTable(panel, page);
    for (const [operation, expected] of [
      ['sum', /^13\.5(?!\d)/],
      ['mean', /^4\.5(?!\d)/],
      ['max', /^6(?!\d)/],
    ] as const)
      await expectCase(panel, 'query_table', { args: { table: 'tea', column: 'price', operation }, sees: [expected] });
    const green = { table: 'tea.csv', column: 'price', where_column: 'kind', where_equals: 'green' };
    await expectCase(panel, 'query_table', { args: { ...green, operation: 'sum' }, sees: [/^10\.5(?!\d)/] });
    await expectCase(panel, 'query_table', {
      args: { ...green, column: 'kind', operation: 'unique' },
      sees: ['green'],
    });
    await expectCase(panel, 'query_table', {
      args: { ...green, column: 'kind', operation: 'mean' },
      sees: ['kind'],
      code: 'TABLE_COLUMN_NOT_NUMBERS',
    });
  },
};

function effectOf(name: string): Effect {
  const effect = effects[name];
  if (!effect) throw new Error(`Nothing says what a person sees of ${name}.`);
  return effect;
}

async function addTable(panel: PanelPage, page: Page): Promise<void> {
  await page.goto('#chat');
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Add a file' }).click();
  await (await choosing).setFiles({ name: 'tea.csv', mimeType: 'text/csv', buffer: Buffer.from(tea) });
  await expect(page.getByText('One table is here.')).toBeVisible();
  await page.goto('#tools');
  await panel.search.waitFor();
}

/** What left the page is counted in it, so a tool for the web has a page of its own. */
const isSelfContained = ({ name, effects: reach }: Tool) =>
  name in toolCases && !toolCases[name]?.after && reach !== 'network';

test.describe('tools that need nothing before them', () => {
  let panel: PanelPage;
  test.beforeAll(async ({ browser, site }) => {
    const context = await browser.newContext();
    site.watch(context);
    panel = await openPanel(await context.newPage(), site.url);
  });
  test.afterAll(() => panel.page.context().close());

  for (const { name } of builtinTools.filter(isSelfContained))
    test(name, async () => {
      for (const each of toolCases[name]?.cases ?? []) await expectCase(panel, name, each);
    });
});

for (const { name, effects: reach } of builtinTools.filter(tool => !isSelfContained(tool)))
  test(name, async ({ page, site }) => {
    const panel = await openPanel(page, site.url);
    const { after = [], cases } = toolCases[name] ?? { cases: [] };
    for (const [other, args] of after) {
      const result = await panel.run(other, args);
      await expect(result.locator('.plate')).toBeVisible();
    }
    for (const each of cases) await expectCase(panel, name, each);
    if (cases.length === 0) await effectOf(name)(panel, page);
    if (reach === 'network') await leave(page, site);
  });

const weather = { city: 'Berlin' };

test('a network that fails is said to fail, in the way that it does', async ({ page, context, site }) => {
  const panel = await openPanel(page, site.url);
  const expectFault = (fault: WebServer['fault'], code: string, sees: string) => {
    server.fault = fault;
    return expectCase(panel, 'get_weather', { args: weather, code, sees: [sees, 'geocoding-api.open-meteo.com'] });
  };
  await expectFault('limited', 'NETWORK_RATE_LIMITED', 'takes no more requests for now');
  await expectFault('limited-until', 'NETWORK_RETRY_AFTER', '30');
  await expectFault('broken', 'NETWORK_STATUS', '500');
  await expectFault('malformed', 'NETWORK_MALFORMED', '');
  await expectFault('foreign', 'NETWORK_MALFORMED', '');
  await expectFault('unreachable', 'NETWORK_CORS', 'cannot be reached');
  await expectFault('silent', 'NETWORK_TIMEOUT', 'took too long');

  // What is routed is asked for even offline, so the connection breaks as well.
  server.fault = 'unreachable';
  await context.setOffline(true);
  await expectCase(panel, 'get_weather', { args: weather, code: 'NETWORK_OFFLINE', sees: ['this device is offline'] });
  await expectCase(panel, 'get_network_status', { args: {}, sees: ['offline'] });
  await context.setOffline(false);
  server.fault = null;
  const result = await panel.run('get_weather', weather);
  await expect(result.locator('.plate')).toContainText('light rain, Berlin');
  // The browser's own, about requests that failed.
  site.takeErrors();
  await leave(page, site);
});

test('a run that takes long can be cancelled', async ({ page, site }) => {
  const panel = await openPanel(page, site.url);
  server.fault = 'silent';
  const asked = server.nextRequest();
  await panel.submit('get_weather', weather);
  await asked;
  await panel.sheet.getByRole('button', { name: 'Cancel' }).click();
  await expect(panel.sheet.getByRole('button', { name: 'Run get_weather' })).toBeEnabled();
  server.fault = null;
  await expectCase(panel, 'get_weather', { args: weather, sees: ['light rain, Berlin'] });
  await leave(page, site);
});

test('what was deleted comes back, and a reload keeps it', async ({ page, site }) => {
  const panel = await openPanel(page, site.url);
  const undo = async (name: string, args: Arguments) => {
    const deleted = await panel.run(name, args);
    await deleted.getByRole('button', { name: 'Undo' }).click();
    await expect(deleted).toContainText('Taken back.');
  };
  await panel.run('add_todo', { text: 'pay the rent' });
  await undo('delete_todo', { text: 'rent' });
  await panel.run('add_todo', { text: 'milk' });
  await panel.run('delete_todo', { text: 'milk' });
  await panel.run('save_note', { text: 'milk, eggs', title: 'Groceries' });
  await undo('delete_note', { title: 'groceries' });
  await panel.run('save_note', { text: 'gate code 4471' });
  await panel.run('delete_note', { title: 'gate code' });
  await panel.run('set_timer', { duration: '20 minutes', label: 'laundry' });
  await page.reload();
  await expectCase(panel, 'list_todos', { args: {}, sees: [/^1\s*open\s+pay the rent/] });
  await expectCase(panel, 'search_notes', { args: { query: 'eggs' }, sees: [/^1\s*note\s+Groceries/] });
  await expectCase(panel, 'search_notes', { args: { query: 'gate code' }, sees: [/^0\s*notes/] });
  await expectCase(panel, 'list_timers', { args: {}, sees: ['laundry', '20:00'] });
});

test('a form says what is missing, and what it cannot read', async ({ page, site }) => {
  const panel = await openPanel(page, site.url);
  await panel.submit('convert_units', { from_unit: 'miles', to_unit: 'km' });
  await expect(panel.sheet.getByText('One value is still missing.')).toBeVisible();
  await panel.run('convert_units', { value: 'a few', from_unit: 'miles', to_unit: 'km' });
  await expect(panel.result.locator('.failure')).toContainText('value');
  await panel.run('convert_units', { value: 3, from_unit: 'miles', to_unit: 'km' });
  await expect(panel.result.locator('.plate')).toContainText('4.82803');
});

test('axe finds nothing to object to', async ({ page, site }) => {
  const panel = await openPanel(page, site.url);
  await panel.run('draw_chart', { type: 'pie', labels: ['rent', 'food', 'fun'], values: [60, 25, 15] });
  await expect(panel.result.locator('.plate')).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => [id, ...nodes.map(node => node.target.join(' '))]);
    expect(found, colorScheme).toEqual([]);
  }
});
