import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from '@/tools/language';
import { Choice } from '../choice.ts';
import { numberFormat } from './number-format';
import type { english } from './texts';
import type kioskTexts from './texts/kiosk.en.json';
import type settingsTexts from './texts/settings.en.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof english & { settings: typeof settingsTexts }; kiosk: typeof kioskTexts };
  }
}

/** The texts of the first screen, a file for each language. */
const firstTexts: Readonly<Record<Language, () => Promise<{ readonly default: object }>>> = {
  en: () => import('./en.json'),
  zh: () => import('./zh.json'),
};

/** What `lang` says of each language of the interface. */
const tags: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-CN' };

/** A language that a person chose, or whatever the browser says. */
export type LanguageWish = 'browser' | Language;

let wish: Choice<LanguageWish> | undefined;

/** The person's choice of language, for all tabs of this page. */
export function languageWish(): Choice<LanguageWish> {
  wish ??= new Choice({ key: 'tiny-giant.language', values: ['browser', 'en', 'zh'], page: globalThis.window ?? null });
  return wish;
}

function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(firstTexts, value);
}

/** The first of the browser's languages that the interface speaks, else English. */
export function preferredLanguage(tagsInOrder: readonly string[]): Language {
  return tagsInOrder.map(tag => tag.toLowerCase().split('-')[0]).find(isLanguage) ?? 'en';
}

function wished(): Language {
  const chosen = languageWish().get();
  return chosen === 'browser' ? preferredLanguage(navigator.languages) : chosen;
}

function show(language: Language): void {
  document.documentElement.lang = tags[language];
}

/** Starts the interface in the person's language. Called once, before the first render. */
export async function startI18n(): Promise<void> {
  const language = wished();
  const { default: texts } = await firstTexts[language]();
  void i18next
    .use(initReactI18next)
    .use(numberFormat)
    .init({
      resources: { [language]: { translation: texts } },
      lng: language,
      // No text is missing in either language, as a test makes sure.
      fallbackLng: false,
      initAsync: false,
      interpolation: { escapeValue: false, alwaysFormat: true },
      react: { useSuspense: false },
    });
  show(language);
  languageWish().subscribe(() => void showLanguage(wished()));
}

/** Adds a group of texts that the first screen needs none of, with the code that shows them. */
export function addTexts(group: string, texts: Readonly<Record<Language, object>>): void {
  for (const [language, added] of Object.entries(texts))
    i18next.addResourceBundle(language, 'translation', { [group]: added }, true);
}

/** The language that was asked for last. */
let asked: Language | undefined;

/** Shows the interface in a language without keeping it: of a page inside another one, the other decides. */
export async function showLanguage(language: Language): Promise<void> {
  asked = language;
  const { default: texts } = await firstTexts[language]();
  // Another one was asked for while this one was loading.
  if (asked !== language) return;
  i18next.addResourceBundle(language, 'translation', texts, true);
  show(language);
  await i18next.changeLanguage(language);
}

/** Changes the interface's language, and keeps it where storage is allowed. */
export function setLanguage(language: Language): void {
  void languageWish().set(language);
}

/** The interface's language now. */
export function currentLanguage(): Language {
  return isLanguage(i18next.resolvedLanguage) ? i18next.resolvedLanguage : 'en';
}

/** The interface's language; renders again when it changes. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return isLanguage(i18n.resolvedLanguage) ? i18n.resolvedLanguage : 'en';
}

/** Groups of texts that are looked up by a name known only at run time: a tool's, a parameter's, an enum's value. */
type LookupGroup = 'sentence' | 'parameter' | 'value';

/** Looks a text up by its group and name; null where the group has none of that name. */
export function useLookup(): (group: LookupGroup, name: string) => string | null {
  const language = useLanguage();
  return (group, name) => {
    const texts: Readonly<Record<string, string>> = i18next.getResource(language, 'translation', group);
    return texts[name] ?? null;
  };
}
