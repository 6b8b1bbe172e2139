import type { OutsideContext } from '@/tools/context';
import type { Answer, AskOptions, PageTool } from './embed';
import type { Appearance, FromFrame, FromHost, Hello, Outcome, SentAskOptions, ToldError, Welcome } from './protocol';

// The script that a host's page loads: one file, so all its imports are of types.

/** Of `AskOptions`, what a host may say. */
export type HostAskOptions = SentAskOptions & Pick<AskOptions, 'signal'>;

/** What `<tiny-giant>` rejects and reports with: a stable code, and a message in the panel's language. */
export class TinyGiantError extends Error {
  override readonly name = 'TinyGiantError';
  readonly code: string;

  constructor({ code, message }: ToldError) {
    super(message);
    this.code = code;
  }
}

const labels = {
  en: { open: 'Open Tiny Giant', close: 'Close Tiny Giant', panel: 'Tiny Giant' },
  zh: { open: '打开 Tiny Giant', close: '关闭 Tiny Giant', panel: 'Tiny Giant' },
} as const;

/** What the frame's page may use where the host's page may: threads, and what its tools ask the browser for. */
const delegated =
  'cross-origin-isolated; tools; clipboard-read; clipboard-write; geolocation; screen-wake-lock; fullscreen';

// The values are those of the page's own tokens. A sheet that a script makes passes a host's Content-Security-Policy.
const css = `
:host { display: inline-flex; flex-direction: column; min-inline-size: 0; color-scheme: light dark; font: 600 15px/22px system-ui, sans-serif }
:host([hidden]) { display: none }
:host([theme=light]) { color-scheme: light }
:host([theme=dark]) { color-scheme: dark }
:host([open]) { inline-size: 420px; block-size: 640px; max-inline-size: 100% }
button { display: inline-flex; align-items: center; gap: 8px; block-size: 40px; padding: 0 16px; border: 1.5px solid light-dark(#14181a, #77817d);
  border-radius: 2px; background: light-dark(#171b1d, #252c2e); color: #f3f5f0; font: inherit; cursor: pointer; touch-action: manipulation }
button:focus-visible { outline: 3px solid light-dark(#1d4fbf, #8db3ff); outline-offset: 2px }
@media (pointer: coarse) { button { block-size: 44px } }
:host([open]) button { align-self: stretch; justify-content: space-between; border-end-start-radius: 0; border-end-end-radius: 0 }
i { inline-size: 14px; block-size: 14px; border-radius: 56% 44% 47% 53% / 58% 54% 46% 42%; background: #ffc814 }
b { margin-inline-start: auto; font-weight: 400 }
:host(:not([open])) b, :host(:not([open])) iframe { display: none }
iframe { flex: 1; min-block-size: 0; border: 1.5px solid light-dark(#14181a, #77817d); border-block-start: 0; background: light-dark(#e4e7e2, #101415) }
`;

/** What the panel itself has to say; the page in it says all else in its own words. */
const words = {
  en: {
    closed: 'The panel was closed or loaded anew. Ask again.',
    notJson: (tool: string) => `${tool}: its parameters are not JSON. Correct them and add it again.`,
  },
  zh: {
    closed: '面板已关闭或重新加载。请再问一次。',
    notJson: (tool: string) => `${tool}：它的参数不是 JSON。请更正后重新添加。`,
  },
} as const;

interface HostTool {
  readonly tool: PageTool;
  readonly running: Map<number, AbortController>;
}

interface Question {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: unknown) => void;
}

/** A tool's result as JSON has it: what a channel could carry beyond that, a model cannot read. */
function jsonOf(value: unknown) {
  return JSON.parse(JSON.stringify(value ?? null));
}

function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/**
 * The agent as a panel in a page of someone else: `<tiny-giant src="https://example.org/tiny-giant/" open>`.
 *
 * Attributes: `src`, the folder of the built page (this script's own unless told); `engine`, `cpu` or `webgpu`; `lang`; `theme`, `light`
 * or `dark`; `open`, present while the panel is shown. `src` and `engine` count when the panel first opens.
 *
 * Events: `connect`, the page in the frame answers; `ready`, its model can be asked; `toggle`, the panel was opened or closed;
 * `error` with a `TinyGiantError` in `error`: the model was not loaded, or a tool was refused.
 */
