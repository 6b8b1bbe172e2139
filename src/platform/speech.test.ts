import { expect, test, vi } from 'vitest';
import { chooseVoice, createSpeech, languageOfScript, piecesOf } from './speech.ts';

const voices = [
  { name: 'Samantha', lang: 'en-US', default: true, localService: true },
  { name: 'Daniel', lang: 'en-GB', default: false, localService: true },
  { name: 'Sinji', lang: 'zh-HK', default: false, localService: true },
  { name: 'Meijia', lang: 'zh-TW', default: false, localService: true },
  { name: 'Tingting', lang: 'zh_CN', default: false, localService: true },
  { name: 'Nora', lang: 'nb-NO', default: false, localService: true },
  { name: 'Cloudy', lang: 'ru-RU', default: false, localService: false },
  { name: 'Broken', lang: '', default: false, localService: true },
];

test.each([
  [undefined, 'Samantha'],
  ['en', 'Samantha'],
  ['en-GB', 'Daniel'],
  ['en-AU', 'Samantha'],
  ['zh', 'Tingting'],
  ['zh-Hant', 'Meijia'],
  ['zh-HK', 'Sinji'],
  ['yue', 'Sinji'],
  ['no', 'Nora'],
  ['nn', 'Nora'],
  ['fr', undefined],
  // Its only voice is a server's.
  ['ru', undefined],
])('for %s speaks %s', (language, name) => {
  expect(chooseVoice(voices, language)?.name).toBe(name);
});

test('there is nobody where no voice is the device’s own', () => {
  const servers = voices.map(voice => ({ ...voice, localService: false }));
  expect(chooseVoice(servers, undefined)).toBeNull();
});

test.each([
  ['你好', 'zh'],
  ['日本へようこそ', 'ja'],
  ['안녕하세요', 'ko'],
  ['Привет', 'ru'],
  ['bonjour', undefined],
  ['12:30', undefined],
])('the script of %s tells %s', (text, language) => {
  expect(languageOfScript(text)).toBe(language);
});

test.each([
  ['', 0],
  ['Short.', 1],
  ['One sentence that goes on. '.repeat(30), 5],
  ['没有空格的一句话'.repeat(60), 3],
  ['x'.repeat(450), 1],
])('cuts %s into pieces that join to it', (text, count) => {
  const pieces = piecesOf(text);
  expect(pieces.join('')).toBe(text);
  expect(pieces).toHaveLength(count);
});

type Voice = SpeechSynthesisVoice;

class Utterance {
  voice: Voice | null = null;
  lang = '';
  onend: (() => void) | null = null;
  onerror: ((event: { error: string }) => void) | null = null;
  constructor(readonly text: string) {}
}

/** Speaks at once; or ends with an error; or, with `stuck`, goes on until cancelled. */
function synthesisOf(options: { voices?: readonly object[]; late?: readonly object[]; error?: string; stuck?: true }) {
  let list = options.voices ?? [];
  let current: Utterance | null = null;
  const said: string[] = [];
  const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => list,
    speak(utterance: Utterance) {
      said.push(`${utterance.voice?.name} ${utterance.lang}: ${utterance.text}`);
      current = utterance;
      if (options.stuck) return;
      queueMicrotask(() => (options.error ? utterance.onerror?.({ error: options.error }) : utterance.onend?.()));
    },
    cancel: () => current?.onerror?.({ error: 'interrupted' }),
  });
  if (options.late)
    queueMicrotask(() => {
      list = options.late ?? [];
      synthesis.dispatchEvent(new Event('voiceschanged'));
    });
  const speech = createSpeech(
    synthesis as unknown as SpeechSynthesis,
    Utterance as unknown as typeof SpeechSynthesisUtterance,
  );
  return { speech, said };
}

const { signal } = new AbortController();

test('speaks with the voice of the language, or of the text’s script', async () => {
  const { speech, said } = synthesisOf({ voices });
  expect(await speech.speak('hello', 'en-GB', signal)).toEqual({ voice: 'Daniel' });
  expect(await speech.speak('你好', undefined, signal)).toEqual({ voice: 'Tingting' });
  expect(said).toEqual(['Daniel en-GB: hello', 'Tingting zh_CN: 你好']);
});

test('speaks a long text piece by piece, in order', async () => {
  const { speech, said } = synthesisOf({ voices });
  const text = Array.from({ length: 40 }, (_, index) => `This is sentence ${index}. `).join('');
  await speech.speak(text, 'en', signal);
  expect(said.length).toBeGreaterThan(1);
  expect(said.map(line => line.replace('Samantha en-US: ', '')).join('')).toBe(text);
});

test('waits for voices that load late', async () => {
  const { speech } = synthesisOf({ late: voices });
  expect(await speech.speak('hello', undefined, signal)).toEqual({ voice: 'Samantha' });
});

test('gives up on voices that never load', async () => {
  vi.useFakeTimers();
  const spoken = synthesisOf({}).speech.speak('hello', 'en', signal);
  const refused = expect(spoken).rejects.toMatchObject({ code: 'SPEECH_NO_VOICE', details: { language: 'en' } });
  await vi.runAllTimersAsync();
  await refused;
  vi.useRealTimers();
});

test('a browser that cannot speak says so', async () => {
  await expect(createSpeech(undefined).speak('hello', 'en', signal)).rejects.toMatchObject({
    code: 'SPEECH_UNSUPPORTED',
  });
});

test.each([
  ['not-allowed', 'DEVICE_DENIED'],
  ['voice-unavailable', 'SPEECH_NO_VOICE'],
  ['language-unavailable', 'SPEECH_NO_VOICE'],
  ['synthesis-failed', 'SPEECH_FAILED'],
  ['interrupted', 'SPEECH_FAILED'],
])('the voice’s %s is %s', async (error, code) => {
  await expect(synthesisOf({ voices, error }).speech.speak('hello', 'en', signal)).rejects.toMatchObject({ code });
});

test('falls silent with its signal', async () => {
  const { speech, said } = synthesisOf({ voices, stuck: true });
  const turn = new AbortController();
  const spoken = speech.speak('hello', 'en', turn.signal);
  await vi.waitFor(() => expect(said).toHaveLength(1));
  turn.abort();
  await expect(spoken).rejects.toHaveProperty('name', 'AbortError');
  await expect(speech.speak('hello', 'en', turn.signal)).rejects.toHaveProperty('name', 'AbortError');
  expect(said).toHaveLength(1);
});
