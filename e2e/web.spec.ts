import type { BrowserContext } from '@playwright/test';
import { ChatPage } from '../scripts/page.ts';
import { eventsOf, proposedCalls } from '../scripts/transcript.ts';
import { routeWeb } from '../src/tools/fixtures/web/route.ts';
import { startWebServer, type WebServer } from '../src/tools/fixtures/web/server.ts';
import { expect, test } from './fixtures.ts';

// The tools for the web in the page; their services are on this machine and answer in the real ones' formats.

let context: BrowserContext;
let server: WebServer;
let chat: ChatPage;

test.beforeAll(async ({ browser, site }) => {
  server = await startWebServer();
  context = await browser.newContext();
  site.watch(context);
  await routeWeb(context, server);
});
test.afterAll(async () => {
  await context.close();
  await server.close();
});
test.beforeEach(async ({ site }) => {
  server.fault = null;
  chat = new ChatPage(await context.newPage());
  await chat.open(site.url, 'cpu');
  await chat.ready();
  await chat.newConversation();
});
// What was allowed has left the page, which then is no longer one that nothing left.
test.afterEach(() => chat.page.close());

test('an allowed tool reaches its hosts, and the page says which', async ({ site }) => {
  const { events, answer } = await chat.ask("what's the weather in Berlin?");
  expect(proposedCalls(events)).toEqual([{ name: 'get_weather', arguments: { city: 'Berlin' } }]);
  expect(answer).toContain('light rain, 8 °C');
  await chat.page.getByRole('button', { name: '2 requests left this page' }).click();
  const sent = chat.page.getByRole('dialog').getByRole('listitem');
  await expect(sent).toHaveText([
    /geocoding-api\.open-meteo\.com\s*get_weather$/,
    /(?<!geocoding-)api\.open-meteo\.com\s*get_weather$/,
  ]);
  expect(site.takeForeign().map(address => new URL(address).host)).toEqual([
    'geocoding-api.open-meteo.com',
    'api.open-meteo.com',
  ]);
});

test('a tool that is not allowed sends nothing', async () => {
  const { events } = await chat.ask('100 euros in dollars', { allow: false });
  expect(proposedCalls(events)).toEqual([
    { name: 'convert_currency', arguments: { amount: 100, from: 'euros', to: 'dollars' } },
  ]);
  await expect(chat.page.locator('.drums').first()).toHaveText('000');
});

test('a page that forbids others to read it is said to be one', async ({ site }) => {
  const { events } = await chat.ask('fetch https://private.example.com');
  expect(proposedCalls(events)).toEqual([{ name: 'fetch_page', arguments: { url: 'https://private.example.com' } }]);
  const [failed] = eventsOf(events, 'tool.failed');
  expect(failed?.error.code).toBe('WEB_PAGE_FORBIDDEN');
  expect(site.takeForeign()).toEqual(['https://private.example.com/']);
  // The browser's own, which no page can keep from the console.
  expect(site.takeErrors().join()).toContain('blocked by CORS policy');
});
