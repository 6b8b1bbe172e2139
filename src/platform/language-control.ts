import type { LanguageControl } from '../tools/context.ts';
import type { Language } from '../tools/language.ts';
import { currentLanguage, setLanguage } from './i18n/i18n.ts';

/** The interface's language, for tools. */
export class PageLanguage implements LanguageControl {
  get(): Language {
    return currentLanguage();
  }

  async set(language: Language): Promise<void> {
    setLanguage(language);
  }
}
