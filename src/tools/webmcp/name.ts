import type { Registry } from '../registry.ts';

const longestName = 64;

/**
 * The name under which a tool of others is registered: its own where the registry takes it and has it free, or else one mended to
 * begin with a letter and to fit, numbered `name_2`, `name_3`, ...
 */
export function freeName(name: string, registry: Registry): string {
  const whole = /^[A-Za-z_]/.test(name) ? name : `tool_${name}`;
  for (let count = 1; ; count += 1) {
    const suffix = count === 1 ? '' : `_${count}`;
    const candidate = whole.slice(0, longestName - suffix.length) + suffix;
    if (!registry.get(candidate)) return candidate;
  }
}
