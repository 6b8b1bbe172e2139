import { chromium, type Locator, type Page } from '@playwright/test';
import type { AgentEvent } from '../src/agent/events.ts';
import type { HistoryTurn } from '../src/agent/templates/template.ts';
import type { EngineKind } from '../src/engine/engine.ts';
import type { PageTool } from '../src/features/embed/embed.ts';
import { ensureBuilt } from './build.ts';
import { launchOptions } from './launch.ts';
import { serve } from './serve.ts';
import { eventsOf } from './transcript.ts';

/** The model's load took 1 to 10 s, a turn 1 to 8 s on two cores; these limits only keep a broken page from hanging a script. */
const loadTimeoutMs = 180_000;
const turnTimeoutMs = 180_000;
const pollMs = 50;

/** A turn as a person sees it, with the events behind it. */
export interface Asked {
  readonly events: readonly AgentEvent[];
  /** What the page says came of it. */
  readonly answer: string;
}

/** A tool as `--tools` files and the page's own scripts write it. */
export interface SchemaDefinition {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of the arguments. */
  readonly parameters: object;
}

export interface AskOptions {
  /** What to answer where the page asks for permission. */
  readonly allow?: boolean;
}

type Question = Extract<
  AgentEvent,
  { readonly type: 'clarification.asked' | 'confirmation.asked' | 'permission.asked' }
>;

/** What the page asked of a person in a turn, in order. */
function questionsOf(events: readonly AgentEvent[]): readonly Question[] {
  return events.filter(
    (event): event is Question =>
      event.type === 'clarification.asked' || event.type === 'confirmation.asked' || event.type === 'permission.asked',
  );
}

function turnIdOf(events: readonly AgentEvent[]): string | undefined {
  return eventsOf(events, 'turn.started')[0]?.turnId;
}

// What is passed to `evaluate` runs in the page. It may name no function: tsx would wrap that in a helper that the page lacks.

/** The page in a browser tab, driven by what a person sees of it: roles and names of the English interface. */
export class ChatPage {
  readonly composer: Locator;
  readonly turns: Locator;
  /** What a screen reader is told of the newest turn. */
  readonly answer: Locator;
  readonly failure: Locator;

  constructor(readonly page: Page) {
    this.composer = page.getByRole('textbox', { name: 'Request' });
    this.turns = page.getByRole('article');
    this.answer = page.getByTestId('answer');
    this.failure = page.getByRole('alert');
  }

  /** Opens the page. `engine`: the page's own choice unless given. */
  async open(url: string, engine?: EngineKind): Promise<void> {
    await this.page.goto(engine ? `${url}?engine=${engine}` : url);
  }

  /** Waits until the model is ready. Throws with the page's own words when it cannot be loaded. */
  async ready(): Promise<void> {
    const ready = this.page.getByRole('status').filter({ hasText: 'The model is ready.' });
    await ready.or(this.failure).first().waitFor({ state: 'attached', timeout: loadTimeoutMs });
    const failure = await this.failure.locator('xpath=*[not(.//button)]').allInnerTexts();
    if (failure.length > 0) throw new Error(`The model was not loaded. ${failure.join(' ')}`);
  }

  /** What the page says that the model runs on, e.g. `CPU, 2 threads`. Shown beside a conversation, not on arrival. */
  async runsOn(): Promise<string> {
    return (await this.page.locator('.model-facts dd').first().textContent()) ?? '';
  }

  async engine(): Promise<EngineKind> {
    return (await this.runsOn()).endsWith('WebGPU') ? 'webgpu' : 'cpu';
  }

  /** Opens an empty conversation, if the one that is open is not empty. The English chat, wherever the last request led. */
  async newConversation(): Promise<void> {
    const strayed = await this.page.evaluate(() => {
      const away = document.documentElement.lang !== 'en' || !['', '#chat'].includes(location.hash);
      if (away) localStorage.removeItem('tiny-giant.language');
      if (away) location.hash = 'chat';
      return away;
    });
    if (strayed) {
      await this.page.reload();
      await this.ready();
    }
    if (await this.turns.count()) await this.page.getByRole('button', { name: 'New conversation' }).click();
  }

  async send(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
  }

  /** The newest turn of a request. */
  turn(request: string): Locator {
    return this.page.getByRole('article', { name: request, exact: true }).last();
  }

