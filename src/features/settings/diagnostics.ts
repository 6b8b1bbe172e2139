import type { TurnState } from '@/agent/reduce';
import { probeDevice } from '@/engine/device';
import { storedFiles } from '@/engine/storage';
import { languageWish } from '@/platform/i18n/i18n';
import { estimate, persisted } from '@/platform/persistence';
import { environment } from '../chat/diagnostics';
import type { ChatState } from '../chat/state';
import type { Page } from '../page/page';
import { keptIn } from './kept';
import { addressed } from './useModelFiles';

/** How many of the newest turns and failures a report tells of. */
const newest = 10;

/** How many there are of each. */
function counted(values: Iterable<string>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** How long a turn took and what it came to; nothing of what was said or done. */
export function timingOf({ startedAt, outcome, ms, error, generation, calls }: TurnState): object {
  return {
    at: startedAt,
    outcome,
    ms,
    error: error?.code,
    calls: calls.map(({ status, error: failed }) => ({ status, error: failed?.code })),
    ...(generation && {
      promptTokens: generation.promptTokens,
      cachedTokens: generation.cachedTokens,
      tokens: generation.tokens.length,
      steps: generation.steps,
      firstTokenMs: generation.firstTokenMs,
      totalMs: generation.totalMs,
    }),
  };
}

/**
 * What a report of a fault needs, as JSON: the versions, the browser and its device, the model, the storage, counts, codes and times. No
 * request, no result, no name of a tool that is not built in: nothing of the person's. Throws `STORAGE_*`.
 */
export async function diagnostics(page: Page, chat: ChatState): Promise<string> {
  const { database, permissions, log, theme, textSize, motion, sound, engine } = page;
  const { record, model, storage, tools, turns, queue } = chat;
  const failed = log.list().filter(({ errorCode }) => errorCode !== undefined);
  return JSON.stringify(
    {
      ...environment(),
      model: {
        id: record.id,
        version: record.version,
        status: model.status,
        ...(model.status === 'ready' && { stats: model.stats }),
        ...(model.status === 'failed' && { error: model.error.code }),
        files: await storedFiles(addressed(record)),
      },
      engine: chat.engine,
      device: await probeDevice(),
      storage: { mode: storage, estimate: await estimate(), persisted: await persisted() },
      settings: {
        theme: theme.get(),
        textSize: textSize.get(),
        motion: motion.get(),
        sound: sound.get(),
        engine: engine.get(),
        language: languageWish().get(),
      },
      counts: {
        kept: Object.fromEntries((await keptIn(database)).map(({ kind, ...rest }) => [kind, rest])),
        tools: counted([...tools.values()].map(({ source }) => source)),
        rules: counted(permissions.rules().map(({ permission }) => permission)),
        calls: counted(log.list().map(({ outcome }) => outcome)),
        queued: queue.length,
      },
      failures: failed.slice(-newest).map(({ at, source, errorCode }) => ({ at, source, code: errorCode })),
      turns: turns.slice(-newest).map(timingOf),
    },
    null,
    2,
  );
}
