import { tinyGiant135m } from '@/engine/catalogue';
import { toErrorRecord } from '@/errors';
import { createDevice } from '@/platform/device';
import type { Egress } from '@/platform/egress';
import { showLanguage } from '@/platform/i18n/i18n';
import { ring } from '@/platform/ring';
import { requestedEngine } from '../chat/requested-engine';
import { type StartedChat, startChat } from '../chat/store';
import type { Page } from '../page/page';
import { Health, measureMemory } from './health';
import { keep } from './keep';
import type { NamedProfile } from './load-profile';
import { Preferences } from './preferences';
import { Reloads } from './reloads';
import { Restart } from './restart';
import { Visits } from './visits';
import { Watchdog } from './watchdog';

/** A kiosk that runs. */
export interface Running extends NamedProfile {
  readonly page: Page;
  readonly visits: Visits;
  readonly health: Health;
  readonly restart: Restart;
  /** Somebody touched the resting screen: it stays on, and takes all of the display where the profile says so. */
  wake(): void;
}

/** What a visitor asked and made is forgotten by then, or the page starts again. */
const forgetWithinMs = 10_000;
const tickMs = 250;
/** The watchdog looks every second, the health report is written every 10 s, the memory measured every minute: in ticks. */
const watchEvery = 4;
const reportEvery = 40;
const measureEvery = 240;
const pingMs = 5_000;
const pingEveryMs = 3_000;
const steadyMs = 60_000;
/** A page that ran so long does not reload in a loop. */
const settledMs = 600_000;

const databaseName = 'tiny-giant-kiosk';

function within(work: Promise<void>, ms: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DOMException('It took too long.', 'TimeoutError')), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Counts the turns that end, and the errors of turns, tools and loads. */
function countTurns({ state }: StartedChat, health: Health): void {
  let counted = '';
  let failedModel: unknown;
  state.subscribe(({ turns, model }) => {
    if (model.status === 'failed' && model !== failedModel) health.failed(model.error.code);
    failedModel = model;
    const turn = turns.at(-1);
    if (turn?.status !== 'finished' || turn.id === counted) return;
    counted = turn.id;
    health.count('turns');
    const errors = [turn.error, ...turn.calls.map(({ error }) => error)];
    for (const error of errors) if (error) health.failed(error.code);
  });
}

/** Starts a kiosk: its tools alone, its own database, its watchdog, and the clocks of both. Called once. */
export async function startKiosk({ name, profile }: NamedProfile, egress: Egress): Promise<Running> {
  const [language = 'en'] = profile.languages;
  await showLanguage(language);
  const preferences = new Preferences();
  const chat = await startChat({
    engine: requestedEngine(),
    onRing: () => void (profile.sound && ring()),
    closed: { database: databaseName, tools: new Set(profile.tools) },
  });
  const { page, model, state } = chat;
  page.theme.show(profile.theme);
  const health = new Health(name, `${tinyGiant135m.id} ${tinyGiant135m.version}`, () => new Date());
  const reloads = new Reloads();
  const restart = new Restart(reloads, egress, () => health.count('reloads'));

  async function forget(): Promise<void> {
    health.count('resets');
    globalThis.speechSynthesis?.cancel();
    try {
      await within(chat.forget(), forgetWithinMs);
      await page.textSize.set('medium');
      preferences.restore();
      page.theme.show(profile.theme);
      await showLanguage(language);
      history.replaceState(null, '', location.pathname + location.search);
    } catch (thrown) {
      // Nobody may find what another left: a page that cannot forget starts again, and empties its database first.
      health.failed(toErrorRecord(thrown).code);
      restart.request();
    }
  }

  const visits = new Visits(profile.idleSeconds, forget);
  const watchdog = new Watchdog(
    {
      state: state.getState,
      ping: () => model.runtime()?.stats() ?? null,
      restart: model.restart,
      reload: () => restart.request(),
      onRecovery(code) {
        health.count('recoveries');
        health.failed(code);
      },
      onSteady() {
        if (performance.now() > settledMs) reloads.forget();
      },
      nowMs: () => performance.now(),
    },
    { stuckMs: profile.stuckSeconds * 1000, pingMs, pingEveryMs, steadyMs },
  );
  countTurns(chat, health);
  keep(chat, visits);

  function report(): void {
    const { model: loaded, engine } = state.getState();
    const device = loaded.status === 'ready' ? loaded.stats.device : (engine?.kind ?? null);
    health.update({ state: loaded.status, engine: device });
  }
  /** The browser measures when it collects garbage next, which may take a while. */
  async function measure(): Promise<void> {
    health.update({ memoryBytes: await measureMemory() });
  }
  let ticks = 0;
  setInterval(() => {
    visits.tick();
    if (ticks % watchEvery === 0) watchdog.tick();
    if (ticks % reportEvery === 0) report();
    if (ticks % measureEvery === 0) void measure();
    ticks += 1;
  }, tickMs);

  // Who is asked whether they are there answers by the keys of that question, or by a touch beside it.
  const touched = ({ target }: Event) => {
    if (!(target instanceof Element && target.closest('[role="alertdialog"] *'))) visits.touch();
  };
  for (const type of ['pointerdown', 'keydown', 'input', 'wheel'])
    window.addEventListener(type, touched, { passive: true, capture: true });
  window.addEventListener('error', () => health.failed('UNEXPECTED'));
  window.addEventListener('unhandledrejection', ({ reason }) => health.failed(toErrorRecord(reason).code));

  const device = createDevice();
  return {
    name,
    profile,
    page,
    visits,
    health,
    restart,
    wake() {
      // Refused without a fresh touch, or by a browser that has none of it: the kiosk works all the same.
      if (profile.fullscreen && !document.fullscreenElement) device.fullscreen(true).catch(() => undefined);
      device.keepAwake(true).catch(() => undefined);
    },
  };
}
