import { expect, test, vi } from 'vitest';
import { createListener } from './listen';
import { browserRecognition, type RecognitionClass } from './recognition';

/** A recogniser that hears what a test says. */
class Fake {
  static last: Fake | undefined;
  lang = '';
  continuous = true;
  interimResults = false;
  processLocally?: boolean;
  onresult: ((event: { readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }>> }) => void) | null =
    null;
  onerror: ((event: { error: string }) => void) | null = null;
  onend: (() => void) | null = null;
  stop = vi.fn(() => this.onend?.());
  start = vi.fn();
  constructor() {
    Fake.last = this;
  }
  hear(...texts: readonly string[]): void {
    this.onresult?.({ results: texts.map(transcript => [{ transcript }]) });
  }
}

function listenTo(place: 'device' | 'server', Recogniser: RecognitionClass = Fake) {
  const abort = new AbortController();
  const onText = vi.fn();
  const heard = createListener(Recogniser).listen({ language: 'en-US', place, onText, signal: abort.signal });
  if (!Fake.last) throw new Error('No recogniser was made');
  return { heard, onText, abort, fake: Fake.last };
}

test('what is heard is told as it grows, and stands at the end', async () => {
  const { heard, onText, fake } = listenTo('device');
  expect(fake).toMatchObject({ lang: 'en-US', continuous: false, interimResults: true, processLocally: true });
  fake.hear('roll');
  fake.hear('roll two', ' dice ');
  fake.onend?.();
  expect(await heard).toBe('roll two dice');
  expect(onText.mock.calls).toEqual([['roll'], ['roll two dice ']]);
});

test('stopping keeps what was heard by then', async () => {
  const { heard, abort, fake } = listenTo('server');
  expect(fake.processLocally).toBeUndefined();
  fake.hear('time in Oslo');
  abort.abort();
  expect(fake.stop).toHaveBeenCalledOnce();
  expect(await heard).toBe('time in Oslo');
});

test.each([
  ['not-allowed', 'VOICE_DENIED'],
  ['audio-capture', 'VOICE_NO_MICROPHONE'],
  ['no-speech', 'VOICE_NOTHING_HEARD'],
  ['network', 'VOICE_NO_SERVICE'],
  ['language-not-supported', 'VOICE_LANGUAGE'],
  ['bad-grammar', 'VOICE_FAILED'],
])('%s is told as %s', async (error, code) => {
  const { heard, fake } = listenTo('server');
  fake.onerror?.({ error });
  fake.onend?.();
  await expect(heard).rejects.toMatchObject({ code, details: { reason: error } });
});

test('a device that can hear the language does, one that could asks, all others go to a server', async () => {
  const placeWith = (answer: 'unavailable' | 'downloadable' | 'downloading' | 'available') =>
    createListener(
      class extends Fake {
        static readonly available = async () => answer;
      },
    ).placeOf('en-US');
  expect(await placeWith('available')).toBe('device');
  expect(await placeWith('downloadable')).toBe('downloadable');
  expect(await placeWith('downloading')).toBe('downloadable');
  expect(await placeWith('unavailable')).toBe('server');
  expect(await createListener(Fake).placeOf('en-US')).toBe('server');
  expect(await createListener(Fake).install('en-US')).toBe(false);
});

test('a browser without a recogniser has none', () => {
  expect(browserRecognition({})).toBeUndefined();
  expect(browserRecognition({ webkitSpeechRecognition: Fake })).toBe(Fake);
});
