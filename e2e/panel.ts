import type { Locator, Page } from '@playwright/test';
import type { Arguments, JsonValue } from '../src/tools/tool.ts';

/** A value as a person writes it into a field of a form. */
function written(value: JsonValue): string {
  return Array.isArray(value) ? value.map(String).join(', ') : String(value);
}

/** The tools panel in a wide English window, the sheet of one tool beside the list. */
export class PanelPage {
  readonly search: Locator;
  readonly sheet: Locator;
  /** What the last run by hand came to. */
  readonly result: Locator;

  constructor(readonly page: Page) {
    this.search = page.getByRole('searchbox');
    this.sheet = page.getByRole('complementary').getByRole('article');
    this.result = this.sheet.locator('.try-result');
  }

  /** Opens the page at its tools panel. The model need not be ready for it. */
  async open(url: string): Promise<void> {
    await this.page.goto(`${url}?engine=cpu#tools`);
    await this.search.waitFor();
  }

  /** The line of a tool in the list. */
  line(tool: string): Locator {
    return this.page.getByRole('listitem').filter({ has: this.page.getByText(tool, { exact: true }) });
  }

  /** Opens the sheet of a tool, unless it is the one that is open. */
  async openSheet(tool: string): Promise<void> {
    const run = this.sheet.getByRole('button', { name: `Run ${tool}`, exact: true });
    if (await run.isVisible()) return;
    await this.line(tool).getByRole('button', { name: tool }).click();
    await run.waitFor();
  }

  /** Opens the sheet of a tool, writes the arguments into its form and sends it. A parameter without an argument is left empty. */
  async submit(tool: string, args: Arguments): Promise<void> {
    await this.openSheet(tool);
    const form = this.sheet.locator('form');
    for (const field of await form.locator('[name]').all()) {
      const value = args[(await field.getAttribute('name')) ?? ''];
      const text = value === undefined ? '' : written(value);
      if (await field.evaluate(element => element instanceof HTMLSelectElement)) await field.selectOption(text);
      else await field.fill(text);
    }
    await form.getByRole('button', { name: `Run ${tool}`, exact: true }).click();
  }

  /** Runs a tool as `submit` does, to its end. Leaving its sheet before would end it. */
  async run(tool: string, args: Arguments): Promise<Locator> {
    await this.submit(tool, args);
    await this.result.locator('.plate, .failure').first().waitFor();
    return this.result;
  }
}
