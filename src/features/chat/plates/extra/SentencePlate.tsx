import type { CallState } from '@/agent/reduce';
import type { Tool } from '@/tools/tool';
import { Plate } from '@/ui/Plate';
import { useFormat } from '../../../page/page';
import './SentencePlate.css';

/** What a tool that leaves nothing to look at did, in its own sentence. Throws where it cannot say one of this result. */
export function SentencePlate({ state, tool }: { readonly state: CallState; readonly tool: Tool }) {
  const format = useFormat();
  const checked = tool.checkResult(state.result);
  if (!checked.ok) throw new TypeError(`${tool.name} does not read its result`);
  return (
    <Plate>
      <p className="sentence-plate">{tool.describe(checked.value, format)}</p>
    </Plate>
  );
}
