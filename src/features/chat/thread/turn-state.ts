import type { CallState, TurnState } from '@/agent/reduce';
import type { StoneState } from '@/ui/Stone';

/** The word beside a turn's stone; a key of `turn.word`. */
export type TurnWord =
  | 'reading'
  | 'writing'
  | 'running'
  | 'sure'
  | 'missing'
  | 'allow'
  | 'ran'
  | 'said'
  | 'leftAlone'
  | 'notHere'
  | 'dropped'
  | 'broke'
  | 'stopped';

export interface TurnMark {
  readonly stone: StoneState;
  readonly word: TurnWord;
  /** How many calls ran. */
  readonly count: number;
}

function mark(stone: StoneState, word: TurnWord, count = 0): TurnMark {
  return { stone, word, count };
}

function finishedMark(turn: TurnState, ran: number): TurnMark {
  if (turn.error) return mark('broke', 'broke');
  switch (turn.outcome) {
    case 'ran':
      return mark('act', 'ran', ran);
    case 'said':
      return mark('act', 'said');
    case 'failed':
      return mark('broke', 'broke');
    case 'unavailable':
      return mark('refuse', 'notHere');
    case 'declined':
      return mark('refuse', 'dropped');
    case 'stopped':
      return mark('refuse', 'stopped');
    default:
      return mark('refuse', 'leftAlone');
  }
}

/** What became of a request: the stone and the word that mark its turn. */
export function markOf(turn: TurnState): TurnMark {
  const has = (status: CallState['status']) => turn.calls.some(call => call.status === status);
  if (turn.status === 'finished') return finishedMark(turn, turn.calls.filter(({ status }) => status === 'ran').length);
  if (has('clarifying')) return mark('ask', 'missing');
  if (has('confirming')) return mark('confirm', 'sure');
  if (has('permitting')) return mark('gate', 'allow');
  if (turn.status === 'prompting') return mark('run', 'reading');
  return turn.status === 'generating' ? mark('run', 'writing') : mark('run', 'running');
}

/** The calls' probability together: the product of theirs. Null before there is a call. */
export function probabilityOf(turn: TurnState): number | null {
  if (turn.calls.length === 0) return null;
  return turn.calls.reduce((product, { call }) => product * call.probability, 1);
}

/** The confidence of a turn: that of the call that is least sure. Null before one is judged. */
export function confidenceOf(turn: TurnState): NonNullable<CallState['confidence']> | null {
  const judged = turn.calls.flatMap(({ confidence }) => (confidence ? [confidence] : []));
  return judged.toSorted((a, b) => a.value - b.value)[0] ?? null;
}

/** How far a prompt was read, 0 to 1. */
function readShare(turn: TurnState): number {
  if (turn.status !== 'prompting') return 1;
  const { progress } = turn;
  return progress?.phase === 'prefill' && progress.total > 0 ? progress.done / progress.total : 0;
}

/** Milliseconds that a turn's model and tools worked; what a person took to answer is not counted. */
export function workingMs(turn: TurnState): number {
  return turn.calls.reduce((sum, { ms }) => sum + (ms ?? 0), turn.generation?.totalMs ?? 0);
}

/** What reading a prompt, and writing behind it, take of a turn's way. */
const readPart = 0.6;
const writePart = 0.35;
/** Tokens after which most answers are written. */
const usualTokens = 15;

/** How far a turn at work is, 0 to 1, as far as that can be said; null when nothing works, or a person is asked. */
export function workingShare(turn: TurnState | undefined): number | null {
  if (!turn || markOf(turn).stone !== 'run') return null;
  if (turn.status === 'prompting') return readPart * readShare(turn);
  if (turn.status !== 'generating') return 1;
  const tokens = turn.progress?.phase === 'decode' ? turn.progress.tokens : 0;
  return readPart + writePart * (1 - Math.exp(-tokens / usualTokens));
}
