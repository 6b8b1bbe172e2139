import type { Locator } from '@playwright/test';
import { launchOptions } from '../scripts/launch.ts';
import { ChatPage } from '../scripts/page.ts';
import { proposedCalls } from '../scripts/transcript.ts';
import { expect, test } from './fixtures.ts';
import { expectAccessible, sayYes, withoutModel } from './workshop.ts';

const launch = launchOptions();
test.use({ launchOptions: { ...launch, args: [...(launch.args ?? []), '--enable-features=WebMCP'] } });

test('the page’s tools can be listed and called by other agents', async ({ page }) => {
  const chat = new ChatPage(page);
  await chat.open('/', 'cpu');
  await expect.poll(async () => (await page.webmcp.tools()).map(({ name }) => name)).toContain('roll_dice');
  const dice = (await page.webmcp.tools()).find(({ name }) => name === 'roll_dice');
  expect(dice).toMatchObject({ inputSchema: { type: 'object' }, annotations: { readOnly: true } });

  const answer = await page.webmcp.callTool('roll_dice', { count: 2 });
  expect(answer).toMatchObject({ structuredContent: { rolls: [expect.any(Number), expect.any(Number)] } });
  const refused = await page.webmcp.callTool('roll_dice', { count: 'many' });
  expect(refused).toMatchObject({ isError: true });
});

/** Goes on with Tab, as a person without a mouse does, until a control has the focus. Fails where it is not among the next ones. */
async function tabTo(control: Locator): Promise<void> {
  for (let steps = 0; steps < 12; steps += 1) {
    if (await control.evaluate(element => element === document.activeElement)) return;
    await control.page().keyboard.press('Tab');
  }
  await expect(control).toBeFocused({ timeout: 1 });
}

test('what another agent asks for waits for the person, who answers with the keyboard', async ({ page }) => {
  await withoutModel(page);
  await page.goto('/?engine=cpu#tools');
  await expect.poll(async () => (await page.webmcp.tools()).map(({ name }) => name)).toContain('delete_todo');
  await page.webmcp.callTool('add_todo', { text: 'water the plants' });
  const dialog = page.getByRole('dialog', { name: 'May Delete a to-do run?' });
  await expect(dialog).toHaveCount(0);

  const declined = page.webmcp.callTool('delete_todo', { text: 'water the plants' });
  await expect(dialog).toContainText('Asked by another agent in this browser, with');
  await expect(dialog).toContainText('delete_todo(text="water the plants")');
  await expectAccessible(page, '.dialog');
  await tabTo(dialog.getByRole('button', { name: 'Don’t' }));
  await page.keyboard.press('Enter');
  expect(await declined).toMatchObject({ isError: true, content: [{ text: expect.stringContaining('delete_todo') }] });
  await expect(dialog).toHaveCount(0);

  const closed = page.webmcp.callTool('delete_todo', { text: 'water the plants' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await closed).toMatchObject({ isError: true });

  const allowed = page.webmcp.callTool('delete_todo', { text: 'water the plants' });
  await tabTo(dialog.getByRole('button', { name: 'Allow once' }));
  await page.keyboard.press('Enter');
  expect(await allowed).toMatchObject({ structuredContent: expect.anything() });

  await page.getByRole('button', { name: 'Permissions and calls' }).click();
  await page.getByRole('radio', { name: 'Calls' }).check({ force: true });
  await expect(page.getByRole('dialog').getByRole('listitem')).toContainText([
    /delete_todo ran.*"water the plants".*asked by another agent, allowed once/,
    /delete_todo dropped.*asked by another agent, you said no/,
    /delete_todo dropped.*asked by another agent, you said no/,
    /add_todo ran.*asked by another agent, allowed by default/,
  ]);
  await expectAccessible(page, '.dialog');
});

test('a tool of another script of the page joins, runs and goes', async ({ page }) => {
  const chat = new ChatPage(page);
  await chat.open('/', 'cpu');
  await chat.ready();
  await page.evaluate(() => {
    const stop = new AbortController();
    Object.assign(window, { stopTool: () => stop.abort() });
    const inputSchema = {
      type: 'object',
      properties: { state: { type: 'string', enum: ['on', 'off'] } },
      required: ['state'],
    };
    const tool = {
      name: 'switch_lamp',
      description: 'Turn the lamp on or off.',
      inputSchema,
      async execute(args: object) {
        return args;
      },
    };
    return document.modelContext?.registerTool(tool, { signal: stop.signal });
  });
  const { answer } = await chat.ask('turn the lamp on');
  expect(answer).toContain('"state":"on"');
  expect((await page.webmcp.tools()).filter(({ name }) => name.startsWith('switch_lamp'))).toHaveLength(1);

  await page.evaluate(() => (window as unknown as { stopTool(): void }).stopTool());
  await expect.poll(async () => (await page.webmcp.tools()).map(({ name }) => name)).not.toContain('switch_lamp');
  const { events } = await chat.ask('turn the lamp on');
  expect(proposedCalls(events).map(({ name }) => name)).not.toContain('switch_lamp');
});

test.describe('the pizza page', () => {
  // Its counter is in the frame, where the tests look.
  test.afterEach(async ({ page }) => {
    await expect(page.frameLocator('tiny-giant iframe').locator('.drums').first()).toHaveText('000');
    await page.close();
  });

  test('is driven from the panel', async ({ page }) => {
    await page.goto('/demo/pizza.html');
    const panel = page.frameLocator('tiny-giant iframe');
    await sayYes(panel, 'add two large cheese pizzas');
    await expect(page.locator('#lines')).toContainText('2 × cheese');
    await sayYes(panel, 'add a large mushroom pizza');
    await expect(page.locator('#lines')).toContainText('1 × mushroom');
    await sayYes(panel, 'deliver to 5 Mill Lane at 7 pm');
    await expect(page.locator('#address')).toHaveValue('5 Mill Lane');
    await expect(page.locator('#time')).toHaveValue('7 pm');
    const placed = await sayYes(panel, 'place the order');
    await expect(page.locator('#said')).toContainText('Order 1 is placed: 2 × large cheese, 1 × large mushroom');
    await expect(placed).toContainText('Order 1 is placed');
  });
});
