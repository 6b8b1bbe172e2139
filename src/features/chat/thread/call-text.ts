import type { Arguments } from '@/tools/tool';

/** A call as it is written: `set_timer(duration="10 minutes")`. */
export function callText(name: string, args: Arguments): string {
  const written = Object.entries(args).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  return `${name}(${written.join(', ')})`;
}
