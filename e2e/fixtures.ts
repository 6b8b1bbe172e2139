import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { type RunningServer, type ServeOptions, serve } from '../scripts/serve.ts';

/** The built page, served as production serves it, and a watch over every browser context that opens it. */
export interface Site {
  readonly url: string;
  /** Serves the page, or another build of it, once more in another way, until the tests end. Resolves to its address. */
  serve(options: ServeOptions): Promise<string>;
  /** As `serve`, for a test that stops the server itself. */
  start(options: ServeOptions): Promise<RunningServer>;
  /** Adds a context that a test made itself; the `context` of a test is watched already. */
  watch(context: BrowserContext): void;
  /** The open pages that show the product. */
  pages(): readonly Page[];
  /** Requests to other origins than those served here, since the last call. */
  takeForeign(): readonly string[];
  /** Errors on a console, and errors that nothing caught, since the last call. */
  takeErrors(): readonly string[];
}

interface TestFixtures {
  /** Fails a test that let a request out or logged an error, or whose page says that it did. */
  readonly clean: undefined;
}

export const test = base.extend<TestFixtures, { readonly site: Site }>({
  site: [
    async ({ browserName: _ }, use) => {
      const servers: RunningServer[] = [];
      const origins = new Set<string>();
      const contexts: BrowserContext[] = [];
      const foreign: string[] = [];
      const errors: string[] = [];
      async function start(options: ServeOptions): Promise<RunningServer> {
        const server = await serve({ port: 0, ...options });
        origins.add(new URL(server.url).origin);
        return server;
      }
      async function serveToTheEnd(options: ServeOptions): Promise<string> {
        const server = await start(options);
        servers.push(server);
        return server.url;
      }

      await use({
        url: await serveToTheEnd({}),
        serve: serveToTheEnd,
        start,
        watch(context) {
          contexts.push(context);
          context.on('request', request => {
            const { protocol, origin } = new URL(request.url());
            if (protocol !== 'data:' && !origins.has(origin)) foreign.push(request.url());
          });
          context.on('console', message => {
            if (message.type() === 'error') errors.push(message.text());
          });
          context.on('weberror', error => {
            errors.push(String(error.error()));
          });
        },
        pages: () =>
          contexts.flatMap(context => context.pages()).filter(page => origins.has(new URL(page.url()).origin)),
        takeForeign: () => foreign.splice(0),
        takeErrors: () => errors.splice(0),
      });
      await Promise.all(servers.map(server => server.close()));
    },
    { scope: 'worker' },
  ],

  baseURL: ({ site }, use) => use(site.url),

  context: async ({ context, site }, use) => {
    site.watch(context);
    await use(context);
  },

  clean: [
    // Named here so that it is still open when this looks at its page.
    async ({ context: _, site }, use) => {
      await use(undefined);
      expect(site.takeForeign(), 'requests that left the page').toEqual([]);
      expect(site.takeErrors(), 'errors on the console').toEqual([]);
      for (const page of site.pages()) await expect(page.locator('.drums').first()).toHaveText('000');
    },
    { auto: true },
  ],
});
export { expect };
