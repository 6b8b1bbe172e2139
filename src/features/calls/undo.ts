import type { CallState } from '@/agent/reduce';
import type { ToolContext, ToolRun } from '@/tools/context';
import type { Tool } from '@/tools/tool';

/** Whether what a call did can still be taken back. */
export function canUndo(state: CallState, tool: Tool | undefined): boolean {
  return state.status === 'ran' && tool?.undo !== undefined && !state.undone && tool.checkResult(state.result).ok;
}

/** Takes back what a call did. Resolves to false where nothing can be taken back; throws what the tool throws. */
export async function undoCall(
  state: CallState,
  tool: Tool | undefined,
  toolContext: (run: ToolRun) => ToolContext,
): Promise<boolean> {
  const checked = tool?.checkResult(state.result);
  if (!tool?.undo || !checked?.ok || !canUndo(state, tool)) return false;
  const { signal } = new AbortController();
  await tool.undo(checked.value, toolContext({ tool, signal, progress: () => undefined }));
  return true;
}
