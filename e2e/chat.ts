import type { BrowserContextOptions } from '@playwright/test';
import { ChatPage } from '../scripts/page.ts';
import type { EngineKind } from '../src/engine/engine.ts';
import { test } from './fixtures.ts';

/**
 * Has all tests of a file share one page, whose model is loaded once, and each begin a conversation of its own. `onOpen` gets the page
 * before the first test.
 */
export function shareChat(engine: EngineKind, onOpen: (chat: ChatPage) => void, options?: BrowserContextOptions): void {
  let chat: ChatPage;
  test.beforeAll(async ({ browser, site }) => {
    const context = await browser.newContext(options);
    site.watch(context);
    chat = new ChatPage(await context.newPage());
    await chat.open(site.url, engine);
    await chat.ready();
    onOpen(chat);
  });
  test.afterAll(() => chat.page.context().close());
  test.beforeEach(() => chat.newConversation());
}
