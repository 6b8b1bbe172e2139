/** A column as its cells are understood; null where a cell is empty or of another kind. */
type ColumnValues =
  /** `sign` is "%", "$" and the like where all cells that carry one carry the same, otherwise empty. */
  | { readonly kind: 'number'; readonly values: readonly (number | null)[]; readonly sign: string }
  /** Dates as `YYYY-MM-DD`. */
  | { readonly kind: 'date'; readonly values: readonly (string | null)[] }
  | { readonly kind: 'text' };

/** The share of the cells, empty ones aside, that make a column one of numbers or of dates. */
const mostCells = 0.9;

const empty = new Set(['', '-', '–', '—', 'n/a', '#n/a', 'na', 'nan', 'null']);
/** True for a cell that says that it holds nothing. */
export const isEmpty = (cell: string): boolean => empty.has(cell.trim().toLowerCase());

const currency = '\\p{Sc}|usd|eur|gbp|jpy|cny|rmb|chf|cad|aud|inr|元|美元|欧元|日元';
const beforeNumber = new RegExp(`^(?:${currency})`, 'iu');
const afterNumber = new RegExp(`(?:${currency}|%)$`, 'iu');
/** Thousands in threes, or as in India; no leading zero, which is an identifier's. */
const plainNumber = /^(?:(?:0|[1-9]\d*)(?:\.\d*)?|[1-9]\d{0,2}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?$/i;
/** Only a comma before the decimals looks like this: "12,5", "1.234,56". */
const decimalComma = /^\D*\d{1,3}(?:\.\d{3})*,(?:\d{1,2}|\d{4,})\D*$/;

const swap: Readonly<Record<string, string>> = { ',': '.', '.': ',' };

interface SignedNumber {
  readonly value: number;
  readonly sign: string;
}

function readNumber(cell: string, commaIsDecimal: boolean): SignedNumber | null {
  let text = cell
    .normalize('NFKC')
    .replace(/[−–]/g, '-')
    .replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, '')
    .trim();
  // (12) is what a bookkeeper writes for -12.
  const inBrackets = /^\((.+)\)$/.exec(text)?.[1];
  let negative = inBrackets !== undefined;
  text = inBrackets ?? text;
  let sign = '';
  for (const pattern of [/^[+-]/, beforeNumber, afterNumber, /^[+-]/]) {
    const found = pattern.exec(text)?.[0];
    if (found === undefined) continue;
    text = text.replace(pattern, '').trim();
    if (found === '-') negative = true;
    else if (found !== '+') sign = found.toUpperCase();
  }
  if (commaIsDecimal) text = text.replace(/[.,]/g, mark => swap[mark] ?? mark);
  if (!plainNumber.test(text)) return null;
  const value = Number(text.replaceAll(',', ''));
  return { value: negative ? -value : value, sign };
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const yearFirst = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ].*)?$/;
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:,? .*)?$/;
const dayName = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4})$/i;
const nameDay = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i;

/** A day as `YYYY-MM-DD`; null where the calendar has none. */
function dayOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}

function readDate(cell: string, dayFirst: boolean): string | null {
  const text = cell.normalize('NFKC').trim();
  const [, year, month, day] = yearFirst.exec(text) ?? [];
  if (year) return dayOf(Number(year), Number(month), Number(day));
  const [, first, , second, last] = yearLast.exec(text) ?? [];
  if (last) return dayOf(Number(last), Number(dayFirst ? second : first), Number(dayFirst ? first : second));
  const [, dayBefore, nameAfter, yearAfter] = dayName.exec(text) ?? [];
  const [, nameBefore, dayAfter, yearEnd] = nameDay.exec(text) ?? [];
  const month0 = months.indexOf((nameAfter ?? nameBefore ?? '').slice(0, 3).toLowerCase());
  return month0 < 0 ? null : dayOf(Number(yearAfter ?? yearEnd), month0 + 1, Number(dayBefore ?? dayAfter));
}

/** Whether "03/04/2024" is the third of April: what the column's other dates tell, else what the separator does. */
function isDayFirst(cells: readonly string[]): boolean {
  const parts = cells.flatMap(cell => {
    const found = yearLast.exec(cell.trim());
    return found ? [{ first: Number(found[1]), separator: found[2], second: Number(found[3]) }] : [];
  });
  if (parts.some(({ first }) => first > 12)) return true;
  if (parts.some(({ second }) => second > 12)) return false;
  return parts.every(({ separator }) => separator === '.');
}

/**
 * Reads a column's cells together: one "12,5" tells what a comma is in all of them, and one "31/12/2024" what comes first in a
 * date. Numbers may have thousands separators, a currency, a percent sign, or brackets for a minus.
 */
export function readColumn(cells: readonly string[]): ColumnValues {
  const filled = cells.filter(cell => !isEmpty(cell));
  const enough = (values: readonly unknown[]) =>
    filled.length > 0 && values.filter(value => value !== null).length >= filled.length * mostCells;

  const commaIsDecimal = filled.some(cell => decimalComma.test(cell));
  const numbers = cells.map(cell => (isEmpty(cell) ? null : readNumber(cell, commaIsDecimal)));
  if (enough(numbers)) {
    const signs = new Set(numbers.flatMap(number => (number?.sign ? [number.sign] : [])));
    const [sign = ''] = signs.size === 1 ? signs : [];
    return { kind: 'number', values: numbers.map(number => number?.value ?? null), sign };
  }
  const dayFirst = isDayFirst(filled);
  const dates = cells.map(cell => readDate(cell, dayFirst));
  return enough(dates) ? { kind: 'date', values: dates } : { kind: 'text' };
}

/** A text as two cells are compared: without case, outer and repeated spaces, and the forms of one letter. */
export const sameText = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** The different cells that are not empty, as first written, the most frequent first. */
export function countValues(cells: readonly string[]): { readonly value: string; readonly count: number }[] {
  const counts = new Map<string, { value: string; count: number }>();
  for (const cell of cells) {
    if (isEmpty(cell)) continue;
    const key = sameText(cell);
    const counted = counts.get(key);
    if (counted) counted.count += 1;
    else counts.set(key, { value: cell.trim(), count: 1 });
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count);
}
