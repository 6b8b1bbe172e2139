import { z } from 'zod';
import type { Appearance } from './protocol';

/** How a host wants the page to look; what it says else is left out. */
export const appearance = z.object({
  theme: z.enum(['light', 'dark']).optional().catch(undefined),
  language: z.enum(['en', 'zh']).optional().catch(undefined),
});

/** What the embedded page's address says, as `<tiny-giant>` writes it: `?embed&theme=dark&lang=zh`. Null for a page by itself. */
export function appearanceOf(search: string): Appearance | null {
  const parameters = new URLSearchParams(search);
  if (!parameters.has('embed')) return null;
  const said = appearance.safeParse({
    theme: parameters.get('theme') ?? undefined,
    language: parameters.get('lang') ?? undefined,
  });
  return said.success ? said.data : {};
}
