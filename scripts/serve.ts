import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import compression from 'compression';
import sirv, { type RequestHandler } from 'sirv';
import {
  immutableCaching,
  immutableFolder,
  productionHeaders,
  revalidatedCaching,
  securityHeaders,
} from './headers.ts';
import { isMain, runCommand } from './main.ts';

export interface ServeOptions {
  /** The built page. */
  readonly folder?: string;
  readonly host?: string;
  /** 0: any free one. A taken port is passed over for the next free one. */
  readonly port?: number;
  /** The path under which the page lies, e.g. `/demo/`. */
  readonly base?: string;
  /** False: leaves COOP, COEP and CORP out, as on a host that cannot send headers. */
  readonly isolation?: boolean;
}

export interface RunningServer {
  /** The page's address, ending in a slash. */
  readonly url: string;
  close(): Promise<void>;
}

const portsTried = 100;

function handler(folder: string, base: string, isolation: boolean): RequestHandler {
  const headers = Object.entries(isolation ? productionHeaders : securityHeaders);
  const files = sirv(folder, {
    etag: true,
    setHeaders: (response, path) =>
      response.setHeader(
        'Cache-Control',
        path.startsWith(`/${immutableFolder}`) ? immutableCaching : revalidatedCaching,
      ),
  });
  // Express's type of a handler that also takes the plain requests of node:http.
  const compress = compression({
    filter: (request, response) =>
      !request.headers.range &&
      response.getHeader('Content-Type') !== 'application/octet-stream' &&
      compression.filter(request, response),
  }) as unknown as RequestHandler;

  return (request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    const path = request.url ?? '/';
    if (`${path}/` === base || path === `${base}kiosk`) {
      response.writeHead(308, { Location: `${path}/` }).end();
    } else if (!path.startsWith(base)) {
      response.writeHead(404).end();
    } else {
      request.url = path.slice(base.length - 1);
      compress(request, response, () => files(request, response));
    }
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      done();
    });
  });
}

async function listenOnFreePort(server: Server, first: number, host: string): Promise<void> {
  for (let port = first; ; port += 1) {
    try {
      return await listen(server, port, host);
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken || port - first >= portsTried) throw error;
    }
  }
}

/**
 * Serves a built page as production does: its headers, MIME types, compression, ranges and caching.
 * Throws when the folder holds no built page, or when no port is free.
 */
export async function serve(options: ServeOptions = {}): Promise<RunningServer> {
  const { folder = 'dist', host = '127.0.0.1', port = 8080, isolation = true } = options;
  const base = `/${options.base ?? ''}/`.replace(/\/+/g, '/');
  if (!existsSync(join(folder, 'index.html')))
    throw new Error(`${resolve(folder)} holds no built page. Build it first: npm run build`);

  const server = createServer(handler(resolve(folder), base, isolation));
  await listenOnFreePort(server, port, host);
  const address = server.address() as AddressInfo;
  const name = host === '127.0.0.1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return {
    url: `http://${name}:${address.port}${base}`,
    close: () =>
      new Promise((done, fail) => {
        server.close(error => (error ? fail(error) : done()));
        server.closeAllConnections();
      }),
  };
}

const usage = `npm start -- [--port 8080] [--host 127.0.0.1] [--base /sub/path/] [--no-isolation]

Serves dist/ with the headers of production.
  --port          a taken one is passed over for the next free one
  --host          0.0.0.0 to be seen by other machines (browsers give WebGPU to https and localhost only)
  --base          serves under a sub-path
  --no-isolation  leaves COOP, COEP and CORP out, as on a host that cannot send headers`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8080' },
      host: { type: 'string', default: '127.0.0.1' },
      base: { type: 'string', default: '/' },
      'no-isolation': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return console.log(usage);
  const { url } = await serve({
    port: Number(values.port),
    host: values.host,
    base: values.base,
    isolation: !values['no-isolation'],
  });
  console.log(`Tiny Giant: ${url}`);
}

if (isMain(import.meta)) await runCommand(main);
