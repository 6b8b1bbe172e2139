import type { AgentEvent } from '@/agent/events';
import type { Language } from '@/tools/language';

/** A turn as it was recorded from the real model by `npm run record:kiosk`. */
export interface RecordedTurn {
  readonly language: Language;
  readonly events: readonly AgentEvent[];
}

/** The recorded turns, of all languages. */
export async function recordedTurns(): Promise<readonly RecordedTurn[]> {
  const { default: lines } = await import('./turns.jsonl?raw');
  return lines
    .trimEnd()
    .split('\n')
    .map((line): RecordedTurn => JSON.parse(line));
}

/** The turns of a language that call none but these tools. */
export function playable(
  turns: readonly RecordedTurn[],
  language: Language,
  tools: ReadonlySet<string>,
): readonly RecordedTurn[] {
  return turns.filter(
    turn =>
      turn.language === language &&
      turn.events.every(event => event.type !== 'call.proposed' || tools.has(event.call.name)),
  );
}

/** How long what a turn comes to stays, in milliseconds. */
const resultMs = 6_000;
/** Where a turn rests on its way, and for how long: the rest of its events passes at once. */
const restsMs: Readonly<Partial<Record<AgentEvent['type'], number>>> = {
  'turn.started': 1_400,
  'generation.finished': 500,
  'confirmation.asked': 1_800,
};

/** The places of a turn at which a replay rests: how many of its events have passed, and for how many milliseconds it rests. */
export function restsOf(events: readonly AgentEvent[]): readonly { readonly passed: number; readonly ms: number }[] {
  const rests = events.flatMap(({ type }, index) => {
    const ms = restsMs[type];
    return ms === undefined ? [] : [{ passed: index + 1, ms }];
  });
  return [...rests, { passed: events.length, ms: resultMs }];
}
