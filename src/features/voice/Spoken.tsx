import { useEffect } from 'react';
import { useLanguage } from '@/platform/i18n/i18n';
import { usePage } from '../page/page';
import { spoken } from './spoken-choice';

/** Reads what a turn says aloud, with a voice of this device; the next text ends it. Where there is no voice it says so once, and stops. */
export function Spoken({ text }: { readonly text: string }) {
  const { speech, notices } = usePage();
  const language = useLanguage();
  useEffect(() => {
    if (text === '') return;
    const abort = new AbortController();
    speech.speak(text, language, abort.signal).catch(thrown => {
      if (abort.signal.aborted) return;
      notices.add(thrown);
      void spoken.set('off');
    });
    return () => abort.abort();
  }, [text, language, speech, notices]);
  return null;
}
