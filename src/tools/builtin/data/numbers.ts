import type { Format } from '../../context.ts';

/** Digits that binary fractions cannot spoil, however many are added up. */
const cleanDigits = 12;

/** What a column of numbers comes to; at least one number. */
export function summarize(numbers: readonly number[]) {
  const sum = numbers.reduce((total, number) => total + number, 0);
  return {
    sum: Number(sum.toPrecision(cleanDigits)),
    mean: Number((sum / numbers.length).toPrecision(cleanDigits)),
    min: numbers.reduce((least, number) => Math.min(least, number)),
    max: numbers.reduce((most, number) => Math.max(most, number)),
  };
}

/** A number with its column's sign, money and percentages alike: "$1,234.5", "12%", "100 EUR". */
export function withSign(value: number, sign: string, format: Format): string {
  const size = Math.abs(value);
  const text = format.number(
    size,
    size >= 1 || size === 0 ? { maximumFractionDigits: 2 } : { maximumSignificantDigits: 3 },
  );
  const minus = value < 0 ? '-' : '';
  if (sign === '%' || /^\p{Script=Han}/u.test(sign)) return `${minus}${text}${sign}`;
  if (/^\p{Sc}$/u.test(sign)) return `${minus}${sign}${text}`;
  return sign === '' ? `${minus}${text}` : `${minus}${text} ${sign}`;
}
