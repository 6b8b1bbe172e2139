import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { ChatPage } from '../scripts/page.ts';
import type { ModelFile } from '../src/engine/catalogue.ts';
import { expect, test } from './fixtures.ts';
import { PanelPage } from './panel.ts';
import { Workshop } from './workshop.ts';

// The settings panel, each test in a browser that never saw the page. The CPU engine runs the model where one is needed.

/** The panel in English. */
class SettingsPage {
  readonly report: Locator;
  readonly dialog: Locator;

  constructor(readonly page: Page) {
    this.report = page.getByRole('textbox', { name: 'For a bug report' });
    this.dialog = page.getByRole('dialog');
  }

  async open(url: string, query = '?engine=cpu'): Promise<void> {
    await this.page.goto(`${url}${query}#settings`);
    await this.page.locator('.kept').waitFor();
  }

  choice(group: string, option: string): Locator {
    return this.page.getByRole('radiogroup', { name: group }).getByRole('radio', { name: option, exact: true });
  }

  async choose(group: string, option: string): Promise<void> {
    await this.page.getByRole('radiogroup', { name: group }).getByText(option, { exact: true }).click();
  }

  /** How many of a kind the panel says that this browser keeps. */
  count(kind: string): Locator {
    return this.page.locator('.kept').first().getByRole('row', { name: kind }).getByRole('cell').first();
  }

  async import(text: string): Promise<void> {
    const file = { name: 'all.json', mimeType: 'application/json', buffer: Buffer.from(text) };
    await this.page.locator('.settings input[type="file"]').setInputFiles(file);
  }
}

async function audit(page: Page, where: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => [id, ...nodes.map(node => node.target.join(' '))]);
    expect(found, `${where}, ${colorScheme}`).toEqual([]);
  }
}

test('language, theme, text size and engine are chosen, shown at once, and kept', async ({ page, site }) => {
  const settings = new SettingsPage(page);
  const html = page.locator('html');
  await settings.open(site.url, '');
  await settings.choose('Theme', 'Dark');
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await settings.choose('Text size', 'Large');
  await expect(page.locator('body')).toHaveCSS('zoom', '1.2');
  await settings.choose('Runs on', 'Processor');
  await settings.choose('Language of the page', '中文');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('设置');
  await expect(html).toHaveAttribute('lang', 'zh-CN');

  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('设置');
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('body')).toHaveCSS('zoom', '1.2');
  await expect(page.getByText('由你选择', { exact: false })).toBeVisible();
  await settings.choose('页面语言', '跟随浏览器');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings');
  await expect(settings.choice('Runs on', 'Processor')).toBeChecked();

  await settings.choose('Runs on', 'What is best');
  await page.goto(`${site.url}?engine=webgpu#settings`);
  await expect(settings.choice('Runs on', 'GPU')).toBeChecked();
  expect(await page.evaluate(() => localStorage.getItem('tiny-giant.engine'))).toBe('auto');
});

test('motion is as the system says until a person says otherwise', async ({ page, site }) => {
  const settings = new SettingsPage(page);
  await settings.open(site.url);
  const button = page.getByRole('button', { name: 'Export everything' });
  const takes = (duration: string) => expect(button).toHaveCSS('transition-duration', duration);
  await takes('0.12s');
  await settings.choose('Motion', 'Reduced');
  await takes('0s');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await settings.choose('Motion', 'As the system');
  await takes('0s');
  await settings.choose('Motion', 'Full');
  await takes('0.12s');
  await page.reload();
  await takes('0.12s');
});

test('the model’s files are counted, removed and loaded again', async ({ page, site }) => {
  const settings = new SettingsPage(page);
  await settings.open(site.url);
  const manifest = JSON.parse(await readFile('public/models/tiny-giant-135m/manifest.json', 'utf8'));
  const files = (manifest.files as readonly ModelFile[]).filter(({ engines }) => engines.includes('cpu'));
  const size = `${(files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6).toPrecision(3)} MB`;
  const stored = page.getByText(`${files.length} files, ${size}, in this browser’s cache.`);
  await expect(stored).toBeVisible({ timeout: 120_000 });
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByText(`${size} freed.`)).toBeVisible();
  expect(await page.evaluate(async () => (await (await caches.open('tiny-giant-models')).keys()).length)).toBe(0);
  await page.getByRole('button', { name: 'Load again' }).click();
  await expect(stored).toBeVisible({ timeout: 120_000 });
});

