import { Choice } from '@/platform/choice';
import type { Database } from '@/platform/database';
import { createDevice } from '@/platform/device';
import type { Egress } from '@/platform/egress';
import { createFormat } from '@/platform/format';
import { currentLanguage } from '@/platform/i18n/i18n';
import { PageLanguage } from '@/platform/language-control';
import { PageMotion } from '@/platform/motion';
import { Notes } from '@/platform/notes';
import { PagePanels } from '@/platform/panels';
import { createShare } from '@/platform/share';
import { createSpeech } from '@/platform/speech';
import { Tables } from '@/platform/tables';
import { PageTextSize } from '@/platform/text-size';
import { PageTheme } from '@/platform/theme';
import { Timers } from '@/platform/timers';
import { Todos } from '@/platform/todos';
import type { Format, RegexRunner, Sandbox, Timer, ToolContext, ToolRun } from '@/tools/context';

export interface ServicesOptions {
  readonly database: Database;
  readonly egress: Egress;
  readonly sandbox: Sandbox;
  readonly regex: RegexRunner;
  /** A timer ended just now. `silent`: the person wants no sound. */
  readonly onRing: (timer: Timer, format: Format, silent: boolean) => void;
}

/** All that tools may touch, made once for the page, and the context that each run gets of it. */
export type Services = ReturnType<typeof createServices>;

export function createServices({ database, egress, sandbox, regex, onRing }: ServicesOptions) {
  const now = () => new Date();
  const todos = new Todos(database, now);
  const notes = new Notes(database, now);
  const tables = new Tables(database, now);
  const sound = new Choice({ key: 'tiny-giant.sound', values: ['on', 'off'], page: window });
  const timers = new Timers(database, {
    now,
    onRing: timer => onRing(timer, createFormat(currentLanguage()), sound.get() === 'off'),
  });
  const root = document.documentElement;
  const theme = new PageTheme(root);
  const textSize = new PageTextSize(root);
  const motion = new PageMotion(root);
  const interfaceLanguage = new PageLanguage();
  const panels = new PagePanels(['chat', 'tools', 'settings']);
  const device = createDevice();
  const share = createShare();
  const speech = createSpeech();

  /** A run reaches the hosts of its own tool, and no others. */
  const toolContext = ({ tool, signal, progress }: ToolRun): ToolContext => ({
    signal,
    progress,
    language: currentLanguage(),
    now,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    randomValues: array => crypto.getRandomValues(array),
    fetch: egress.wrap(tool.name, tool.hosts),
    todos,
    notes,
    tables,
    timers,
    theme,
    interfaceLanguage,
    textSize,
    panels,
    device,
    share,
    speech,
    sandbox,
    regex,
  });

  return { now, todos, notes, tables, timers, theme, textSize, motion, sound, panels, share, speech, toolContext };
}
