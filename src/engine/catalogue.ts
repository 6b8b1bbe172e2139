import manifest from '../../public/models/tiny-giant-135m/manifest.json';
import type { EngineKind } from './engine.ts';
import confidence from './tiny-giant-135m.confidence.json';
import { knows } from './tiny-giant-135m.knows.ts';

export type ModelFileRole = 'config' | 'tokenizer' | 'library' | 'weights' | 'gguf-header';

export interface ModelFile {
  /** Relative to the record's `folder`. */
  readonly path: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly role: ModelFileRole;
  /** The engines that need it. */
  readonly engines: readonly EngineKind[];
}

/** How a model's calls are judged, as `npm run calibrate` found it: of held-out requests, for this model's weights alone. */
export interface ConfidenceRecord {
  /** A logistic regression over the features that `agent/confidence.ts` names. */
  readonly bias: number;
  readonly weights: Readonly<Record<string, number>>;
  /** From this confidence on a call runs without a question; from the second on where it deletes, touches the device or uses the network. */
  readonly act: number;
  readonly actCareful: number;
  /** Below this nothing is called. */
  readonly leave: number;
  /** Of calls that were written in place of one that a check refused, and that the checks pass, the share that is right. */
  readonly second: number;
  /** Where the model answers that nothing fits, with less probability than this, its likeliest call is offered. */
  readonly offer: number;
  /** A call in place of such an answer is offered from this confidence on. */
  readonly offerFrom: number;
}

/** An entry of the catalogue: all that the page knows of a model before it is loaded. */
export interface ModelRecord {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly license: string;
  /** Where its files lie: relative to the page's base, or an absolute URL. Ends with a slash. */
  readonly folder: string;
  readonly files: readonly ModelFile[];
  /** What `assembleGguf` makes of the shards for the CPU engine. */
  readonly gguf: { readonly bytes: number; readonly sha256: string };
  /** Name of the chat template in `agent/templates`. */
  readonly template: string;
  readonly contextTokens: number;
  readonly parameters: number;
  /** Tools it was trained on: name -> parameters. A registered tool whose parameters differ is listed in the prompt under an alias. */
  readonly knows: Readonly<Record<string, string>>;
  /** Whether tool results go back to the model for a next step. */
  readonly readsResults: boolean;
  /** Absent for a model that was not calibrated: its calls run when the checks pass. */
  readonly confidence?: ConfidenceRecord;
}

export const tinyGiant135m: ModelRecord = {
  id: manifest.model_id,
  title: 'Tiny Giant 135M',
  version: manifest.version,
  license: manifest.license,
  folder: `models/${manifest.model_id}/`,
  files: manifest.files as readonly ModelFile[],
  gguf: manifest.gguf,
  template: 'tiny-giant',
  contextTokens: 2048,
  parameters: 134_515_008,
  knows,
  readsResults: false,
  confidence,
};
