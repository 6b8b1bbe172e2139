import type { Page } from '@playwright/test';
import type { TinyGiantElement } from '../src/features/embed/element.ts';
import { expect, test } from './fixtures.ts';
import { expectAccessible, sayYes, withoutModel } from './workshop.ts';

const inFrame = (page: Page) => page.frameLocator('tiny-giant iframe');

/**
 * Opens a page with the element, on the engine that every machine has. `src`: where the agent's page is; for one of another origin
 * the host is a stranger's, without our headers.
 */
async function openHost(page: Page, url: string, src = '../'): Promise<void> {
  await page.route('**/demo/*.html', async route => {
    const response = await route.fetch();
    const body = (await response.text()).replace('src="../" lang', `src="${src}" engine="cpu" lang`);
    const headers = src === '../' ? response.headers() : { 'content-type': 'text/html' };
    await route.fulfill({ response, body, headers });
  });
  await page.goto(url);
}

/** Waits for the model, then asks through the element. The types of the events that came of it. */
function ask(page: Page, text: string, allow: boolean): Promise<readonly string[]> {
  return page.evaluate(
    async ([request, permitted]) => {
      const panel = document.querySelector('tiny-giant') as TinyGiantElement;
      const { events } = await panel.ask(request, { allow: permitted });
      return events.map(({ type }) => type);
    },
    [text, allow] as const,
  );
}

// The host shows no counter of its own: the frame's is looked at, and the page is out of the way of those who look for one.
test.afterEach(async ({ page }) => {
  const drums = inFrame(page).locator('.drums').first();
  if (await drums.count()) await expect(drums).toHaveText('000');
  await page.close();
});

test('a tool of the host runs when the person allows it', async ({ page }) => {
  await openHost(page, '/demo/embed.html');
  const request = inFrame(page).getByRole('textbox', { name: 'Request' });
  await request.fill('turn the lamp on');
  await request.press('Enter');
  await inFrame(page).getByRole('button', { name: 'Allow once', exact: true }).click();
  await expect(page.locator('#lamp')).toHaveText('on');
  await expect(inFrame(page).getByRole('article', { name: 'turn the lamp on' })).toContainText('The lamp is on.');
});

test('a host of the same origin asks, with permission and without', async ({ page }) => {
  await openHost(page, '/demo/embed.html');
  expect(await ask(page, 'turn the lamp on', false)).not.toContain('tool.started');
  await expect(page.locator('#lamp')).toHaveText('off');
  expect(await ask(page, 'turn the lamp on', true)).toContain('tool.finished');
  await expect(page.locator('#lamp')).toHaveText('on');
});

test('the pizza page is driven without WebMCP, too', async ({ page }) => {
  await openHost(page, '/demo/pizza.html');
  await sayYes(inFrame(page), 'add two large cheese pizzas');
  await expect(page.locator('#lines')).toContainText('2 × cheese');
  const refused = await sayYes(inFrame(page), 'place the order');
  await expect(page.locator('#said')).toHaveText('Say an address and a time first.');
  await expect(refused).toContainText('Say an address and a time first.');
});

test('a tool that the agent cannot take is reported, and a withdrawn one is gone', async ({ page }) => {
  await openHost(page, '/demo/embed.html');
  const refused = await page.evaluate(async () => {
    const panel = document.querySelector('tiny-giant') as TinyGiantElement;
    const error = new Promise<ErrorEvent>(resolve =>
      panel.addEventListener('error', event => resolve(event as ErrorEvent), { once: true }),
    );
    const run = Function.prototype as () => null;
    panel.registerTool({ name: 'no spaces', description: 'x', parameters: {}, run });
    panel.registerTool({ name: 'nested', description: 'x', parameters: {}, run })();
    return (await error).error.code;
  });
  expect(refused).toBe('TOOL_DEFINITION_INVALID');
});

test('opens and closes by its key, and loads nothing until it is opened', async ({ page }) => {
  await page.route('**/demo/embed.html', async route => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace(' open>', ' engine="cpu">') });
  });
  await page.goto('/demo/embed.html');
  const open = page.getByRole('button', { name: 'Open Tiny Giant' });
  await expect(open).toHaveAttribute('aria-expanded', 'false');
  expect(page.frames()).toHaveLength(1);
  await open.click();
  await expect(inFrame(page).getByRole('textbox', { name: 'Request' })).toBeVisible();
  await page.getByRole('button', { name: 'Close Tiny Giant' }).click();
  await expect(page.locator('tiny-giant iframe')).toBeHidden();
});

test('who asked is told, in the panel’s language, that it went away', async ({ page }) => {
  await withoutModel(page);
  await page.addInitScript(() => {
    addEventListener('connect', () => document.documentElement.setAttribute('data-connected', ''), { capture: true });
  });
  await openHost(page, '/demo/embed.html');
  await expect(page.locator('html[data-connected]')).toBeVisible();
  const told = await page.evaluate(async () => {
    const panel = document.querySelector('tiny-giant') as TinyGiantElement;
    panel.lang = 'zh';
    const asked = panel.ask('roll a die').then(
      () => 'answered',
      error => `${error.code} ${error.message}`,
    );
    panel.remove();
    return asked;
  });
  expect(told).toBe('EMBED_CLOSED 面板已关闭或重新加载。请再问一次。');
});

for (const demo of ['embed', 'pizza'])
  test(`axe finds nothing to object to in ${demo}.html, in both themes`, async ({ page }) => {
    await withoutModel(page);
    await openHost(page, `/demo/${demo}.html`);
    await expect(inFrame(page).getByRole('textbox', { name: 'Request' })).toBeVisible();
    await expectAccessible(page);
  });

/** Serves the agent from another origin than the host's. `frameAncestors`: who may show it in a frame. */
async function serveElsewhere(page: Page, url: string, frameAncestors: string): Promise<void> {
  await page.route(`${url}**`, async route => {
    const response = await route.fetch();
    const policy = response.headers()['content-security-policy'] ?? '';
    const headers = {
      ...response.headers(),
      'content-security-policy': policy.replace(/frame-ancestors [^;]+/, `frame-ancestors ${frameAncestors}`),
    };
    await route.fulfill({ response, headers });
  });
}

test('a page of another origin that was not let in cannot frame the agent', async ({ page, site }) => {
  const other = await site.serve({});
  await serveElsewhere(page, other, "'self'");
  const blocked = page.waitForEvent('requestfailed', request => request.url().startsWith(other));
  await openHost(page, '/demo/embed.html', other);
  expect((await blocked).failure()?.errorText).toBe('net::ERR_BLOCKED_BY_RESPONSE');
  await expect.poll(() => site.takeErrors().join()).toContain("frame-ancestors 'self'");
});

test('a page of another origin that was let in gets no permission by itself', async ({ page, site }) => {
  const other = await site.serve({});
  await serveElsewhere(page, other, new URL(site.url).origin);
  await openHost(page, '/demo/embed.html', other);
  expect(await ask(page, 'turn the lamp on', true)).not.toContain('tool.started');
  await expect(page.locator('#lamp')).toHaveText('off');

  const request = inFrame(page).getByRole('textbox', { name: 'Request' });
  await request.fill('turn the lamp on');
  await request.press('Enter');
  await inFrame(page).getByRole('button', { name: 'Allow once', exact: true }).click();
  await expect(page.locator('#lamp')).toHaveText('on');
});
