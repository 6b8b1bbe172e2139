import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const sources = ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json'];
const built = 'dist/index.html';

/** When a file, or the newest file in a folder, was changed: milliseconds since the epoch; 0 where there is none. */
function changedAt(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(path).map(name => changedAt(join(path, name))));
}

/** Builds the page when `dist/` is missing or older than its sources, and says so. Throws when the build fails. */
export function ensureBuilt(): void {
  const builtAt = changedAt(built);
  if (builtAt > Math.max(...sources.map(changedAt))) return;
  console.error(
    builtAt === 0 ? 'dist/ is missing: building the page.' : 'dist/ is older than its sources: building the page.',
  );
  const { status } = spawnSync('npx', ['vite', 'build', '--logLevel', 'warn'], { stdio: ['ignore', 2, 'inherit'] });
  if (status !== 0) throw new Error('The page could not be built: see above, or run npm run build.');
}
