import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { ChatPage } from '../scripts/page.ts';
import { eventsOf, proposedCalls, turnEnd } from '../scripts/transcript.ts';
import { expect, type Site, test } from './fixtures.ts';
import { PanelPage } from './panel.ts';
import { expectAccessible, leave, Workshop, withoutModel } from './workshop.ts';

// Tools of a person's own: written, tried, used, changed, passed on and removed by a person's clicks.

const servers: Server[] = [];

/** Resolves once a server listens; it is closed after the test. */
async function listen(server: Server): Promise<void> {
  servers.push(server);
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
}
test.afterEach(async () => {
  for (const server of servers) server.closeAllConnections();
  await Promise.all(servers.splice(0).map(server => new Promise(done => server.close(done))));
});

interface Written {
  readonly name: string;
  readonly title?: string;
  readonly description: string;
  /** Name and type of each parameter, as the form names them. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly code: string;
}

const splitBill: Written = {
  name: 'split_bill',
  title: 'Split a bill',
  description: 'Split a bill between people.',
  parameters: { amount: 'number', people: 'whole number' },
  code: 'console.log(args.people);\nreturn args.amount / args.people;',
};

/** The editor of a tool, and the form beside it that tries what is written so far. */
class EditorPage {
  readonly workshop: Workshop;
  readonly code;
  readonly trial;

  constructor(readonly page: Page) {
    this.workshop = new Workshop(page);
    this.code = this.workshop.dialog.getByLabel('JavaScript', { exact: true });
    this.trial = this.workshop.dialog.getByRole('complementary', { name: 'Try it by hand' });
  }

  async describe({ name, title = '', description, parameters = {} }: Omit<Written, 'code'>): Promise<void> {
    const { dialog } = this.workshop;
    await dialog.getByLabel('Name', { exact: true }).first().fill(name);
    await dialog.getByLabel('Title, optional').fill(title);
    await dialog.getByLabel('Description', { exact: true }).fill(description);
    for (const [parameter, kind] of Object.entries(parameters)) {
      await dialog.getByRole('button', { name: 'Add a parameter' }).click();
      const row = dialog.locator('.parameter-row').last();
      await row.getByLabel('Name', { exact: true }).fill(parameter);
      await row.getByLabel('Type').selectOption(kind);
    }
  }

  async write(written: Written): Promise<void> {
    await this.describe(written);
    await this.code.fill(written.code);
  }

  /** Runs what is written, unsaved. */
  async run(tool: string, args: Readonly<Record<string, string>> = {}): Promise<void> {
    for (const [name, value] of Object.entries(args)) await this.trial.locator(`[name="${name}"]`).fill(value);
    await this.trial.getByRole('button', { name: `Run ${tool}` }).click();
  }

