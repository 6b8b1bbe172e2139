import { useEffect, useState } from 'react';
import type { ErrorRecord } from '@/errors';
import type { ErrorText, errorText } from './error-text';
import { useLanguage } from './i18n';

type Tell = typeof errorText;

let loaded: Tell | null = null;

async function load(): Promise<Tell> {
  loaded ??= (await import('./error-text')).errorText;
  return loaded;
}

/**
 * An error in the words of the interface's language. Those of all errors are loaded by the first one that is met, so that a page
 * without errors loads none: until they are here, or where they cannot be loaded, the error's code stands for them.
 */
export function useErrorText(error: ErrorRecord): ErrorText {
  const language = useLanguage();
  const [tell, setTell] = useState<Tell | null>(() => loaded);
  useEffect(() => {
    let wanted = true;
    load().then(
      texts => wanted && setTell(() => texts),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, []);
  return tell?.(error, language) ?? { title: error.code, body: '' };
}