  /** The stored events of the newest turn in this browser, in order; none before the first. */
  events(): Promise<readonly AgentEvent[]> {
    return this.page.evaluate(
      () =>
        new Promise<AgentEvent[]>((resolve, reject) => {
          const opening = indexedDB.open('tiny-giant');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const reading = opening.result.transaction('events').objectStore('events').getAll();
            reading.onerror = () => reject(reading.error);
            reading.onsuccess = () => {
              opening.result.close();
              const turnId = reading.result.at(-1)?.turnId;
              resolve(reading.result.flatMap(row => (row.turnId === turnId ? [row.event] : [])));
            };
          };
        }),
    );
  }

  /**
   * Types a request, answers what the page asks for (permission as told; a missing value is left open, its call dropped) and
   * waits for the turn's end. Throws when the turn does not end.
   */
  async ask(text: string, { allow = true }: AskOptions = {}): Promise<Asked> {
    const before = turnIdOf(await this.events());
    await this.send(text);
    const deadline = performance.now() + turnTimeoutMs;
    let answered = 0;
    for (;;) {
      const stored = await this.events();
      const events = turnIdOf(stored) === before ? [] : stored;
      const question = questionsOf(events)[answered];
      if (events.at(-1)?.type === 'turn.finished') return { events, answer: await this.#readAnswer() };
      if (question) {
        await this.#answerTo(question, allow).click();
        answered += 1;
      } else if (performance.now() > deadline) {
        throw new Error(`"${text}" came to no end. Last: ${JSON.stringify(events.at(-1))}`);
      } else {
        await this.page.waitForTimeout(pollMs);
      }
    }
  }

  /** The button that answers a question: the first choice where the page is not sure, permission as told. */
  #answerTo(question: Question, allow: boolean): Locator {
    const { page } = this;
    if (question.type === 'clarification.asked') return page.getByRole('button', { name: 'Drop it', exact: true });
    if (question.type === 'confirmation.asked') return page.locator('.confirm-first');
    if (!allow) return page.getByRole('button', { name: 'Don’t', exact: true });
    if (question.reason === 'gesture') return page.locator('.gate-click .button.move');
    return page.getByRole('button', { name: 'Allow once', exact: true });
  }

  /** Runs a turn beside the conversation through the page's public interface; nobody is asked. */
  askBeside(text: string, history: readonly HistoryTurn[]): Promise<readonly AgentEvent[]> {
    return this.page.evaluate(
      async ([request, earlier]) => {
        if (!window.tinyGiant) throw new Error('The page offers no window.tinyGiant.');
        return (await window.tinyGiant.ask(request, { history: earlier })).events;
      },
      [text, history] as const,
    );
  }

  /** Registers tools whose run returns its arguments. `only`: they alone count. */
  async registerTools(tools: readonly SchemaDefinition[], { only = false } = {}): Promise<void> {
    await this.page.evaluate(
      ([definitions, alone]) => {
        if (!window.tinyGiant) throw new Error('The page offers no window.tinyGiant.');
        window.tinyGiant.setBuiltinTools(!alone);
        for (const definition of definitions) {
          const echo = {
            ...definition,
            run(args: object) {
              return args;
            },
          };
          window.tinyGiant.registerTool(echo as PageTool);
        }
      },
      [tools, only] as const,
    );
  }

  async #readAnswer(): Promise<string> {
    await this.page.locator('article[aria-busy="true"]').waitFor({ state: 'detached' });
    return (await this.answer.textContent()) ?? '';
  }
}

/** The engine that an option names. Throws for any other word. */
export function engineOf(name: string): EngineKind {
  if (name !== 'cpu' && name !== 'webgpu') throw new Error(`The engine is cpu or webgpu, not ${name}.`);
  return name;
}

/** A page whose model is ready, and how long that took. */
export interface ReadyPage {
  readonly chat: ChatPage;
  readonly loadMs: number;
}

/**
 * Builds the page if it must be, serves it, opens it in a headless Chromium, waits for its model and hands it to `work`; closes all
 * again. Throws when the page, the browser or the model fails.
 */
export async function withPage(
  { engine }: { readonly engine?: EngineKind | undefined },
  work: (ready: ReadyPage) => Promise<void>,
): Promise<void> {
  ensureBuilt();
  const server = await serve({ port: 0 });
  try {
    const browser = await chromium.launch(launchOptions());
    try {
      const chat = new ChatPage(await browser.newPage({ locale: 'en-US', viewport: { width: 1440, height: 900 } }));
      chat.page.on('pageerror', error => console.error(`The page: ${error}`));
      const startedAt = performance.now();
      await chat.open(server.url, engine);
      await chat.ready();
      await work({ chat, loadMs: performance.now() - startedAt });
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}
