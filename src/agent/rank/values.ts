/*
 * What kinds of values a text holds. A request for a tool holds values that no example of it does, "180 SEK in Lari", but of the
 * same kinds. Names of languages, countries, cities, currencies, units, months and days come from the browser's own data
 * (ECMA-402), so none of them ships.
 */

export type ValueKind =
  | 'address'
  | 'clock'
  | 'code'
  | 'color'
  | 'currency'
  | 'date'
  | 'formula'
  | 'language'
  | 'number'
  | 'place'
  | 'quote'
  | 'span'
  | 'unit';

/** Values known by their looks. The first that matches takes the characters. */
const looks: readonly (readonly [ValueKind, RegExp])[] = [
  [
    'address',
    /\b(?:https?:\/\/|www\.)[^\s，。]+|\b[\w-]+\.(?:com|org|net|io|dev|edu|gov|co|cn|uk|de|fr|eu)\b[^\s，。]*/g,
  ],
  ['color', /#(?:[\da-f]{3}){1,2}\b|\brgb\([^)]*\)/g],
  ['clock', /\b\d{1,2}[:：]\d{2}(?:\s?[ap]\.?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?|\d{1,2}点/g],
  ['date', /\b\d{4}-\d{1,2}-\d{1,2}\b|(?:\d{1,2}月)?\d{1,2}[日号](?!元)/g],
  ['currency', /[$€£¥₹](?=\s?\d)|(?<=\d\s?)[$€£¥₹]/g],
  ['code', /\S*(?:=>|\\[dwsb]|\(\)|\)\.|\];?|\}|%[\da-f]{2}|&\w+;)\S*/g],
  ['formula', /(?<=[\d)]\s?)(?:[-+*/×÷^=]|%(?: of)?)(?=\s?[\d(])|\d%|\^|[×÷]/g],
  ['number', /\d+(?:[.,]\d+)*/g],
  [
    'number',
    /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|\w+ty-\w+|sixty|seventy|eighty|ninety|hundred|thousand|million|half|dozen)\b/g,
  ],
  ['number', /[零一二两三四五六七八九十百千万]{2,}/g],
];

const quoted = /"[^"]+"|“[^”]+”|「[^」]+」|(?<!\w)'[^']+'(?!\w)/;

const languages = ['en', 'zh'] as const;
const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const codes = letters.flatMap(first => letters.map(second => first + second));

/** Names of currencies, units and islands that are other words far more often. */
const otherWords = new Set('all bob cop cup gel in mad mop pen point second sos top try wake won'.split(' '));

/** Names in lower case -> kind. A name of several kinds keeps the first. */
function readNames(): ReadonlyMap<string, ValueKind> {
  const names = new Map<string, ValueKind>();
  const add = (kind: ValueKind, name: string | undefined) => {
    const key = name?.toLowerCase() ?? '';
    if (key.length > 1 && !names.has(key) && !otherWords.has(key)) names.set(key, kind);
  };
  for (const locale of languages) {
    const language = new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' });
    const region = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
    const currency = new Intl.DisplayNames(locale, { type: 'currency', fallback: 'none' });
    for (const code of codes) {
      add('language', language.of(code));
      add('place', region.of(code.toUpperCase()));
    }
    // Codes with X are metals, funds and tests, but for four of several countries.
    const currencies = Intl.supportedValuesOf('currency').filter(code => /^(?:[^X]|XAF|XOF|XCD|XPF)/.test(code));
    for (const code of currencies) {
      const name = currency.of(code);
      const noun = name?.split(' ').at(-1);
      for (const form of [code, name, noun, noun && `${noun}s`]) add('currency', form);
    }
    for (const unit of Intl.supportedValuesOf('unit')) {
      const kind = /second|minute|hour|day|week|month|year/.test(unit) ? 'span' : 'unit';
      for (const unitDisplay of ['long', 'short'] as const) {
        const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay });
        for (const count of [1, 2]) add(kind, format.formatToParts(count).find(({ type }) => type === 'unit')?.value);
      }
    }
    for (const style of ['long', 'short'] as const) {
      const month = new Intl.DateTimeFormat(locale, { month: style });
      const weekday = new Intl.DateTimeFormat(locale, { weekday: style });
      for (let index = 0; index < 12; index += 1) add('date', month.format(new Date(2024, index, 1)));
      for (let day = 1; day <= 7; day += 1) add('date', weekday.format(new Date(2024, 0, day)));
    }
  }
  for (const zone of Intl.supportedValuesOf('timeZone')) add('place', zone.split('/').at(-1)?.replaceAll('_', ' '));
  return names;
}

let names: ReadonlyMap<string, ValueKind> | undefined;

/** The kind of the longest name that starts at `start`, and the parts of text that it takes. */
function nameAt(parts: readonly string[], start: number, longest: number, between: string) {
  for (let count = Math.min(longest, parts.length - start); count > 0; count -= 1) {
    const kind = names?.get(parts.slice(start, start + count).join(between));
    if (kind) return { kind, count };
  }
  return { kind: undefined, count: 1 };
}

/** Three words hold most names of places and currencies; seven characters their Chinese ones. */
function namedKinds(text: string): readonly ValueKind[] {
  names ??= readNames();
  const kinds: ValueKind[] = [];
  const read = (parts: readonly string[], longest: number, between: string) => {
    for (let at = 0; at < parts.length; ) {
      const { kind, count } = nameAt(parts, at, longest, between);
      if (kind) kinds.push(kind);
      at += count;
    }
  };
  read(text.match(/[\p{Script=Latin}\p{M}°’']+/gu) ?? [], 3, ' ');
  for (const run of text.match(/\p{Script=Han}+/gu) ?? []) read([...run], 7, '');
  return kinds;
}

/** The kinds of the values in a text (lower case), one for each value, and the text without those known by their looks. */
export function readValues(text: string): { readonly kinds: readonly ValueKind[]; readonly rest: string } {
  const kinds: ValueKind[] = quoted.test(text) ? ['quote'] : [];
  let rest = text;
  for (const [kind, look] of looks)
    rest = rest.replace(look, () => {
      kinds.push(kind);
      return ' ';
    });
  return { kinds: [...kinds, ...namedKinds(rest)], rest };
}
