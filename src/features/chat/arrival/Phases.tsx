import { useTranslation } from 'react-i18next';
import type { ModelRecord } from '@/engine/catalogue';
import type { EngineKind, LoadProgress } from '@/engine/engine';
import { Stone, type StoneState } from '@/ui/Stone';
import { useFormat } from '../../page/page';
import type { ModelState } from '../state';
import './Phases.css';
import { type PartProgress, partsOf } from './load';
import { megabytes } from './load-text';
import type { Load } from './useLoad';

export interface PhasesProps {
  readonly record: ModelRecord;
  readonly kind: EngineKind;
  readonly model: ModelState;
  readonly load: Load;
}

interface Phase {
  readonly key: string;
  readonly text: string;
  readonly state: Extract<StoneState, 'act' | 'confirm' | 'open'>;
}

/** A part is done, under way, or still to come. */
function stateOf(loaded: number, total: number): Phase['state'] {
  if (loaded >= total) return 'act';
  return loaded > 0 ? 'confirm' : 'open';
}

/** What a load goes through, and where it is. */
export function Phases({ record, kind, model, load }: PhasesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { progress } = load;
  const ready = model.status === 'ready';
  const starting = progress?.phase === 'start' ? progress : null;
  const filesProgress: LoadProgress | null = ready ? { phase: 'start' } : progress;

  const fileText = ({ part, loadedBytes, totalBytes, file, files }: PartProgress) => {
    const total = megabytes(totalBytes, format);
    if (loadedBytes === 0 || loadedBytes >= totalBytes) return t(`load.part.${part}`, { total });
    const loaded = megabytes(loadedBytes, format);
    return t(`load.part.${part}Under`, { loaded, total, file, files });
  };

  const phases: Phase[] = partsOf(record, kind, filesProgress).map(part => ({
    key: part.part,
    text: fileText(part),
    state: stateOf(part.loadedBytes, part.totalBytes),
  }));
  const steps = starting?.total && starting.done !== undefined ? starting : null;
  const start = kind === 'webgpu' ? 'shaders' : 'start';
  phases.push({
    key: 'start',
    text: steps ? t(`load.part.${start}Under`, { done: steps.done, total: steps.total }) : t(`load.part.${start}`),
    state: ready ? 'act' : starting ? 'confirm' : 'open',
  });
  phases.push({ key: 'ready', text: t('load.part.ready'), state: ready ? 'act' : 'open' });

  const under = phases.findLast(({ state }) => state === 'confirm') ?? (ready ? phases.at(-1) : phases[0]);
  return (
    <ol className="phases">
      {phases.map(phase => (
        <li key={phase.key} aria-current={phase === under ? 'step' : undefined}>
          <Stone state={phase.state} size={15} />
          {phase.text}
          {phase.state === 'act' && <span className="visually-hidden">{t('load.done')}</span>}
        </li>
      ))}
      {!ready && <li className="phases-when">{load.word}</li>}
    </ol>
  );
}
