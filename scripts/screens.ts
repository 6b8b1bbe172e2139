import type { Page } from '@playwright/test';
import type { ChatPage } from './page.ts';

/** A screen of the English page: how to get to it from any other one, and away from it again. */
export interface Screen {
  readonly name: string;
  /** Opened in a window as narrow as a phone. */
  readonly narrow?: true;
  open(chat: ChatPage): Promise<void>;
  /** Answers or closes what the screen holds open. */
  leave?(chat: ChatPage): Promise<void>;
}

/** Opens a panel by its address. */
async function openPanel(page: Page, panel: string): Promise<void> {
  await page.evaluate(name => {
    location.hash = name;
  }, panel);
  await page.locator(`nav [aria-current="page"][href="#${panel}"]`).first().waitFor({ state: 'attached' });
  await page.getByRole('main').waitFor();
}

/** Asks one after another in a new conversation, which stands at its beginning afterwards. */
async function askAll(chat: ChatPage, requests: readonly string[]): Promise<void> {
  await chat.newConversation();
  for (const request of requests) await chat.ask(request);
  await chat.page.evaluate(() => scrollTo(0, 0));
}

/** Asks in a new conversation, up to the question that the word at the turn's stone says. */
async function askUpTo(chat: ChatPage, request: string, word: string): Promise<void> {
  await chat.newConversation();
  await chat.send(request);
  await chat.turn(request).getByText(word, { exact: true }).waitFor({ timeout: 60_000 });
}

async function openTool(page: Page, tool: string): Promise<void> {
  await openPanel(page, 'tools');
  await page.getByRole('searchbox').waitFor();
  const line = page.getByRole('listitem').filter({ has: page.getByText(tool, { exact: true }) });
  await line.getByRole('button', { name: tool }).click();
}

async function openWay(page: Page, way?: string): Promise<void> {
  await openPanel(page, 'tools');
  await page.getByRole('button', { name: 'Add a tool' }).click();
  if (way !== undefined) await page.getByRole('dialog').getByRole('button', { name: way }).click();
}

const press = (label: string) => (chat: ChatPage) =>
  chat.page.getByRole('button', { name: label, exact: true }).click();

async function closeDialog({ page }: ChatPage): Promise<void> {
  await page.getByRole('dialog').last().press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** Every screen, in an order that one visit can take. The model has to be ready. */
export const screens: readonly Screen[] = [
  { name: 'arrival', open: chat => chat.page.locator('.arriving').waitFor() },
  {
    name: 'chat',
    open: chat =>
      askAll(chat, [
        '10 minutes for the pasta',
        'how many ounces is 350 grams',
        'bar chart: Monday 12, Tuesday 19, Wednesday 7, Thursday 23',
        "what's the time in Tokyo and in Lima",
      ]),
  },
  {
    name: 'plates',
    open: chat => askAll(chat, ['roll three dice', 'five colours around teal', 'remind me to buy stamps']),
  },
  {
    name: 'details',
    open: async chat => {
      await askAll(chat, ['time in Lima and roll two dice']);
      await chat.turns.getByRole('button', { name: 'Details' }).click();
    },
  },
  { name: 'refused', open: chat => askAll(chat, ['how many kilos is 5 metres', 'write me a poem about the sea']) },
  {
    name: 'confirm',
    open: chat => askUpTo(chat, '17 percent of 2450', 'Sure?'),
    leave: ({ page }) => page.locator('.confirm-none').click(),
  },
  { name: 'missing', open: chat => askUpTo(chat, 'set a timer', 'Missing'), leave: press('Drop it') },
  { name: 'gate', open: chat => askUpTo(chat, 'weather in Oslo', 'Allow?'), leave: press('Don’t') },
  { name: 'empty', open: chat => chat.newConversation() },
  { name: 'device', open: press('What this device can do'), leave: closeDialog },
  {
    name: 'requests',
    open: ({ page }) => page.getByRole('button', { name: /requests left this page/ }).click(),
    leave: closeDialog,
  },
  { name: 'menu', narrow: true, open: press('Menu'), leave: closeDialog },
  { name: 'tools', open: ({ page }) => openPanel(page, 'tools') },
  { name: 'tool', open: ({ page }) => openTool(page, 'get_weather') },
  { name: 'add', open: ({ page }) => openWay(page), leave: closeDialog },
  { name: 'mcp', open: ({ page }) => openWay(page, 'Add an MCP server'), leave: closeDialog },
  { name: 'editor', open: ({ page }) => openWay(page, 'Write one'), leave: closeDialog },
  {
    name: 'permissions',
    open: async ({ page }) => {
      await openPanel(page, 'tools');
      await page.getByRole('button', { name: 'Permissions and calls' }).click();
    },
    leave: closeDialog,
  },
  { name: 'settings', open: ({ page }) => openPanel(page, 'settings') },
];
