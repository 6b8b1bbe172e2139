import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { ChatPage } from '../scripts/page.ts';
import { expect, test } from './fixtures.ts';

// A turn is marked right, exported, replayed, and comes back from its file as another conversation. The CPU engine runs it.

test('a turn is replayed, exported and imported again', async ({ page, site }) => {
  const chat = new ChatPage(page);
  await chat.open(site.url, 'cpu');
  await chat.ready();
  await chat.ask('roll two dice');
  const turn = chat.turn('roll two dice');
  await turn.getByRole('button', { name: 'Details' }).click();

  const place = turn.getByRole('slider', { name: 'Event' });
  const stage = turn.locator('.replay-stage');
  await expect(turn.getByText('The request', { exact: true })).toBeVisible();
  await expect(stage.locator('.plate')).toHaveCount(0);
  await place.press('End');
  await expect(turn.getByText('The turn ended', { exact: true })).toBeVisible();
  await expect(stage.locator('.plate')).toHaveCount(1);
  await turn.getByRole('button', { name: 'Previous event' }).press('ArrowLeft');
  await expect(turn.getByText('roll_dice is done', { exact: true })).toBeVisible();
  await expect(chat.turns).toHaveCount(1);

  await turn.locator('.tokens button').first().click();
  await expect(turn.getByText('Allowed at the beginning')).toBeVisible();

  await turn.getByRole('button', { name: 'This was right' }).click();
  await expect(turn.getByRole('button', { name: 'This was right' })).toHaveAttribute('aria-pressed', 'true');
  const { violations } = await new AxeBuilder({ page }).include('.details').analyze();
  expect(violations).toEqual([]);

  const downloaded = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name, exact: true }).click(),
    ]);
    return readFile(await download.path(), 'utf8');
  };
  const example = JSON.parse(await downloaded('Export what was right'));
  expect(example).toMatchObject({ query: 'roll two dice', answers: [{ name: 'roll_dice' }] });
  const transcript = await downloaded('Export this conversation');
  expect(JSON.parse(transcript)).toMatchObject({ format: 'tiny-giant-transcript/1', turns: [{ right: true }] });

  const choose = page.locator('.transcript-files input');
  const fileOf = (text: string) => ({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await choose.setInputFiles(fileOf(transcript.slice(0, -20)));
  await expect(page.getByText('The file is not a transcript.')).toBeVisible();
  await choose.setInputFiles(fileOf(transcript));
  await expect(page.locator('.conversation')).toHaveCount(2);
  await turn.getByRole('button', { name: 'Details' }).click();
  await expect(turn.getByText('Imported from a file')).toBeVisible();
  await expect(turn.getByRole('button', { name: 'This was right' })).toHaveAttribute('aria-pressed', 'true');
});
