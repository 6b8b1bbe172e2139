import { AppError } from '../errors.ts';
import type { Speech } from '../tools/context.ts';

/** Voices load after the first look; a browser that has none never says that they did. */
const voicesTimeoutMs = 2_000;
/** Speech engines take no longer text at once (Android: 4,000 characters), and some of Chromium's fall silent after 15 s. */
const pieceLength = 200;

/** Languages whose voices are filed under another name. */
const otherNames: Readonly<Record<string, string>> = { yue: 'zh-HK', nb: 'no', no: 'nb', nn: 'nb' };

/** Languages of scripts that one language mostly writes; Han without kana is Chinese. */
const languageByScript: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Cyrillic}/u, 'ru'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Thai}/u, 'th'],
  [/\p{Script=Devanagari}/u, 'hi'],
];

/** The part of a voice that it is chosen by. */
export type VoiceFacts = Pick<SpeechSynthesisVoice, 'lang' | 'default' | 'localService'>;

/** A tag's language, script and region, what is unsaid filled in; null for what is no tag. */
function likely(tag: string): Intl.Locale | null {
  try {
    // Android writes zh_CN.
    return new Intl.Locale(tag.replaceAll('_', '-')).maximize();
  } catch {
    return null;
  }
}

/** How well a voice speaks a language: 0 not at all; its region counts more than being the system's choice. */
function suitability(voice: VoiceFacts, wanted: Intl.Locale): number {
  const has = likely(voice.lang);
  if (has?.language !== wanted.language) return 0;
  return 1 + (voice.default ? 1 : 0) + (has.script === wanted.script ? 2 : 0) + (has.region === wanted.region ? 4 : 0);
}

/**
 * The best voice for a language (BCP 47), or the system's for none; null where no voice of this device speaks it. Voices that
 * send the text to a server are no choice: nothing leaves the device.
 */
export function chooseVoice<V extends VoiceFacts>(voices: readonly V[], language: string | undefined): V | null {
  const own = voices.filter(voice => voice.localService);
  if (language === undefined) return own.find(voice => voice.default) ?? own[0] ?? null;
  const base = likely(language)?.language;
  for (const tag of [language, base && otherNames[base]]) {
    const wanted = tag ? likely(tag) : null;
    if (!wanted) continue;
    const [best] = own
      .map(voice => ({ voice, score: suitability(voice, wanted) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score);
    if (best) return best.voice;
  }
  return null;
}

/** The language that a text's script tells; undefined for Latin letters. */
export function languageOfScript(text: string): string | undefined {
  return languageByScript.find(([script]) => script.test(text))?.[1];
}

/** Cuts a text after sentences, and a long one after words, into pieces of at most 200 UTF-16 units (or a longer word); joined they are the text. */
export function piecesOf(text: string): readonly string[] {
  const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' });
  const words = new Intl.Segmenter(undefined, { granularity: 'word' });
  const parts = [...sentences.segment(text)].flatMap(({ segment }) =>
    segment.length <= pieceLength ? [segment] : [...words.segment(segment)].map(word => word.segment),
  );
  const pieces: string[] = [];
  for (const part of parts) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + part.length <= pieceLength) pieces[pieces.length - 1] = last + part;
    else pieces.push(part);
  }
  return pieces;
}

function loadVoices(synthesis: SpeechSynthesis): Promise<readonly SpeechSynthesisVoice[]> {
  const voices = synthesis.getVoices();
  if (voices.length > 0) return Promise.resolve(voices);
  return new Promise(resolve => {
    const done = () => {
      clearTimeout(timeout);
      synthesis.removeEventListener('voiceschanged', done);
      resolve(synthesis.getVoices());
    };
    const timeout = setTimeout(done, voicesTimeoutMs);
    synthesis.addEventListener('voiceschanged', done);
  });
}

function errorOf(reason: SpeechSynthesisErrorCode, language: string): AppError {
  if (reason === 'not-allowed') return new AppError('DEVICE_DENIED', { api: 'Web Speech API' });
  if (reason === 'language-unavailable' || reason === 'voice-unavailable')
    return new AppError('SPEECH_NO_VOICE', { language });
  return new AppError('SPEECH_FAILED', { reason });
}

/** Speaks with the voices of this device. Throws, beside what `Speech` says, `DEVICE_DENIED` and `SPEECH_FAILED`. */
export function createSpeech(
  synthesis: SpeechSynthesis | undefined = globalThis.speechSynthesis,
  Utterance: typeof SpeechSynthesisUtterance = globalThis.SpeechSynthesisUtterance,
): Speech {
  // Chromium forgets an utterance that nothing holds, and its `end` with it.
  const spoken = new Set<SpeechSynthesisUtterance>();

  function say(synthesis: SpeechSynthesis, text: string, voice: SpeechSynthesisVoice): Promise<void> {
    const utterance = new Utterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    spoken.add(utterance);
    return new Promise<void>((resolve, reject) => {
      utterance.onend = () => resolve();
      utterance.onerror = ({ error }) => reject(errorOf(error, voice.lang));
      synthesis.speak(utterance);
    }).finally(() => spoken.delete(utterance));
  }

  return {
    async speak(text, language, signal) {
      if (!synthesis) throw new AppError('SPEECH_UNSUPPORTED');
      signal.throwIfAborted();
      const wanted = language ?? languageOfScript(text);
      const voice = chooseVoice(await loadVoices(synthesis), wanted);
      if (!voice) throw new AppError('SPEECH_NO_VOICE', { language: wanted ?? navigator.language });
      const stop = () => synthesis.cancel();
      signal.addEventListener('abort', stop, { once: true });
      try {
        for (const piece of piecesOf(text)) {
          signal.throwIfAborted();
          await say(synthesis, piece, voice);
        }
      } catch (error) {
        signal.throwIfAborted();
        throw error;
      } finally {
        signal.removeEventListener('abort', stop);
      }
      return { voice: voice.name };
    },
  };
}