  async save(): Promise<void> {
    await this.workshop.dialog.getByRole('button', { name: 'Save the tool' }).click();
    await expect(this.workshop.dialog).toHaveCount(0);
  }
}

interface Opened {
  readonly panel: PanelPage;
  readonly editor: EditorPage;
  readonly workshop: Workshop;
}

/** The tools panel without a model. */
async function openPanel(page: Page, site: Site): Promise<Opened> {
  await withoutModel(page);
  const panel = new PanelPage(page);
  await panel.open(site.url);
  const editor = new EditorPage(page);
  return { panel, editor, workshop: editor.workshop };
}

/** Writes a tool and saves it; its sheet is open then. */
async function saved({ editor, workshop }: Opened, written: Written): Promise<void> {
  await workshop.add('Write one');
  await editor.write(written);
  await editor.save();
}

test('a tool is written, tried, saved, called by the model, changed and called again', async ({ page }) => {
  const chat = new ChatPage(page);
  await chat.open('/', 'cpu');
  await page.goto('#tools');
  const panel = new PanelPage(page);
  const editor = new EditorPage(page);
  await editor.workshop.add('Write one');
  await expect(editor.trial).toContainText('It can be tried, unsaved');
  await editor.workshop.dialog.getByRole('button', { name: 'Save the tool' }).click();
  await expect(editor.workshop.dialog.getByLabel('Name', { exact: true }).first()).toBeFocused();
  await expect(editor.workshop.dialog).toContainText('Give it a name, such as split_bill.');

  await editor.write(splitBill);
  await editor.run('split_bill', { amount: '90', people: '4' });
  await expect(editor.trial.locator('.plate')).toContainText('22.5');
  await expect(editor.trial.locator('.try-logs')).toContainText('4');
  await editor.save();
  await expect(panel.sheet.getByRole('heading', { name: 'Split a bill' })).toBeVisible();

  await page.goto('#chat');
  await chat.ready();
  const first = await chat.ask('split a bill of 90 between 3 people');
  expect(proposedCalls(first.events)).toEqual([{ name: 'split_bill', arguments: { amount: 90, people: 3 } }]);
  expect(eventsOf(first.events, 'permission.asked')).toEqual([]);
  expect(first.answer).toContain('30');

  await page.goto('#tools');
  await panel.openSheet('split_bill');
  await panel.sheet.getByRole('button', { name: 'Change', exact: true }).click();
  await editor.code.fill('return "each " + args.amount / args.people;');
  await editor.save();
  await page.goto('#chat');
  const second = await chat.ask('split a bill of 120 between 4 people');
  expect(proposedCalls(second.events)).toEqual([{ name: 'split_bill', arguments: { amount: 120, people: 4 } }]);
  expect(turnEnd(second.events).outcome).toBe('ran');
  expect(second.answer).toContain('each 30');
});

test('the editor holds what was written until a person throws it away', async ({ page, site }) => {
  const { editor, workshop, panel } = await openPanel(page, site);
  await page.getByRole('button', { name: 'Add a tool' }).click();
  await expectAccessible(page, '.dialog');
  await workshop.dialog.getByRole('button', { name: 'Write one' }).click();
  await editor.write(splitBill);
  await expectAccessible(page, '.dialog');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(workshop.dialog).toContainText('What you wrote is not saved.');
  await workshop.dialog.getByRole('button', { name: 'Go on writing' }).click();
  await expect(editor.code).toHaveValue(splitBill.code);
  await workshop.dialog.getByRole('button', { name: 'Cancel' }).click();
  await workshop.dialog.getByRole('button', { name: 'Throw it away' }).click();
  await expect(workshop.dialog).toHaveCount(0);
  await expect(panel.line('split_bill')).toHaveCount(0);
});

test('a tool is exported, removed, put back, removed and imported', async ({ page, site }) => {
  const opened = await openPanel(page, site);
  const { panel, workshop } = opened;
  await saved(opened, splitBill);
  const downloading = page.waitForEvent('download');
  await panel.sheet.getByRole('button', { name: 'Export' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('split_bill.json');
  const file = await download.path();
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
    name: 'split_bill',
    body: { code: splitBill.code },
  });

  const remove = () => panel.sheet.getByRole('button', { name: 'Remove', exact: true }).click();
  await remove();
  await expect(panel.line('split_bill')).toHaveCount(0);
  await page.getByRole('button', { name: 'Put it back' }).click();
  await panel.openSheet('split_bill');
  await remove();
  await expect(page.getByText('split_bill was removed.')).toBeVisible();

  await workshop.add('Import a file');
  const choosing = page.waitForEvent('filechooser');
  await workshop.dialog.getByRole('button', { name: 'Choose a file' }).click();
  await (await choosing).setFiles(file);
  await expect(workshop.dialog).toContainText('1 tool can be installed');
  await expectAccessible(page, '.dialog');
  await workshop.dialog.getByText('All that it is').click();
  await expect(workshop.dialog.locator('.definition')).toContainText('return args.amount / args.people;');
  await workshop.dialog.getByRole('button', { name: 'Install 1 tool' }).click();
  const result = await panel.run('split_bill', { amount: 50, people: 2 });
  await expect(result.locator('.plate')).toContainText('25');
});

test('a link shares a tool: who opens it is asked, and nothing ran before', async ({ page, site, context }) => {
  const opened = await openPanel(page, site);
  const { panel } = opened;
  await saved(opened, splitBill);
  await panel.sheet.getByRole('button', { name: 'Share' }).click();
  const link = await panel.sheet.getByLabel('Link').inputValue();
  expect(link.startsWith(`${site.url}#tool=`)).toBe(true);
  await panel.sheet.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(panel.line('split_bill')).toHaveCount(0);

  const tab = await context.newPage();
  const workshop = new Workshop(tab);
  await tab.goto(link);
  await expect(workshop.dialog).toContainText('Install this tool?');
  await expect(workshop.dialog.locator('.definition')).toContainText(splitBill.code.split('\n')[1] ?? '');
  await expectAccessible(tab, '.dialog');
  const kept = () =>
    tab.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          const opening = indexedDB.open('tiny-giant');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const counting = opening.result.transaction('userTools').objectStore('userTools').count();
            counting.onsuccess = () => {
              opening.result.close();
              resolve(counting.result);
            };
          };
        }),
    );
  expect(await kept()).toBe(0);
  expect(tab.workers().filter(worker => worker.url().includes('sandbox'))).toEqual([]);
  await expect(panel.line('split_bill')).toHaveCount(0);

  await workshop.dialog.getByRole('button', { name: 'Install it' }).click();
  const there = new PanelPage(tab);
  const result = await there.run('split_bill', { amount: 8, people: 2 });
  await expect(result.locator('.plate')).toContainText('4');
  expect(new URL(tab.url()).hash).not.toContain('tool=');
  // The first tab has it as well.
  await expect(panel.line('split_bill')).toBeVisible();
});

