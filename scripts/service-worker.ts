import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin, type Rollup } from 'vite';
import { type StoredFile, type StoredFiles, workerPath } from '../src/platform/service-worker/protocol.ts';
import { immutableFolder } from './headers.ts';

type Bundle = Rollup.OutputBundle;

const page = 'index.html';
const workerSource = 'src/platform/service-worker/worker.ts';

function storedFile(url: string, content: string | Uint8Array): StoredFile {
  const hash = createHash('sha256').update(content).digest('base64');
  return { url, revision: url.startsWith(immutableFolder) ? null : hash, integrity: `sha256-${hash}` };
}

/** Sorts the files of a build into what a first screen needs, which is what its page names, and the rest. Throws when there is no page. */
function sortFiles(bundle: Bundle, publicFolder: string): StoredFiles {
  const files = Object.values(bundle)
    .map(output => ({ url: output.fileName, content: output.type === 'chunk' ? output.code : output.source }))
    .filter(({ url }) => url === page || url.startsWith(immutableFolder));
  const html = files.find(({ url }) => url === page);
  if (!html) throw new Error(`The build has no ${page}.`);
  const named = [...String(html.content).matchAll(/\b(?:src|href)="\.\/([^"]+)"/g)].map(([, url = '']) => url);
  const first = new Set([page, ...named]);
  const fromPublic = named.filter(url => !files.some(file => file.url === url));
  const pick = (inShell: boolean) =>
    files.filter(({ url }) => first.has(url) === inShell).map(({ url, content }) => storedFile(url, content));
  return {
    shell: [...pick(true), ...fromPublic.map(url => storedFile(url, readFileSync(join(publicFolder, url))))],
    parts: pick(false),
  };
}

/** The service worker's script: one file, as browsers without modules in service workers need it. */
async function buildWorker(files: StoredFiles): Promise<string> {
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { storedFiles: JSON.stringify(files) },
    build: {
      write: false,
      target: 'es2023',
      modulePreload: false,
      rolldownOptions: { input: workerSource, output: { format: 'iife', entryFileNames: workerPath } },
    },
  });
  const outputs = 'output' in built ? built.output : [];
  const [chunk, ...others] = outputs;
  if (chunk?.type !== 'chunk' || others.length > 0) throw new Error(`${workerPath} has to be one file.`);
  return chunk.code;
}

/**
 * Builds the service worker beside the page, and writes into it which files it keeps, each with its hash. Most of `public/` is left
 * to the host: the model's worker keeps the model, and nothing else of it is needed without a network.
 */
export function serviceWorker(): Plugin {
  let publicFolder = '';
  return {
    name: 'tiny-giant:service-worker',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      publicFolder = config.publicDir;
    },
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const source = await buildWorker(sortFiles(bundle, publicFolder));
        this.emitFile({ type: 'asset', fileName: workerPath, source });
      },
    },
  };
}
