import { Pause, Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ModelRecord } from '@/engine/catalogue';
import type { EngineKind } from '@/engine/engine';
import { Button } from '@/ui/Button';
import { classes } from '@/ui/classes';
import { Giant } from '@/ui/Giant';
import { Icon } from '@/ui/Icon';
import { Pebble } from '@/ui/Stone';
import { vars } from '@/ui/vars';
import { useFormat } from '../../page/page';
import type { ChatActions, ModelState } from '../state';
import './LoadWedge.css';
import { totalBytesOf } from './load';
import { megabytes } from './load-text';
import type { Load } from './useLoad';

export interface LoadWedgeProps {
  readonly record: ModelRecord;
  readonly kind: EngineKind;
  readonly model: ModelState;
  readonly load: Load;
  readonly actions: Pick<ChatActions, 'pauseLoad' | 'load'>;
}

/** Where the bytes leave the filled part of the wedge because they do not fit into it yet. */
const outsideBelow = 0.42;

/** The load: a stone and its shadow, which grows with the bytes that are here. */
export function LoadWedge({ record, kind, model, load, actions }: LoadWedgeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const totalBytes = totalBytesOf(record, kind);
  const { progress } = load;
  const ready = model.status === 'ready';
  const whole = ready || progress?.phase === 'start';
  const loadedBytes = whole ? totalBytes : (progress?.loadedBytes ?? 0);
  const share = loadedBytes / totalBytes;
  const outside = share < outsideBelow;
  const figures = t('load.ofBytes', {
    loaded: megabytes(loadedBytes, format),
    total: megabytes(totalBytes, format),
  });

  return (
    <div className={classes('load', outside && 'outside')} style={vars({ '--share': share })}>
      <span
        className="load-shape"
        role="progressbar"
        aria-label={t('load.label')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        aria-valuetext={figures}
      />
      <Pebble className="load-stone" />
      <Giant className="load-bytes" unit={ready ? undefined : 'MB'}>
        {ready ? t('load.readyGiant') : megabytes(loadedBytes, format)}
      </Giant>
      {!whole && (
        <p className="load-left">
          <span>{t('load.of', { total: megabytes(totalBytes, format) })}</span>
          <span className="load-when">{load.word}</span>
        </p>
      )}
      {!ready && (
        <Button
          className="load-switch"
          onClick={model.status === 'paused' ? actions.load : actions.pauseLoad}
          aria-label={t(model.status === 'paused' ? 'load.continue' : 'load.pause')}
        >
          <Icon of={model.status === 'paused' ? Play : Pause} small />
          <span>{t(model.status === 'paused' ? 'load.continue' : 'load.pause')}</span>
        </Button>
      )}
    </div>
  );
}
