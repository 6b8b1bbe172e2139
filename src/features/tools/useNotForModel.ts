import { selectTools } from '@/agent/select';
import { templateOf } from '@/agent/templates';
import { useChat } from '../chat/store';

/** Why the model cannot call a tool, by its name; tools that it can call are not in it. */
export function useNotForModel(): ReadonlyMap<string, string> {
  const record = useChat(({ record: model }) => model);
  const tools = useChat(({ tools: registered }) => registered);
  const { notWritable } = selectTools(record, templateOf(record.template), tools, () => 'allow');
  return new Map(notWritable.map(({ tool, reason }) => [tool.name, reason]));
}
