import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { Pebble } from '@/ui/Stone';
import { useFormat } from '../../page/page';
import type { ChatActions, ChatState } from '../state';
import { DeviceDialog } from './DeviceDialog';
import { facts } from './facts';
import './ModelFacts.css';

export interface ModelFactsProps {
  readonly state: ChatState;
  readonly actions: Pick<ChatActions, 'chooseEngine'>;
}

/** What runs here: the model, on what, how fast, and how much of the conversation it has in mind. */
export function ModelFacts({ state, actions }: ModelFactsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const { reading, writing, kept } = facts(state.turns);
  const stats = state.model.status === 'ready' ? state.model.stats : null;
  const rate = (value: number | null) => (value === null ? '–' : format.number(value, { maximumSignificantDigits: 2 }));
  return (
    <section className="model-facts">
      <h2>
        <Pebble />
        {state.record.title}
      </h2>
      <dl>
        <dt>{t('model.runsOn')}</dt>
        <dd>
          {stats ? t(`engine.on.${stats.kind}`, { device: stats.device }) : t(`model.status.${state.model.status}`)}
        </dd>
        {stats?.gpuBytes !== undefined && (
          <>
            <dt>{t('model.gpuMemory')}</dt>
            <dd>{t('megabytes', { value: format.number(stats.gpuBytes / 1e6, { maximumFractionDigits: 0 }) })}</dd>
          </>
        )}
        {(reading !== null || writing !== null) && (
          <>
            <dt>{t('model.speed')}</dt>
            <dd>{t('model.tokensPerSecond', { reading: rate(reading), writing: rate(writing) })}</dd>
          </>
        )}
        {kept !== null && (
          <>
            <dt>{t('model.kept')}</dt>
            <dd>
              {t('model.keptOf', { kept: format.number(kept), total: format.number(state.record.contextTokens) })}
            </dd>
          </>
        )}
      </dl>
      <Button small className="model-device" onClick={() => setOpen(true)}>
        {t('device.open')}
      </Button>
      <DeviceDialog open={open} onClose={() => setOpen(false)} state={state} actions={actions} />
    </section>
  );
}