export class TinyGiantElement extends HTMLElement {
  static readonly observedAttributes = ['open', 'theme', 'lang'];

  readonly #frame = document.createElement('iframe');
  readonly #button = document.createElement('button');
  readonly #label = document.createElement('span');
  readonly #tools = new Map<number, HostTool>();
  readonly #questions = new Map<number, Question>();
  /** What was said before the frame answered. */
  readonly #unsent: FromHost[] = [];
  #port: MessagePort | null = null;
  #origin = '';
  #lastId = 0;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    this.#frame.allow = delegated;
    const stone = document.createElement('i');
    const cross = document.createElement('b');
    cross.textContent = '✕';
    for (const mark of [stone, cross]) mark.ariaHidden = 'true';
    this.#button.type = 'button';
    this.#button.append(stone, this.#label, cross);
    this.#button.addEventListener('click', () => {
      this.open = !this.open;
    });
    root.append(this.#button);
  }

  get open(): boolean {
    return this.hasAttribute('open');
  }

  set open(open: boolean) {
    this.toggleAttribute('open', open);
  }

  connectedCallback(): void {
    window.addEventListener('message', this.#onHello);
    this.#show();
    if (this.open || this.#unsent.length > 0) this.#start();
  }

  /** A frame that is moved loads anew: its tools are said again, its open questions are lost. */
  disconnectedCallback(): void {
    window.removeEventListener('message', this.#onHello);
    this.#hangUp();
    this.#frame.remove();
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now) return;
    this.#show();
    if (name === 'open') {
      if (this.open && this.isConnected) this.#start();
      this.dispatchEvent(new Event('toggle'));
    } else if (this.#port) {
      this.#say({ type: 'appear', appearance: this.#appearance() });
    }
  }

  /**
   * Lends a tool of this page to the agent, and returns the function that takes it back. A definition that the agent cannot
   * take is reported as an `error` event. A name that is in use there gets a number.
   */
  registerTool(tool: PageTool): () => void {
    const id = this.#nextId();
    const running = new Map<number, AbortController>();
    this.#tools.set(id, { tool, running });
    if (this.#port) this.#addTool(id, tool);
    return () => {
      for (const abort of running.values()) abort.abort();
      if (this.#tools.delete(id) && this.#port) this.#say({ type: 'tool.remove', id });
    };
  }

  /**
   * Runs one turn beside the panel's conversation, in which nobody is asked: see `TinyGiant.ask`. Waits for the model. Calls that want
   * permission are dropped unless `allow` is set and the panel's page is of this page's origin. Rejects with a `TinyGiantError`.
   */
  ask(text: string, { history, allow, signal }: HostAskOptions = {}): Promise<Answer> {
    const id = this.#nextId();
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      this.#questions.set(id, { resolve, reject });
      this.#say({ type: 'ask', id, text, options: { history, allow } });
      if (this.isConnected) this.#start();
      signal?.addEventListener('abort', () => {
        if (!this.#questions.delete(id)) return;
        this.#say({ type: 'ask.abort', id });
        reject(signal.reason);
      });
    });
  }

  #nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  #language(): 'en' | 'zh' {
    return (this.lang || document.documentElement.lang).toLowerCase().startsWith('zh') ? 'zh' : 'en';
  }

  #appearance(): Appearance {
    const theme = this.getAttribute('theme');
    return {
      ...(theme === 'light' || theme === 'dark' ? { theme } : {}),
      ...(this.lang ? { language: this.#language() } : {}),
    };
  }

  #show(): void {
    const { open, close, panel } = labels[this.#language()];
    this.#label.textContent = panel;
    this.#button.ariaLabel = this.open ? close : open;
    this.#button.ariaExpanded = String(this.open);
    this.#frame.title = panel;
  }

  /** Loads the page into the frame, once. */
  #start(): void {
    if (this.#frame.isConnected) return;
    const address = new URL(
      this.getAttribute('src') ?? '.',
      this.hasAttribute('src') ? document.baseURI : import.meta.url,
    );
    const { theme, language } = this.#appearance();
    const engine = this.getAttribute('engine');
    address.searchParams.set('embed', '');
    if (engine) address.searchParams.set('engine', engine);
    if (theme) address.searchParams.set('theme', theme);
    if (language) address.searchParams.set('lang', language);
    this.#origin = address.origin;
    this.#frame.src = address.href;
    this.shadowRoot?.append(this.#frame);
  }

  readonly #onHello = ({ source, origin, data }: MessageEvent<Hello | null>) => {
    if (source === null || source !== this.#frame.contentWindow || origin !== this.#origin) return;
    if (data?.type !== 'tiny-giant.hello') return;
    this.#hangUp();
    const { port1, port2 } = new MessageChannel();
    const welcome: Welcome = { type: 'tiny-giant.welcome' };
    this.#frame.contentWindow?.postMessage(welcome, origin, [port2]);
    port1.onmessage = ({ data: message }: MessageEvent<FromFrame>) => this.#hear(message);
    this.#port = port1;
    for (const [id, { tool }] of this.#tools) this.#addTool(id, tool);
    for (const message of this.#unsent.splice(0)) this.#say(message);
    this.dispatchEvent(new Event('connect'));
  };

  /** Ends the channel. Whoever asked is told, unless the question was not sent yet. */
  #hangUp(): void {
    if (!this.#port) return;
    this.#port.close();
    this.#port = null;
    for (const { running } of this.#tools.values()) for (const abort of running.values()) abort.abort();
    const gone = new TinyGiantError({ code: 'EMBED_CLOSED', message: words[this.#language()].closed });
    for (const { reject } of this.#questions.values()) reject(gone);
    this.#questions.clear();
  }

  #say(message: FromHost): void {
    if (this.#port) this.#port.postMessage(message);
    else this.#unsent.push(message);
  }

  #addTool(id: number, { name, description, parameters }: PageTool): void {
    try {
      this.#say({ type: 'tool.add', id, tool: { name, description, parameters } });
    } catch {
      this.#fail({ code: 'TOOL_DEFINITION_INVALID', message: words[this.#language()].notJson(name) });
    }
  }

  #fail(error: ToldError): void {
    const told = new TinyGiantError(error);
    this.dispatchEvent(new ErrorEvent('error', { error: told, message: told.message }));
  }

  #hear(message: FromFrame): void {
    switch (message.type) {
      case 'model':
        if (message.outcome.ok) this.dispatchEvent(new Event('ready'));
        else this.#fail(message.outcome.error);
        break;
      case 'tool.refused':
        this.#tools.delete(message.id);
        this.#fail(message.error);
        break;
      case 'run':
        void this.#run(message);
        break;
      case 'run.abort':
        for (const { running } of this.#tools.values()) running.get(message.id)?.abort();
        break;
      case 'ask.done':
        this.#answer(message.id, message.outcome);
        break;
    }
  }

  #answer(id: number, outcome: Outcome<Answer>): void {
    const question = this.#questions.get(id);
    this.#questions.delete(id);
    if (outcome.ok) question?.resolve(outcome.value);
    else question?.reject(new TinyGiantError(outcome.error));
  }

  async #run({ id, tool: toolId, args, language }: Extract<FromFrame, { type: 'run' }>): Promise<void> {
    const lent = this.#tools.get(toolId);
    const port = this.#port;
    // The tool was taken back while the call was under way.
    if (!lent) return this.#say({ type: 'run.done', id, outcome: { ok: false, reason: 'The tool was taken away.' } });
    const abort = new AbortController();
    lent.running.set(id, abort);
    const context: OutsideContext = {
      signal: abort.signal,
      language,
      progress: progress => port?.postMessage({ type: 'run.progress', id, progress } satisfies FromHost),
    };
    let outcome: Extract<FromHost, { type: 'run.done' }>['outcome'];
    try {
      outcome = { ok: true, value: jsonOf(await lent.tool.run(args, context)) };
    } catch (thrown) {
      outcome = { ok: false, reason: reasonOf(thrown) };
    }
    lent.running.delete(id);
    port?.postMessage({ type: 'run.done', id, outcome } satisfies FromHost);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tiny-giant': TinyGiantElement;
  }
}

if (!customElements.get('tiny-giant')) customElements.define('tiny-giant', TinyGiantElement);
