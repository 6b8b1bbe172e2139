import type { FormatterModule } from 'i18next';

const formats = new Map<string, Intl.NumberFormat>();

/** Writes numbers that stand in a text as its language does: "12,500 rows". What is no number stands as it is. */
export const numberFormat: FormatterModule = {
  type: 'formatter',
  init() {},
  add() {},
  addCached() {},
  format(value, _, language = 'en') {
    if (typeof value !== 'number') return value;
    const format = formats.get(language) ?? new Intl.NumberFormat(language);
    formats.set(language, format);
    return format.format(value);
  },
};
