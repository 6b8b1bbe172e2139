import type { Page } from '@playwright/test';
import type { ChatPage } from '../scripts/page.ts';
import { proposedCalls } from '../scripts/transcript.ts';
import { shareChat } from './chat.ts';
import { expect, test } from './fixtures.ts';
import { PanelPage } from './panel.ts';

// Tables that a person gives to the page. The CPU engine runs it; the model is loaded once.

const spending = `date,category,amount
2026-11-02,food,12.50
2026-11-03,travel,80
2026-11-05,food,7.50
2026-11-09,rent,900
2026-11-12,food,"1,000.00"
`;

interface Given {
  readonly name: string;
  readonly bytes: readonly number[];
  /** How often the bytes follow each other. */
  readonly times: number;
}

function given(name: string, content: string | Uint8Array, times = 1): Given {
  return { name, bytes: [...(typeof content === 'string' ? new TextEncoder().encode(content) : content)], times };
}

/** Drags files over the page and drops them, as a browser tells a page of it. */
async function drop(page: Page, ...files: readonly Given[]): Promise<void> {
  const dataTransfer = await page.evaluateHandle(all => {
    const transfer = new DataTransfer();
    for (const { name, bytes, times } of all)
      transfer.items.add(new File(Array<Uint8Array<ArrayBuffer>>(times).fill(new Uint8Array(bytes)), name));
    return transfer;
  }, files);
  await page.dispatchEvent('main', 'dragover', { dataTransfer });
  await expect(page.getByText('Drop a table or a text here: CSV, TSV, TXT or Markdown')).toBeVisible();
  await page.dispatchEvent('main', 'drop', { dataTransfer });
  await expect(page.getByText('Drop a table or a text here: CSV, TSV, TXT or Markdown')).toHaveCount(0);
}

let chat: ChatPage;

shareChat('cpu', opened => {
  chat = opened;
});

test('a dropped table is asked about in words', async () => {
  await drop(chat.page, given('spending.csv', spending));
  await expect(chat.page.getByText('One table is here.')).toBeVisible();
  await expect(chat.page.getByText('“what is in spending.csv”')).toBeVisible();

  const described = await chat.ask('what is in spending.csv');
  expect(proposedCalls(described.events)).toEqual([{ name: 'describe_table', arguments: { table: 'spending.csv' } }]);
  const facts = chat.turn('what is in spending.csv');
  await expect(facts.getByRole('row')).toHaveText([
    /Column/,
    /^datedate/,
    /^categorytext.*food/,
    /^amountnumber7\.50? – 1,000/,
  ]);

  const request = 'mean amount in spending where category is food';
  const asked = await chat.ask(request);
  expect(proposedCalls(asked.events)).toEqual([
    {
      name: 'query_table',
      arguments: {
        table: 'spending.csv',
        column: 'amount',
        operation: 'mean',
        where_column: 'category',
        where_equals: 'food',
      },
    },
  ]);
  expect(asked.answer).toContain('340');
});

test('a table that is chosen stands beside the conversation, and can be removed', async () => {
  const { page } = chat;
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Add a file' }).click();
  await (await choosing).setFiles({
    name: 'teas.tsv',
    mimeType: 'text/tab-separated-values',
    buffer: Buffer.from('tea\tprice\ngreen\t4\nblack\t3\n'),
  });
  await chat.ask('what is in teas.tsv');
  await expect(chat.turn('what is in teas.tsv').getByRole('row', { name: /^price/ })).toContainText('3 – 4');
  const remove = page.getByRole('button', { name: 'Remove the table teas.tsv' });
  await expect(page.getByRole('listitem').filter({ has: remove })).toContainText('2 rows');
  await remove.click();
  await expect(remove).toHaveCount(0);
  await chat.send('what is in teas.tsv');
  await expect(chat.turn('what is in teas.tsv').getByText('TABLE_')).toBeVisible();
});

test('a file that is no table is said to be none, and why', async () => {
  const { page } = chat;
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]);
  for (const [file, title] of [
    [given('photo.png', png), 'photo.png is not a text file'],
    [given('empty.csv', ''), 'empty.csv holds no table'],
    [given('header.csv', 'a,b\n'), 'header.csv holds no table'],
    [given('open.csv', 'a,b\n1,"2\n3,4\n'), 'open.csv has a quote that never closes'],
    [given('large.csv', 'a,b\n1,2\n', 700_000), 'large.csv is too large'],
  ] as const) {
    await drop(page, file);
    await expect(page.getByText(title)).toBeVisible();
  }
  await drop(page, given('good.csv', 'a,b\n1,2\n'));
  await expect(page.getByText('One table is here.')).toBeVisible();
});

test('a table of an older spreadsheet keeps its letters', async () => {
  const latin = new Uint8Array([...Buffer.from('city,people\nZ'), 0xfc, ...Buffer.from('rich,434000\n')]);
  await drop(chat.page, given('cities.csv', latin));
  await expect(chat.page.getByText('One table is here.')).toBeVisible();
  await chat.ask('what is in cities.csv');
  await expect(chat.turn('what is in cities.csv').getByRole('row', { name: /^city/ })).toContainText('Zürich');
});

test('a table can be dropped on the tools panel', async ({ page, site }) => {
  await page.context().route('**/models/**', () => undefined);
  const panel = new PanelPage(page);
  await panel.open(site.url);
  await drop(page, given('spending.csv', spending));
  await expect(page.getByText('One table is here.')).toBeVisible();
  const result = await panel.run('query_table', { table: 'spending', column: 'amount', operation: 'sum' });
  await expect(result.locator('.plate')).toContainText('2,000');
});
