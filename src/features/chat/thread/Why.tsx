import { ChevronDown, ChevronRight } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallState, TurnState } from '@/agent/reduce';
import type { Tool } from '@/tools/tool';
import { Breaking } from '@/ui/Breaking';
import { Icon } from '@/ui/Icon';
import { Reach } from '@/ui/Reach';
import { vars } from '@/ui/vars';
import { Wedge, type WedgeProps } from '@/ui/Wedge';
import { useFormat } from '../../page/page';
import { useReachText } from './reach';
import { runnersUp } from './runners-up';
import { confidenceOf, markOf, probabilityOf, workingMs, workingShare } from './turn-state';
import './Why.css';

export interface WhyProps {
  readonly turn: TurnState;
  readonly tools: ReadonlyMap<string, Tool>;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly detailsId: string;
  /** What can be done with the turn. */
  readonly children: ReactNode;
}

interface Gauge {
  readonly value: number;
  readonly tone: NonNullable<WedgeProps['tone']>;
}

function toneOf(turn: TurnState): Gauge['tone'] {
  const { stone } = markOf(turn);
  return stone === 'confirm' || stone === 'ask' || stone === 'refuse' || stone === 'broke' ? stone : 'act';
}

const zones = ['refuse', 'confirm', 'act'] as const;

function zoneWidths({ leave, act }: { readonly leave: number; readonly act: number }) {
  return vars({ '--leave': `${leave}fr`, '--between': `${act - leave}fr`, '--act': `${1 - act}fr` });
}

/** The part of the gauge in which a confidence lies: a value that is asked for says nothing of it. */
function zoneOf({ value, limits }: NonNullable<CallState['confidence']>): (typeof zones)[number] {
  if (!limits || value >= limits.act) return 'act';
  return value < limits.leave ? 'refuse' : 'confirm';
}

/** Which tool, how sure, what it touches, what it cost. */
export function Why({ turn, tools, open, onToggle, detailsId, children }: WhyProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const reachText = useReachText();
  const { generation } = turn;
  const figure = (value: number) => format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const names = [...new Set(turn.calls.map(({ call }) => call.name))];
  const confidence = confidenceOf(turn);
  const sure = confidence?.value ?? probabilityOf(turn);
  const limits = confidence?.limits;
  const none = turn.outcome === 'none' ? (generation?.watched.none ?? null) : null;

  const others = generation ? runnersUp(generation.tokens, [...tools.keys()]) : [];
  const working = workingShare(turn);
  if (!generation)
    return (
      <aside className="why">
        {working !== null && <Wedge value={working} label={t('why.working')} />}
        {children}
      </aside>
    );
  return (
    <aside className="why">
      <div>
        {sure !== null && (
          <>
            <p className="why-tool">
              <span>
                {names.map((name, index) => (
                  <Fragment key={name}>
                    {index > 0 && ', '}
                    <span className="code">
                      <Breaking text={name} behind="_" />
                    </span>
                  </Fragment>
                ))}
              </span>
              <b>{figure(sure)}</b>
            </p>
            <Wedge
              value={sure}
              tone={toneOf(turn)}
              cuts={limits ? [limits.leave, limits.act] : []}
              ticks={others.map(({ probability }) => probability)}
              label={t(confidence ? 'why.confidenceOf' : 'why.probabilityOf', { value: figure(sure) })}
            />
            {confidence && limits && (
              <p className="why-zones caption" style={zoneWidths(limits)}>
                {zones.map(zone => (
                  <span key={zone} aria-current={zone === zoneOf(confidence)}>
                    {t(`why.zone.${zone}`)}
                  </span>
                ))}
              </p>
            )}
          </>
        )}
        {none !== null && (
          <>
            <p className="why-tool">
              <span>{t('why.anyTool')}</span>
              <b>{figure(1 - none)}</b>
            </p>
            <Wedge value={1 - none} tone="refuse" label={t('why.probabilityOf', { value: figure(1 - none) })} />
            <p className="why-tool why-none">
              <span>{t('why.noTool')}</span>
              <b>{figure(none)}</b>
            </p>
          </>
        )}
        {others.length > 0 && (
          <p className="why-next">
            {t('why.next')}{' '}
            {others.map(({ name, probability }, index) => (
              <Fragment key={name}>
                {index > 0 && t('comma')}
                {name === null ? (
                  t('why.none')
                ) : (
                  <span className="code">
                    <Breaking text={name} behind="_" />
                  </span>
                )}{' '}
                {figure(probability)}
              </Fragment>
            ))}
          </p>
        )}
        {!limits && (sure !== null || none !== null) && <p className="why-note caption">{t('why.note')}</p>}
      </div>
      <div>
        {names.map(name => {
          const tool = tools.get(name);
          if (!tool) return null;
          return (
            <p key={name} className="why-touch">
              <Reach level={tool.effects} />
              <span>{reachText(tool)}</span>
            </p>
          );
        })}
        <p className="why-cost">
          <span>
            {t('why.cost', {
              read: generation.promptTokens,
              written: generation.tokens.length,
              seconds: figure(workingMs(turn) / 1000),
            })}
          </span>
          <button type="button" className="why-open" aria-expanded={open} aria-controls={detailsId} onClick={onToggle}>
            {t(open ? 'why.close' : 'why.details')}
            <Icon of={open ? ChevronDown : ChevronRight} small />
          </button>
        </p>
        {children}
      </div>
    </aside>
  );
}
