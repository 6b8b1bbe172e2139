import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '@/errors';
import { useLanguage } from '@/platform/i18n/i18n';
import type { Listener } from '@/platform/listen';
import { usePage } from '../page/page';

/** A person allowed the browser's speech service; holds until the page closes. */
let serverAllowed = false;

const tags = { en: 'en-US', zh: 'zh-CN' } as const;

export type VoiceState = 'idle' | 'asking-server' | 'asking-download' | 'fetching' | 'listening';

export interface Voice {
  readonly state: VoiceState;
  /** The language that is listened for, by its own name. */
  readonly language: string;
  start(): void;
  stop(): void;
  /** Answers what was asked: to send what is heard, to fetch the language, or neither. */
  answer(answer: 'send' | 'fetch' | 'no'): void;
}

/** Listens to a request. On this device where the browser can; the person is asked before anything is sent, and what is sent counts. */
export function useVoice(listener: Listener, onText: (text: string) => void): Voice {
  const { t } = useTranslation();
  const { notices, sent } = usePage();
  const tag = tags[useLanguage()];
  const [state, setState] = useState<VoiceState>('idle');
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const attempt = (work: () => Promise<void>) =>
    void work().catch(thrown => {
      setState('idle');
      notices.add(thrown);
    });
  const tell = (purpose: string) => sent.told(t('voice.service'), purpose);

  const listen = async (place: 'device' | 'server') => {
    const abort = new AbortController();
    running.current = abort;
    setState('listening');
    if (place === 'server') tell(t('voice.purpose'));
    try {
      const heard = await listener.listen({ language: tag, place, onText, signal: abort.signal });
      if (heard !== '') onText(heard);
    } finally {
      setState('idle');
    }
  };
  const fetchLanguage = async () => {
    setState('fetching');
    tell(t('voice.fetchPurpose'));
    if (!(await listener.install(tag))) throw new AppError('VOICE_NOT_INSTALLED', { language: tag });
    await listen('device');
  };

  return {
    state,
    language: new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag,
    start: () =>
      attempt(async () => {
        const place = await listener.placeOf(tag);
        if (place === 'device') return listen('device');
        if (serverAllowed && place === 'server') return listen('server');
        setState(place === 'server' ? 'asking-server' : 'asking-download');
      }),
    stop: () => running.current?.abort(),
    answer(answer) {
      setState('idle');
      if (answer === 'no') return;
      if (answer === 'fetch') return attempt(fetchLanguage);
      serverAllowed = true;
      attempt(() => listen('server'));
    },
  };
}
