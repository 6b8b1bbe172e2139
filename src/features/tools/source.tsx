import { AppWindow, Blocks, Pencil, Plug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ToolSource } from '@/tools/tool';
import { Icon } from '@/ui/Icon';
import { Pebble } from '@/ui/Stone';
import './source.css';

/** Where tools come from, in the order shown. */
export const sources: readonly ToolSource[] = ['builtin', 'user', 'mcp', 'webmcp', 'page'];

const icons = { user: Pencil, mcp: Plug, webmcp: AppWindow, page: Blocks } as const;

/** Says where a tool comes from. */
export function SourceTag({ source }: { readonly source: ToolSource }) {
  const { t } = useTranslation();
  return (
    <span className="source-tag">
      {source === 'builtin' ? <Pebble /> : <Icon of={icons[source]} small />}
      {t(`tools.sources.${source}`)}
    </span>
  );
}