test('everything is exported, deleted and imported again; a report holds nothing of it', async ({ page, site }) => {
  const chat = new ChatPage(page);
  const settings = new SettingsPage(page);
  const panel = new PanelPage(page);
  await chat.open(site.url, 'cpu');
  await chat.ready();
  await chat.ask('roll two dice');
  await page.goto('#tools');
  await panel.run('save_note', { text: 'the quixotic walrus of 7431' });
  await panel.run('add_todo', { text: 'polish the astrolabe' });
  await panel.openSheet('share_text');
  await panel.sheet
    .getByRole('radiogroup', { name: /permission/i })
    .getByText('Deny', { exact: true })
    .click();
  const workshop = new Workshop(page);
  await workshop.add('Import a file');
  const choosing = page.waitForEvent('filechooser');
  await workshop.dialog.getByRole('button', { name: 'Choose a file' }).click();
  const definition = {
    format: 'tiny-giant-tool/1',
    name: 'zanzibar_total',
    description: 'Add up the zanzibar.',
    parameters: { type: 'object', properties: { amount: { type: 'number' } }, required: ['amount'] },
    body: { kind: 'code', code: 'return args.amount + 1;' },
  };
  const buffer = Buffer.from(JSON.stringify(definition));
  await (await choosing).setFiles({ name: 'tool.json', mimeType: 'application/json', buffer });
  await workshop.dialog.getByRole('button', { name: 'Install 1 tool' }).click();
  await expect(workshop.dialog).toHaveCount(0);
  await expect(panel.line('zanzibar_total')).toBeVisible();

  await page.goto('#settings');
  await page.getByRole('button', { name: 'Show diagnostics' }).click();
  const report = await settings.report.inputValue();
  expect(JSON.parse(report)).toMatchObject({
    version: '0.1.0',
    model: { id: 'tiny-giant-135m', status: 'ready' },
    engine: { kind: 'cpu' },
    counts: { kept: { conversations: { count: 1 }, notes: { count: 1 } }, tools: { user: 1 }, rules: { deny: 1 } },
    turns: [{ outcome: 'ran' }],
  });
  for (const said of ['dice', 'walrus', '7431', 'astrolabe', 'zanzibar', 'share_text'])
    expect(report).not.toContain(said);

  const kinds = ['Conversations', 'Notes', 'To-dos', 'Own tools', 'Permissions'];
  for (const kind of kinds) await expect(settings.count(kind), kind).toHaveText('1');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export everything' }).click();
  const file = await readFile(await (await downloading).path(), 'utf8');
  expect(file).toContain('the quixotic walrus of 7431');

  await page.getByRole('button', { name: 'Delete everything' }).click();
  await audit(page, 'the question before all is deleted');
  await settings.dialog.getByRole('button', { name: 'Keep it' }).click();
  await expect(settings.count('Notes')).toHaveText('1');
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await settings.dialog.getByRole('checkbox').check();
  await settings.dialog.getByRole('button', { name: 'Delete it all' }).click();
  await expect(settings.dialog.getByRole('heading', { name: 'Everything is deleted' })).toBeVisible();
  const left = await page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    keys: Object.keys(localStorage),
    files: (await (await caches.open('tiny-giant-models')).keys()).length,
  }));
  expect(left).toEqual({ databases: [], keys: [], files: 0 });
  await settings.dialog.getByRole('button', { name: 'Start anew' }).last().click();
  await expect(page.getByRole('heading', { name: 'The whole model fits in this page.' })).toBeVisible();

  await settings.open(site.url);
  await expect(settings.count('Notes')).toHaveText('0');
  await settings.import(file.slice(0, -20));
  await expect(page.getByRole('alert')).toContainText('BACKUP_NOT_JSON');
  await settings.import(file);
  await audit(page, 'what a file holds');
  await settings.dialog.getByRole('button', { name: 'Take it in' }).click();
  await expect(page.getByText('All of the file was taken in.')).toBeVisible();
  for (const kind of kinds) await expect(settings.count(kind), kind).toHaveText('1');

  await page.goto('#tools');
  await expect(panel.line('zanzibar_total')).toBeVisible();
  await expect(
    panel.line('share_text').getByText('denied').or(panel.line('share_text').getByText('Deny')).first(),
  ).toBeVisible();
  await expect(await panel.run('search_notes', { query: 'walrus' })).toContainText('the quixotic walrus of 7431');
  await page.goto('#chat');
  await page.getByRole('button', { name: 'roll two dice' }).first().click();
  await expect(chat.turn('roll two dice').getByText('Ran', { exact: true })).toBeVisible();
});

test('the panel is opened, and the language changed, by what is said', async ({ page, site }) => {
  const chat = new ChatPage(page);
  await chat.open(site.url, 'cpu');
  await chat.ready();
  await chat.send('open settings');
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await page.goto('#chat');
  await chat.send('switch the page to Chinese');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.goto('#settings');
  await expect(page.getByRole('radio', { name: '中文', exact: true })).toBeChecked();
});

test('axe finds nothing to object to, wide, narrow and in Chinese', async ({ page, site }) => {
  const settings = new SettingsPage(page);
  await settings.open(site.url);
  await page.getByRole('button', { name: 'Show diagnostics' }).click();
  await audit(page, 'settings');
  await settings.choose('Language of the page', '中文');
  await audit(page, 'settings in Chinese');
  await page.setViewportSize({ width: 390, height: 844 });
  await audit(page, 'settings on a phone');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
});

test('the panel is used by keyboard alone', async ({ page, site }) => {
  const settings = new SettingsPage(page);
  await settings.open(site.url);
  const tabTo = async (target: Locator) => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      if (await target.evaluate(element => element === document.activeElement)) return;
    }
    throw new Error(`Tab does not reach ${target}`);
  };
  await tabTo(page.getByRole('button', { name: 'Look, motion, sound' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Look, motion, sound' })).toBeFocused();
  await tabTo(settings.choice('Theme', 'As the system'));
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await tabTo(page.getByRole('button', { name: 'Delete everything' }));
  await page.keyboard.press('Enter');
  await expect(settings.dialog.getByRole('heading', { name: 'Delete everything?' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Delete everything' })).toBeFocused();
});
