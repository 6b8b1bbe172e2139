import { useLanguage } from '@/platform/i18n/i18n';
import { mcpResult } from '@/tools/mcp/result';
import { GenericPlate, type GenericPlateProps } from '../GenericPlate';
import { McpPlate } from './McpPlate';
import { extraPlate } from './registry';
import { SentencePlate } from './SentencePlate';
import './texts';

/** The plate of a result that has none in the page's first part. */
export function ExtraPlate({ state, tool }: GenericPlateProps) {
  const language = useLanguage();
  if (tool?.source === 'builtin') return extraPlate(state) ?? <SentencePlate state={state} tool={tool} />;
  const parsed = tool?.source === 'mcp' ? mcpResult.safeParse(state.result) : null;
  if (tool && parsed?.success) return <McpPlate title={tool.title[language]} result={parsed.data} />;
  return <GenericPlate state={state} tool={tool} />;
}
