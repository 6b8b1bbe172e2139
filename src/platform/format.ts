import type { Format } from '../tools/context.ts';
import type { Language } from '../tools/language.ts';

const locales: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-CN' };

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** Formats values in a language and the person's time zone. */
export function createFormat(language: Language): Format {
  const locale = locales[language];
  const list = new Intl.ListFormat(locale, { style: 'long', type: 'unit' });
  return {
    language,
    number: (value, options = { maximumSignificantDigits: 6 }) => new Intl.NumberFormat(locale, options).format(value),
    dateTime: (instant, options = { dateStyle: 'medium', timeStyle: 'short' }) =>
      new Intl.DateTimeFormat(locale, options).format(new Date(instant)),
    duration(seconds) {
      let left = Math.round(seconds);
      const parts = units.flatMap(([unit, length]) => {
        const count = Math.floor(left / length);
        left -= count * length;
        if (count === 0 && !(unit === 'second' && seconds < 1)) return [];
        return [new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count)];
      });
      return list.format(parts);
    },
    list: items => new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' }).format(items),
  };
}
