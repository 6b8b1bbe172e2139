import { type LazyExoticComponent, lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallState } from '@/agent/reduce';
import type { Tool } from '@/tools/tool';
import { UndoButton } from '../../calls/UndoButton';
import { canUndo } from '../../calls/undo';
import { useFormat } from '../../page/page';
import { callText } from '../thread/call-text';
import type { ExtraPlate as Extra } from './extra/ExtraPlate';
import { GenericPlate } from './GenericPlate';
import { PlateBoundary } from './PlateBoundary';
import { plates } from './registry';
import './Result.css';

export interface ResultProps {
  readonly state: CallState;
  readonly tool: Tool | undefined;
  /** Takes back what the call did. */
  readonly onUndo?: () => Promise<unknown>;
}

/** Loaded by the first result that needs it; where that fails, e.g. offline, by the next one. */
let ExtraPlate = loadExtraPlate();

function loadExtraPlate(): LazyExoticComponent<typeof Extra> {
  return lazy(async () => {
    try {
      return { default: (await import('./extra/ExtraPlate')).ExtraPlate };
    } catch (thrown) {
      ExtraPlate = loadExtraPlate();
      throw thrown;
    }
  });
}

/** A call that ran: its result as a thing, and under it the call as it ran with the time it took. */
export function Result({ state, tool, onUndo }: ResultProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { name } = state.call;
  const plate = tool?.source === 'builtin' ? plates[name]?.render(state) : null;
  const plain = <GenericPlate state={state} tool={tool} />;
  return (
    <div className="result">
      <PlateBoundary key={state.call.id} fallback={plain}>
        <Suspense>{plate ?? <ExtraPlate state={state} tool={tool} />}</Suspense>
      </PlateBoundary>
      <p className="result-call">
        <span className="code">{callText(name, state.arguments)}</span>
        {state.ms !== undefined && (
          <span className="caption tabular">
            {t('milliseconds', { value: format.number(state.ms, { maximumFractionDigits: state.ms < 10 ? 1 : 0 }) })}
          </span>
        )}
      </p>
      {onUndo && canUndo(state, tool) && (
        <p className="row">
          <UndoButton onUndo={onUndo} />
        </p>
      )}
      {state.undone && <p className="caption">{t('undone')}</p>}
    </div>
  );
}
