import { readFileSync } from 'node:fs';
import { differenceEuclidean, formatHex } from 'culori';
import { describe, expect, test } from 'vitest';
import { addToDate } from './calendar.ts';
import { parseClock } from './clock.ts';
import { parseColor } from './color.ts';
import { parseCurrency } from './currency.ts';
import { parseDate } from './date.ts';
import { parseDue } from './due.ts';
import { parseDuration } from './duration.ts';
import { parseLanguage } from './language.ts';
import { parsePlace } from './place.ts';
import { digitalClock } from './zoned.ts';

/*
 * Ten texts drawn from each of twenty slot files (Python's random.Random(20261124), sample of the sorted lines), each with what is
 * right: written from the text alone by somebody who had not seen what the parsers make of it, several where a text can be read in
 * more than one way, null where it should stay what was said. Today is a Tuesday.
 */
type Right = string | number | null;
interface Checked {
  readonly slot: string;
  readonly parser: keyof typeof parsers;
  readonly said: string;
  readonly right: readonly Right[];
}

const today = '2026-11-24';
const now = new Date(`${today}T10:00`);
const pad = (part: number) => String(part).padStart(2, '0');

/** Where a color was named, people agree only about so much of it (distance in OKLab). */
const near = 0.12;
const distance = differenceEuclidean('oklab');

const canonical = (timeZone: string) => new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;

const parsers = {
  async clock(text: string): Promise<Right> {
    const clock = parseClock(text);
    const day = clock?.day === undefined ? '' : await parseDate(clock.day, today);
    if (!clock || day === null) return null;
    // The end of a day is the beginning of the next one.
    if (clock.hour === 24) return `${addToDate(day || today, 1, 'days')} 00:00`;
    const hours = clock.eitherHalf ? [clock.hour, clock.hour + 12] : [clock.hour];
    return `${day} ${hours.map(hour => digitalClock({ hour, minute: clock.minute })).join('/')}`.trim();
  },
  date: (text: string): Promise<Right> => parseDate(text, today),
  duration: async (text: string): Promise<Right> => parseDuration(text),
  async place(text: string): Promise<Right> {
    const place = await parsePlace(text);
    return place && canonical(place.timeZone);
  },
  async due(text: string): Promise<Right> {
    const date = await parseDue(text, now);
    if (!date) return null;
    const day = [date.getFullYear(), pad(date.getMonth() + 1), pad(date.getDate())].join('-');
    return `${day}T${digitalClock({ hour: date.getHours(), minute: date.getMinutes() })}`;
  },
  currency: async (text: string): Promise<Right> => parseCurrency(text),
  language: async (text: string): Promise<Right> => parseLanguage(text),
  color: async (text: string): Promise<Right> => formatHex(parseColor(text)),
} as const;

function agrees({ parser, said, right }: Checked, value: Right): boolean {
  return right.some(one => {
    if (parser === 'place') return value === canonical(String(one));
    // Of a day without a time, any time of that day.
    if (parser === 'due' && typeof one === 'string') return typeof value === 'string' && value.startsWith(one);
    if (parser === 'color' && !/[#(]/.test(said)) return distance(String(one), String(value)) <= near;
    return value === one;
  });
}

const checked: readonly Checked[] = readFileSync(new URL('./fixtures/hand-checked.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line));

/** The texts of which a parser makes something else than what is right. */
async function wrongOf(samples: readonly Checked[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const sample of samples) {
    const value = await parsers[sample.parser](sample.said).catch((error: unknown) => String(error));
    if (!agrees(sample, value))
      wrong.push(`${sample.slot} "${sample.said}": ${value}, not ${sample.right.join(' or ')}`);
  }
  return wrong;
}

describe('what people say, read as somebody reads it who does not know the parsers', () => {
  const [odd, regular] = [true, false].map(isOdd => checked.filter(({ slot }) => slot.startsWith('odd') === isOdd));

  test('200 texts are checked', () => {
    expect(checked).toHaveLength(200);
    expect(odd).toHaveLength(20);
  });

  test('98 percent of the regular ones are right', async () => {
    const wrong = await wrongOf(regular ?? []);
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(0.02 * 180);
  });

  test('90 percent of the odd ones are right', async () => {
    const wrong = await wrongOf(odd ?? []);
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(0.1 * 20);
  });
});
