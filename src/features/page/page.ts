import { createContext, use, useContext, useEffect, useMemo, useReducer, useState } from 'react';
import type { Choice } from '@/platform/choice';
import type { Database } from '@/platform/database';
import type { SentRequest } from '@/platform/egress';
import { useLanguage } from '@/platform/i18n/i18n';
import type { Installation } from '@/platform/install';
import type { Motion } from '@/platform/motion';
import type { Tables } from '@/platform/tables';
import type { CallLog } from '@/tools/calls';
import type {
  DataTable,
  Format,
  NoteStore,
  PanelControl,
  PanelName,
  Speech,
  TextSizeControl,
  Theme,
  ThemeControl,
  Timer,
  TimerStore,
  Todo,
  TodoStore,
  ToolContext,
  ToolRun,
} from '@/tools/context';
import type { Language } from '@/tools/language';
import type { McpServers } from '@/tools/mcp/servers';
import type { Permissions } from '@/tools/permission';
import type { UserTools } from '@/tools/user/user-tools';
import type { DirectCalls } from '../calls/direct';
import type { ChatActions, EngineWish } from '../chat/state';
import type { Transcripts } from '../transcripts/transcripts';
import type { Incoming } from './incoming';
import type { Notices } from './notices';

/** Calls `listener` after every change, until the returned function is called. */
export interface Watched {
  subscribe(listener: () => void): () => void;
}

/** The chat's actions, and what the page holds beside the conversation: tools change it, plates and the side column show it live. */
export interface Page {
  /** Anyone may stand before it, as at a kiosk: nothing that is shown offers a way out, be it a link, a file or the clipboard. */
  readonly closed: boolean;
  readonly actions: ChatActions;
  readonly timers: TimerStore & Watched;
  readonly todos: TodoStore & Watched;
  readonly notes: NoteStore & Watched;
  /** What of the files that a person gave is a table. */
  readonly tables: Tables;
  /** `show` shows a theme without keeping it. */
  readonly theme: ThemeControl & Watched & { show(theme: Theme): void };
  readonly textSize: TextSizeControl & Watched;
  readonly motion: Choice<Motion>;
  /** Whether a timer that ends is heard. */
  readonly sound: Choice<'on' | 'off'>;
  /** What the model is to run on, whatever the address asks for. */
  readonly engine: Choice<EngineWish>;
  /** All that the page keeps, for what deals with it as a whole. */
  readonly database: Database;
  /** `current` is the one that is open. */
  readonly panels: PanelControl & Watched & { readonly current: PanelName };
  readonly permissions: Permissions;
  /** Every call that was asked for. */
  readonly log: CallLog;
  readonly calls: DirectCalls;
  /** The tools that the person made; loaded by the first call. */
  userTools(): Promise<UserTools>;
  readonly notices: Notices;
  readonly incoming: Incoming;
  readonly installation: Installation;
  readonly transcripts: Transcripts;
  /** The MCP servers that the person added; loaded by the first call. */
  mcp(): Promise<McpServers>;
  /** What a run of a tool may touch. */
  toolContext(run: ToolRun): ToolContext;
  /** What left the page since it was opened; a new array after every change. */
  readonly sent: Watched & {
    list(): readonly SentRequest[];
    /** Lists what the browser itself sends for a person. */
    told(host: string, purpose: string): void;
  };
  readonly speech: Speech;
  format(language: Language): Format;
  /** What a person did stands in this page but could not be kept: the page says that it will not outlive it. */
  onStorageError(thrown: unknown): void;
}

export const PageContext = createContext<Page | null>(null);

/** The page around a component. Throws a `TypeError` outside of a `PageContext`. */
export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new TypeError('A component that needs the page is outside of its PageContext');
  return page;
}

/** The person's own tools, rendered again after every change; suspends until they are loaded. */
export function useUserTools(): UserTools {
  const userTools = use(usePage().userTools());
  useChanges(userTools);
  return userTools;
}

/** The MCP servers, rendered again after every change; suspends until they are loaded. */
export function useMcp(): McpServers {
  const mcp = use(usePage().mcp());
  useChanges(mcp);
  return mcp;
}

/** Renders again after every change of `store`. */
export function useChanges(store: Watched): void {
  const [, again] = useReducer((changes: number) => changes + 1, 0);
  useEffect(() => store.subscribe(again), [store]);
}

/** An instant as a clock shows it: 14:05. */
export const clockTime: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

/** Formats values in the interface's language. */
export function useFormat(): Format {
  const page = usePage();
  const language = useLanguage();
  return useMemo(() => page.format(language), [page, language]);
}

/** A store's list, read again after each of its changes; empty until it was read. */
function useList<T>(store: Watched & { list(): Promise<readonly T[]> }): readonly T[] {
  const [items, setItems] = useState<readonly T[]>([]);
  useEffect(() => {
    let latest = 0;
    const read = async () => {
      latest += 1;
      const turn = latest;
      const list = await store.list();
      if (turn === latest) setItems(list);
    };
    void read();
    const unsubscribe = store.subscribe(() => void read());
    return () => {
      latest = Number.POSITIVE_INFINITY;
      unsubscribe();
    };
  }, [store]);
  return items;
}

export function useTimers(): readonly Timer[] {
  return useList(usePage().timers);
}

export function useTables(): readonly DataTable[] {
  return useList(usePage().tables);
}

export function useTodos(): readonly Todo[] {
  return useList(usePage().todos);
}

/** Milliseconds since the epoch, renewed on every full second while `ticking`. */
export function useNow(ticking: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!ticking) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [ticking]);
  return now;
}
