import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** True when a module is the script that was started, not one that another imports. */
export function isMain(meta: ImportMeta): boolean {
  const script = process.argv[1];
  return script !== undefined && realpathSync(script) === fileURLToPath(meta.url);
}

/** Runs a command's body: what it throws is printed as one message, and the process ends with status 1. */
export async function runCommand(body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
