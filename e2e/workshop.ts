import { AxeBuilder } from '@axe-core/playwright';
import type { FrameLocator, Locator, Page } from '@playwright/test';
import { expect, type Site } from './fixtures.ts';

/** What a person does in the English tools panel to bring tools in. */
export class Workshop {
  /** The dialog that is open. */
  readonly dialog: Locator;

  constructor(readonly page: Page) {
    this.dialog = page.getByRole('dialog');
  }

  /** One of the three ways to a tool, from the panel. */
  async add(way: 'Write one' | 'Add an MCP server' | 'Import a file'): Promise<void> {
    await this.page.getByRole('button', { name: 'Add a tool' }).click();
    await this.dialog.getByRole('button', { name: way }).click();
  }

  /** Adds a server by its address; the list of servers stays open. */
  async addServer(address: string): Promise<void> {
    await this.dialog.getByLabel('Address of a server').fill(address);
    await this.dialog.getByRole('button', { name: 'Add the server' }).click();
  }

  server(name: string): Locator {
    return this.dialog.getByRole('listitem', { name, exact: true });
  }

  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Close' }).click();
    await expect(this.dialog).toHaveCount(0);
  }
}

/** Says something in a panel and answers its questions with yes, as a person does, until the turn has ended. Resolves to the turn. */
export async function sayYes(panel: FrameLocator, request: string): Promise<Locator> {
  const composer = panel.getByRole('textbox', { name: 'Request' });
  await composer.fill(request);
  await composer.press('Enter');
  const turn = panel.getByRole('article', { name: request, exact: true }).last();
  const yes = turn.locator('.confirm-first').or(turn.getByRole('button', { name: 'Allow once', exact: true }));
  const ended = panel.locator('article:is([data-state="act"], [data-state="refuse"], [data-state="broke"])').and(turn);
  for (;;) {
    await yes.or(ended).first().waitFor({ timeout: 180_000 });
    const question = (await yes.count()) > 0 ? await yes.elementHandle() : null;
    if (!question) return turn;
    await question.click();
    await question.waitForElementState('hidden');
  }
}

/** How many requests the header of the page says have left it. */
export async function countOf(page: Page): Promise<number> {
  const said = await page
    .getByRole('button', { name: /requests? left this page$/ })
    .locator('.visually-hidden')
    .textContent();
  return Number.parseInt(said ?? '', 10);
}

/** Holds the model back, which what a person does by hand does not need. */
export async function withoutModel(page: Page): Promise<void> {
  await page.context().route('**/models/**', () => undefined);
}

/** Ends a page that let out what it was told to. Every error on its console is one of the browser's about a request. */
export async function leave(page: Page, site: Site): Promise<void> {
  await page.close();
  site.takeForeign();
  const own = site.takeErrors().filter(error => !/^Failed to load resource|blocked by CORS policy/.test(error));
  expect(own, 'errors on the console').toEqual([]);
}

/** Checks with axe, in both themes, what is on the page: all of it, or what a selector names. */
export async function expectAccessible(page: Page, selector?: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    if (selector !== undefined) await page.locator(selector).first().waitFor();
    const axe = new AxeBuilder({ page });
    const { violations } = await (selector === undefined ? axe : axe.include(selector)).analyze();
    const found = violations.map(({ id, nodes }) => [id, ...nodes.map(({ target }) => target.join(' '))]);
    expect(found, colorScheme).toEqual([]);
  }
}