test('a damaged link says so and installs nothing', async ({ page, site }) => {
  await withoutModel(page);
  await page.goto(`${site.url}#tool=eJwLnonsense`);
  const { dialog } = new Workshop(page);
  await expect(dialog).toContainText('USER_TOOL_LINK');
  await dialog.getByRole('button', { name: 'Leave it' }).click();
  await expect(dialog).toHaveCount(0);
});

test('a request goes to the host of its tool and nowhere else', async ({ page, site }) => {
  const seen: string[] = [];
  const elsewhere: string[] = [];
  const service = createServer((request, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers.cookie ?? ''}`);
    response.setHeader('access-control-allow-origin', '*');
    if (request.url?.startsWith('/tea/away')) {
      response.writeHead(302, { location: `http://127.0.0.1:${(other.address() as AddressInfo).port}/` }).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"items":[{"price":4.5}]}');
  });
  const other = createServer((request, response) => {
    elsewhere.push(request.url ?? '');
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end('stolen');
  });
  await Promise.all([service, other].map(listen));
  const origin = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
  await page.context().addCookies([{ name: 'session', value: 'secret', url: origin }]);

  const { panel, editor, workshop } = await openPanel(page, site);
  await workshop.add('Write one');
  await editor.describe({
    name: 'find_price',
    description: 'Find the price of a kind of tea.',
    parameters: { kind: 'text' },
  });
  await workshop.dialog.getByText('Sends a request').click();
  const address = workshop.dialog.getByLabel('Address', { exact: true });
  await address.fill(`http://{kind}/tea`);
  await workshop.dialog.getByRole('button', { name: 'Save the tool' }).click();
  await expect(address).toHaveAccessibleDescription(/host must be fixed|must begin with https/);
  await address.fill(`${origin}/tea/{kind}?unit={kind}`);
  await workshop.dialog.getByLabel('Result path, optional').fill('items.0.price');
  await expectAccessible(page, '.dialog');
  await editor.save();
  await expect(panel.sheet).toContainText(`Goes to ${new URL(origin).host}, and nowhere else.`);

  const result = await panel.run('find_price', { kind: 'green & black' });
  await expect(result.locator('.plate')).toContainText('4.5');
  expect(seen).toEqual(['GET /tea/green%20%26%20black?unit=green%20%26%20black ']);

  const { port } = other.address() as AddressInfo;
  for (const kind of [
    `@127.0.0.1:${port}`,
    `//127.0.0.1:${port}/`,
    `\\\\127.0.0.1:${port}`,
    `http://127.0.0.1:${port}`,
  ]) {
    await panel.run('find_price', { kind });
    await expect(panel.result.locator('.plate')).toContainText('4.5');
  }
  await panel.run('find_price', { kind: '..' });
  await expect(panel.result.locator('.failure')).toContainText('USER_TOOL_VALUE');
  await panel.run('find_price', { kind: 'away' });
  await expect(panel.result.locator('.failure')).toContainText('NETWORK_REDIRECTED');
  expect(elsewhere).toEqual([]);
  expect(seen.every(request => request.startsWith('GET /tea/') && !request.includes('secret'))).toBe(true);
  expect(seen).toHaveLength(6);
  await leave(page, site);
});

