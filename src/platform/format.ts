import type { Format } from '../tools/context.ts';
import type { Language } from '../tools/language.ts';

const locales: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-CN' };

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** What `make` makes of options, once for the same ones: to make one of `Intl`'s formats takes longer than to use it. */
function kept<O extends object, F>(make: (options: O) => F): (options: O) => F {
  const made = new Map<string, F>();
  return options => {
    const key = JSON.stringify(options);
    const format = made.get(key) ?? make(options);
    made.set(key, format);
    return format;
  };
}

/** Formats values in a language and the person's time zone. */
export function createFormat(language: Language): Format {
  const locale = locales[language];
  const numbers = kept((options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));
  const dates = kept((options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options));
  const lists = kept((options: Intl.ListFormatOptions) => new Intl.ListFormat(locale, options));
  return {
    language,
    number: (value, options = { maximumSignificantDigits: 6 }) => numbers(options).format(value),
    dateTime: (instant, options = { dateStyle: 'medium', timeStyle: 'short' }) =>
      dates(options).format(new Date(instant)),
    duration(seconds) {
      let left = Math.round(seconds);
      const parts = units.flatMap(([unit, length]) => {
        const count = Math.floor(left / length);
        left -= count * length;
        if (count === 0 && !(unit === 'second' && seconds < 1)) return [];
        return [numbers({ style: 'unit', unit, unitDisplay: 'long' }).format(count)];
      });
      return lists({ style: 'long', type: 'unit' }).format(parts);
    },
    list: items => lists({ style: 'long', type: 'conjunction' }).format(items),
  };
}
