import type { ModelFileRole, ModelRecord } from '@/engine/catalogue';
import type { EngineKind, LoadProgress } from '@/engine/engine';

export type LoadPart = 'tokenizer' | 'library' | 'weights';

export interface PartProgress {
  readonly part: LoadPart;
  readonly loadedBytes: number;
  readonly totalBytes: number;
  /** Files of the part, and which of them is under way, counted from 1. */
  readonly files: number;
  readonly file: number;
}

const partOf: Readonly<Record<ModelFileRole, LoadPart>> = {
  config: 'tokenizer',
  tokenizer: 'tokenizer',
  'gguf-header': 'weights',
  library: 'library',
  weights: 'weights',
};

/** Bytes of all files that an engine needs. */
export function totalBytesOf(record: ModelRecord, engine: EngineKind): number {
  return record.files.reduce((sum, file) => sum + (file.engines.includes(engine) ? file.bytes : 0), 0);
}

/** How far each part of a model has come, in the order in which its files are fetched. Null progress: nothing has come yet. */
export function partsOf(record: ModelRecord, engine: EngineKind, progress: LoadProgress | null): PartProgress[] {
  const parts = new Map<LoadPart, { loadedBytes: number; totalBytes: number; files: number; file: number }>();
  let before = 0;
  for (const file of record.files.filter(({ engines }) => engines.includes(engine))) {
    const name = partOf[file.role];
    const part = parts.get(name) ?? { loadedBytes: 0, totalBytes: 0, files: 0, file: 1 };
    const reached = progress?.phase === 'start' ? Number.POSITIVE_INFINITY : (progress?.loadedBytes ?? 0);
    const loaded = Math.min(file.bytes, Math.max(0, reached - before));
    part.files += 1;
    if (reached > before) part.file = part.files;
    part.loadedBytes += loaded;
    part.totalBytes += file.bytes;
    before += file.bytes;
    parts.set(name, part);
  }
  return [...parts].map(([part, figures]) => ({ part, ...figures }));
}

interface Sample {
  readonly at: number;
  readonly bytes: number;
}

/** The pace is that of the last so many milliseconds. */
const windowMs = 5000;
const patienceMs = 1000;

/** Adds a sample and forgets what is too old to say something of the pace. */
export function withSample(samples: readonly Sample[], sample: Sample): readonly Sample[] {
  return [...samples.filter(({ at, bytes }) => at > sample.at - windowMs && bytes <= sample.bytes), sample];
}

/** Seconds until `totalBytes` are here at the pace of the samples; null while too little is known. */
export function secondsLeft(samples: readonly Sample[], totalBytes: number): number | null {
  const first = samples[0];
  const last = samples.at(-1);
  if (!first || !last || last.at - first.at < patienceMs || last.bytes === first.bytes) return null;
  return ((totalBytes - last.bytes) * (last.at - first.at)) / (last.bytes - first.bytes) / 1000;
}
