import { nanoid } from 'nanoid';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AgentEvent } from '@/agent/events';
import { tinyGiant135m } from '@/engine/catalogue';
import type { EngineKind } from '@/engine/engine';
import { AppError } from '@/errors';
import { Choice } from '@/platform/choice';
import { createConversationStore } from '@/platform/conversations';
import { allTables, openDatabase } from '@/platform/database';
import { Egress } from '@/platform/egress';
import { createFormat } from '@/platform/format';
import { currentLanguage, showLanguage } from '@/platform/i18n/i18n';
import { Installation } from '@/platform/install';
import { watchMissingParts } from '@/platform/missing-part';
import { rememberVisit } from '@/platform/visited';
import type { Runtime } from '@/runtime/runtime';
import { builtinTools } from '@/tools/builtin';
import { CallLog } from '@/tools/calls';
import type { Format, Timer } from '@/tools/context';
import { Permissions } from '@/tools/permission';
import { Registry } from '@/tools/registry';
import { createDirectCalls, outcomeOf } from '../calls/direct';
import { appearanceOf } from '../embed/appearance';
import { createEmbed, type TinyGiant } from '../embed/embed';
import type { Appearance } from '../embed/protocol';
import { Incoming } from '../page/incoming';
import { lazyRegexRunner, lazySandbox, lazyToolsOfOthers } from '../page/lazy';
import { Notices } from '../page/notices';
import type { Page } from '../page/page';
import { createServices } from '../page/services';
import { Transcripts } from '../transcripts/transcripts';
import { createModelHost, type ModelHost } from './model';
import { createSession } from './session';
import type { ChatActions, ChatState, EngineWish } from './state';

const record = tinyGiant135m;
const now = () => new Date();

const chatStore = createStore<ChatState>()(() => ({
  record,
  engine: null,
  model: { status: 'loading', progress: null, startedAt: performance.now() },
  conversations: [],
  conversationId: nanoid(),
  turns: [],
  queue: [],
  removed: null,
  storage: 'persistent',
  tools: new Map(),
  host: null,
}));

/** A part of the chat's state; renders again when that part changes. */
export function useChat<T>(select: (state: ChatState) => T): T {
  return useStore(chatStore, select);
}

/** What a started chat offers its page. */
export interface StartedChat {
  readonly page: Page;
  /** What the page's own scripts get. */
  readonly embed: TinyGiant;
  readonly state: Pick<StoreApi<ChatState>, 'getState' | 'subscribe'>;
  readonly model: ModelHost;
  /** Stops what runs and forgets everything that was said, made and decided. Throws as the database does. */
  forget(): Promise<void>;
}

/** A page for everyone who comes by, a kiosk: nothing but some of the built-in tools, and a database that is emptied. */
export interface Closed {
  /** The database's name. */
  readonly database: string;
  /** The built-in tools that exist. */
  readonly tools: ReadonlySet<string>;
}

export interface StartOptions {
  /** The engine that the address asks for. */
  readonly engine?: EngineKind | undefined;
  /** A timer ended just now. */
  readonly onRing: (timer: Timer, format: Format, silent: boolean) => void;
  /** Set: no tool of a person's, of a server's or of another page comes in, and nothing of an earlier visit is kept. */
  readonly closed?: Closed;
}

/** Resolves to the runtime when a model is ready. Rejects with the error of a load that failed, or when `signal` aborts. */
function whenReady(runtime: () => Runtime | null, signal?: AbortSignal): Promise<Runtime> {
  return new Promise((resolve, reject) => {
    const settle = ({ model }: ChatState) => {
      const ready = runtime();
      if (ready) resolve(ready);
      else if (model.status === 'failed') reject(new AppError(model.error.code, model.error.details));
      else if (signal?.aborted) reject(signal.reason);
      else return false;
      return true;
    };
    if (settle(chatStore.getState())) return;
    const unsubscribe = chatStore.subscribe(state => {
      if (settle(state)) unsubscribe();
    });
    signal?.addEventListener('abort', () => settle(chatStore.getState()) && unsubscribe(), { once: true });
  });
}

/**
 * Opens what this browser keeps, registers the built-in tools, opens the last conversation and begins to load the model.
 * Called once, before the first render.
 */