/**
 * Clicks the counter as soon as a program runs. Resolves once the program failed to what was seen, in order: a page that hangs with
 * the program shows what was clicked after its failure.
 */
function clickWhileRunning(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    () =>
      new Promise<readonly string[]>(resolve => {
        const seen: string[] = [];
        const looked = { running: '.try-result > .caption', dialog: '.dialog', failure: '.try-result .failure' };
        const observer = new MutationObserver(() => {
          for (const [what, selector] of Object.entries(looked)) {
            if (seen.includes(what) || !document.querySelector(selector)) continue;
            seen.push(what);
            if (what === 'running') document.querySelector<HTMLElement>('.counter')?.click();
          }
          if (!seen.includes('failure') || !seen.includes('dialog')) return;
          observer.disconnect();
          resolve(seen);
        });
        observer.observe(document.body, { childList: true, subtree: true });
      }),
  );
}

/** Writes a program as a tool, and opens its sheet. */
async function program(page: Page, site: Site, code: string): Promise<Opened> {
  const opened = await openPanel(page, site);
  await saved(opened, { name: 'go_wild', description: 'Do something odd.', code });
  await opened.panel.openSheet('go_wild');
  return opened;
}

/** Mends the program and runs it: nothing of the failed run is left. */
async function expectMended({ panel, editor }: Opened): Promise<void> {
  await panel.sheet.getByRole('button', { name: 'Change', exact: true }).click();
  await editor.code.fill('return "well";');
  await editor.save();
  await panel.run('go_wild', {});
  await expect(panel.result.locator('.plate')).toContainText('well');
}

for (const [what, code, fault] of [
  ['a loop', 'for (;;) {}', 'SANDBOX_TIMEOUT'],
  ['a regular expression', 'return /^(a+)+$/.test("a".repeat(40) + "b");', 'SANDBOX_TIMEOUT'],
] as const)
  test(`code with ${what} without end is ended, and the page goes on meanwhile`, async ({ page, site }) => {
    const opened = await program(page, site, code);
    const seen = clickWhileRunning(page);
    await opened.panel.submit('go_wild', {});
    expect(await seen).toEqual(['running', 'dialog', 'failure']);
    await opened.workshop.close();
    await expect(opened.panel.result.locator('.failure')).toContainText(fault);
    await expectMended(opened);
  });

for (const [what, code, fault] of [
  ['a huge allocation', 'return new Uint8Array(1e9).length;', 'SANDBOX_MEMORY'],
  // A slow machine's time is up before its memory.
  ['memory without end', 'const kept = [];\nfor (;;) kept.push(new ArrayBuffer(1 << 20));', /SANDBOX_(MEMORY|TIMEOUT)/],
  [
    'promises without end',
    'const again = () => Promise.resolve().then(again);\nreturn again();',
    /SANDBOX_(MEMORY|TIMEOUT)/,
  ],
  ['a text without end', 'let text = "x";\nfor (;;) text += text;', 'SANDBOX_MEMORY'],
  ['calls without end', 'const down = () => down() + 1;\nreturn down();', 'SANDBOX_STACK'],
  ['a fault', 'return args.nothing.at(0);', 'SANDBOX_THREW'],
] as const)
  test(`code with ${what} is ended, and says why`, async ({ page, site }) => {
    const opened = await program(page, site, code);
    const result = await opened.panel.run('go_wild', {});
    await expect(result.locator('.failure')).toContainText(fault);
    await expectMended(opened);
  });
