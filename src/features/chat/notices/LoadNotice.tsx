import { Cpu, Pause, Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Wedge } from '@/ui/Wedge';
import { useFormat } from '../../page/page';
import { LoadFailure } from '../arrival/LoadFailure';
import { totalBytesOf } from '../arrival/load';
import { megabytes } from '../arrival/load-text';
import type { Load } from '../arrival/useLoad';
import type { ChatActions, ChatState } from '../state';
import './LoadNotice.css';

export interface LoadNoticeProps {
  readonly state: ChatState;
  readonly load: Load;
  readonly actions: ChatActions;
}

/** A load beside a conversation: how far it is, that it is paused, or why it failed. Nothing once the model is ready. */
export function LoadNotice({ state, load, actions }: LoadNoticeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { model, engine, record } = state;
  if (model.status === 'ready') return null;
  if (model.status === 'failed')
    return (
      <div className="load-notice">
        <LoadFailure state={state} actions={actions} />
      </div>
    );
  const total = totalBytesOf(record, engine?.kind ?? 'webgpu');
  const { progress } = load;
  const loaded = progress?.phase === 'start' ? total : (progress?.loadedBytes ?? 0);
  const paused = model.status === 'paused';
  return (
    <section className="load-notice" aria-label={t('load.label')}>
      <p>
        <b>{t(paused ? 'load.pausedTitle' : 'load.loadingTitle')}</b> <span>{load.word}</span>
      </p>
      <Wedge
        value={loaded / total}
        height={20}
        label={t('load.ofBytes', { loaded: megabytes(loaded, format), total: megabytes(total, format) })}
      />
      <p className="caption tabular">
        {t('load.ofBytes', { loaded: megabytes(loaded, format), total: megabytes(total, format) })}
      </p>
      <div className="row">
        <Button small onClick={paused ? actions.load : actions.pauseLoad}>
          <Icon of={paused ? Play : Pause} small />
          {t(paused ? 'load.continue' : 'load.pause')}
        </Button>
        {engine?.kind === 'webgpu' && (
          <Button small onClick={() => actions.chooseEngine('cpu')}>
            <Icon of={Cpu} small />
            {t('engine.useCpu')}
          </Button>
        )}
      </div>
    </section>
  );
}