export async function startChat({ engine, onRing, closed }: StartOptions): Promise<StartedChat> {
  const installation = new Installation();
  const database = await openDatabase(closed?.database);
  const onStorageError = () => chatStore.setState({ storage: 'memory' });
  if (closed) await database.clear(allTables).catch(onStorageError);
  const conversations = createConversationStore<AgentEvent>(database, now);
  const egress = new Egress(location.origin);
  const sandbox = lazySandbox();
  const services = createServices({ database, egress, sandbox, regex: lazyRegexRunner(), onRing });
  const { toolContext } = services;
  const registry = new Registry();
  registry.subscribe(() => chatStore.setState({ tools: registry.list() }));
  const permissions = new Permissions(database, now);
  const log = new CallLog(database);
  await Promise.all([permissions.open(), log.open()]).catch(onStorageError);
  const notices = new Notices();
  watchMissingParts(() => notices.addOnce(new AppError('PAGE_PART_MISSING')));
  const others = lazyToolsOfOthers({ database, registry, egress, sandbox, notices, onStorageError });
  const calls = createDirectCalls({ registry, permissions, log, toolContext, now, onStorageError });

  const engineWish = new Choice<EngineWish>({
    key: 'tiny-giant.engine',
    values: ['auto', 'webgpu', 'cpu'],
    page: window,
  });
  const model = createModelHost({
    record,
    requested: engine ?? engineWish.get(),
    onEngine: choice => chatStore.setState({ engine: choice }),
    onState(state) {
      chatStore.setState({ model: state });
      if (state.status === 'ready') session.pump();
    },
  });
  const isImported = (turnId: string) => transcripts.isImported(turnId);
  const session = createSession(chatStore, { conversations, permissions, log, isImported, toolContext, now }, () =>
    model.runtime(),
  );
  const embed = createEmbed({
    record,
    registry,
    builtin: closed ? builtinTools.filter(({ name }) => closed.tools.has(name)) : builtinTools,
    ready: signal => whenReady(() => model.runtime(), signal),
    permissions,
    log,
    toolContext,
    now,
    onStorageError,
  });

  const transcripts = new Transcripts({
    conversations,
    model: record,
    current: () => chatStore.getState().conversationId,
    tools: () => registry.list(),
    now,
    download: services.share.download,
    async onImported(id) {
      chatStore.setState({ conversations: await conversations.list() });
      await session.openConversation(id);
    },
  });
  await transcripts.open().catch(onStorageError);

  const { pump: _pump, reset, ...sessionActions } = session;
  const actions: ChatActions = {
    ...sessionActions,
    load: model.load,
    pauseLoad: model.pause,
    reload: model.reload,
    chooseEngine(wish) {
      void engineWish.set(wish);
      model.choose(wish);
    },
  };

  if (!closed) await others.open();

  if (!closed)
    chatStore.subscribe(({ conversations: list }, before) => {
      if (list !== before.conversations && list.length > 0) rememberVisit();
    });
  const known = await conversations.list();
  chatStore.setState({ storage: database.storage, conversations: known, tools: registry.list() });
  const [latest] = known;
  if (latest) await session.openConversation(latest.id);
  await services.timers.watch();
  model.load();

  if (!closed) {
    const appear = ({ theme, language }: Appearance) => {
      if (theme) services.theme.show(theme);
      if (language) void showLanguage(language);
    };
    appear(appearanceOf(location.search) ?? {});
    const isAlone = window.parent === window && !document.modelContext;
    if (!isAlone)
      void import('../embed/around').then(({ connectAround }) =>
        connectAround({
          registry,
          ask: embed.ask,
          ready: () => whenReady(() => model.runtime()),
          appear,
          language: currentLanguage,
          onHost: origin => chatStore.setState({ host: origin }),
          callTool: async (name, args, signal) =>
            outcomeOf(await calls.run({ name, arguments: args }, 'webmcp', { signal })),
          permissions,
          onRefused: refused => notices.add(refused),
        }),
      );
  }

  const page: Page = {
    ...services,
    closed: closed !== undefined,
    database,
    engine: engineWish,
    actions,
    permissions,
    log,
    calls,
    userTools: others.userTools,
    mcp: others.mcp,
    notices,
    incoming: new Incoming(),
    installation,
    transcripts,
    sent: egress,
    format: createFormat,
    onStorageError,
  };
  const forget = async () => {
    await reset();
    permissions.forgetConversations();
    await database.clear(allTables);
  };
  return { page, embed, state: chatStore, model, forget };
}
