import { useTranslation } from 'react-i18next';
import type { TurnState } from '@/agent/reduce';
import type { Tool } from '@/tools/tool';
import { Outcome } from '../../chat/thread/Outcome';
import { confidenceOf } from '../../chat/thread/turn-state';
import { useFormat } from '../../page/page';
import { noActions } from '../../transcripts/no-actions';
import './Demo.css';
import { useDark } from './useDark';

export interface DemoProps {
  readonly turn: TurnState;
  readonly tools: ReadonlyMap<string, Tool>;
}

const nothing = () => {};

/** A recorded turn as far as it is played, on the wedge, which is dark by day. It can be seen and not used, so nothing runs. */
export function Demo({ turn, tools }: DemoProps) {
  const { t } = useTranslation('kiosk');
  const format = useFormat();
  const dark = useDark();
  const confidence = confidenceOf(turn);
  return (
    <div className="demo" inert>
      <p className="demo-request">{turn.text}</p>
      <div className="demo-made" data-theme={dark ? 'light' : 'dark'}>
        <Outcome turn={turn} tools={tools} actions={noActions} onEdit={nothing} />
      </div>
      {confidence && (
        <p className="demo-how code">
          {t('recorded', {
            confidence: format.number(confidence.value, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
          })}
        </p>
      )}
    </div>
  );
}
