interface ResultEvent {
  readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }>>;
}

/** The part of a `SpeechRecognition` that is used (Web Speech API, W3C Community Group). */
interface Recognition {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  processLocally?: boolean;
  onresult: ((event: ResultEvent) => void) | null;
  onerror: ((event: { readonly error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  stop(): void;
}

/** What a browser is asked of a language. */
export interface LanguageQuery {
  readonly langs: readonly string[];
  readonly processLocally: true;
}

/** The browser's recogniser. */
export interface RecognitionClass {
  new (): Recognition;
  /** Only browsers that can hear on the device have these two. */
  available?(query: LanguageQuery): Promise<'unavailable' | 'downloadable' | 'downloading' | 'available'>;
  install?(query: LanguageQuery): Promise<boolean>;
}

/** The browser's recogniser; undefined where it has none. */
export function browserRecognition(page: object = globalThis): RecognitionClass | undefined {
  const { SpeechRecognition, webkitSpeechRecognition } = page as Readonly<Record<string, RecognitionClass | undefined>>;
  return SpeechRecognition ?? webkitSpeechRecognition;
}
