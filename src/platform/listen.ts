import { AppError } from '../errors.ts';
import type { LanguageQuery, RecognitionClass } from './recognition.ts';

/** Where what is heard becomes words: on this device, there once the browser fetched a language's files, or at its maker's server. */
export type ListeningPlace = 'device' | 'downloadable' | 'server';

export interface ListenOptions {
  /** BCP 47. */
  readonly language: string;
  readonly place: 'device' | 'server';
  /** What was heard so far; it may still change. */
  readonly onText: (text: string) => void;
  /** Ends the listening; what was heard by then stands. */
  readonly signal: AbortSignal;
}

/** Turns speech into text. */
export interface Listener {
  placeOf(language: string): Promise<ListeningPlace>;
  /** Lets the browser fetch what it needs to hear a language on this device. False where it could not. */
  install(language: string): Promise<boolean>;
  /**
   * Listens to one utterance and resolves to what was heard; empty when it was stopped before. Throws `VOICE_DENIED`,
   * `VOICE_NO_MICROPHONE`, `VOICE_NOTHING_HEARD`, `VOICE_NO_SERVICE`, `VOICE_LANGUAGE` or `VOICE_FAILED`.
   */
  listen(options: ListenOptions): Promise<string>;
}

const codes: Readonly<Record<string, string>> = {
  'not-allowed': 'VOICE_DENIED',
  'audio-capture': 'VOICE_NO_MICROPHONE',
  'no-speech': 'VOICE_NOTHING_HEARD',
  network: 'VOICE_NO_SERVICE',
  'service-not-allowed': 'VOICE_NO_SERVICE',
  'language-not-supported': 'VOICE_LANGUAGE',
};

/** Listens with the browser's recogniser. */
export function createListener(Recogniser: RecognitionClass): Listener {
  const query = (language: string): LanguageQuery => ({ langs: [language], processLocally: true });
  return {
    async placeOf(language) {
      const available = await Recogniser.available?.(query(language)).catch(() => 'unavailable' as const);
      if (available === 'available') return 'device';
      return available === 'downloadable' || available === 'downloading' ? 'downloadable' : 'server';
    },

    install: async language => (await Recogniser.install?.(query(language)).catch(() => false)) ?? false,

    listen({ language, place, onText, signal }) {
      return new Promise<string>((resolve, reject) => {
        let heard = '';
        const recognition = new Recogniser();
        recognition.lang = language;
        recognition.continuous = false;
        recognition.interimResults = true;
        if (place === 'device') recognition.processLocally = true;
        const stop = () => recognition.stop();
        recognition.onresult = ({ results }) => {
          heard = Array.from(results, alternatives => alternatives[0]?.transcript ?? '').join('');
          onText(heard);
        };
        recognition.onerror = ({ error }) => {
          if (error !== 'aborted') reject(new AppError(codes[error] ?? 'VOICE_FAILED', { reason: error, language }));
        };
        recognition.onend = () => {
          signal.removeEventListener('abort', stop);
          resolve(heard.trim());
        };
        signal.addEventListener('abort', stop, { once: true });
        recognition.start();
      });
    },
  };
}
