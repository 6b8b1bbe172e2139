import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { addToDate } from '../builtin/time/add-to-date.ts';
import { convertTime } from '../builtin/time/convert-time.ts';
import { dateDifference } from '../builtin/time/date-difference.ts';
import { getCurrentTime } from '../builtin/time/get-current-time.ts';
import { setAlarm } from '../builtin/timers/set-alarm.ts';
import { setTimer } from '../builtin/timers/set-timer.ts';
import { addTodo } from '../builtin/todos/add-todo.ts';
import type { Tool } from '../tool.ts';
import { parseClock } from './clock.ts';
import { parseDate } from './date.ts';
import { parseDue } from './due.ts';
import { parseDuration } from './duration.ts';
import { parsePlace } from './place.ts';
import { digitalClock } from './zoned.ts';

// A Tuesday.
const today = '2026-11-24';
const now = new Date(`${today}T10:00`);

const linesOf = (path: string) =>
  readFileSync(new URL(path, import.meta.url), 'utf8')
    .split('\n')
    .filter(line => line !== '');

type Value = string | number | null;

/** A zone as this machine spells it: old names and new ones are one zone. */
const canonical = (timeZone: string) => new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;

/** What a parser makes of a text, as the sample file writes it; null where it makes nothing of it. */
const parsers = {
  /** "06:30/18:30" where either half of the day can be meant, after the day where one is said. */
  async clock(text: string): Promise<Value> {
    const clock = parseClock(text);
    const day = clock?.day === undefined ? '' : await parseDate(clock.day, today);
    if (!clock || day === null) return null;
    const hours = clock.eitherHalf ? [clock.hour, clock.hour + 12] : [clock.hour];
    return `${day} ${hours.map(hour => digitalClock({ hour, minute: clock.minute })).join('/')}`.trim();
  },
  date: (text: string): Promise<Value> => parseDate(text, today),
  /** Seconds. */
  duration: async (text: string): Promise<Value> => parseDuration(text),
  async place(text: string): Promise<Value> {
    const place = await parsePlace(text);
    return place && canonical(place.timeZone);
  },
  /** Local time; null for a due that stays what was said. */
  async due(text: string): Promise<Value> {
    const date = await parseDue(text, now);
    if (!date) return null;
    const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(part => String(part).padStart(2, '0'));
    return `${day.join('-')}T${digitalClock({ hour: date.getHours(), minute: date.getMinutes() })}`;
  },
} as const;
type Parser = keyof typeof parsers;

interface Sample {
  readonly parser: Parser;
  readonly said: string;
  readonly value: Value;
}
const samples = linesOf('fixtures/said-times.jsonl')
  .map(line => JSON.parse(line) as Sample)
  .map(sample =>
    sample.parser === 'place' && sample.value ? { ...sample, value: canonical(`${sample.value}`) } : sample,
  );

describe.each(Object.keys(parsers) as Parser[])('said: %s', parser => {
  const own = samples.filter(sample => sample.parser === parser);
  test('there are enough', () => expect(own.length).toBeGreaterThanOrEqual(120));
  test.each(own.map(({ said, value }) => [said, value] as const))('%s means %s', async (said, value) => {
    expect(await parsers[parser](said)).toBe(value);
  });
});

/** Which parameters take the values of a slot file, what reads them there, and how many of them it must read right. */
const slots: readonly (readonly [string, Parser, number, readonly (readonly [Tool, string])[]])[] = [
  [
    'clock',
    'clock',
    0.98,
    [
      [convertTime, 'time'],
      [setAlarm, 'time'],
    ],
  ],
  [
    'clock_zh',
    'clock',
    0.98,
    [
      [convertTime, 'time'],
      [setAlarm, 'time'],
    ],
  ],
  [
    'oddclock',
    'clock',
    0.9,
    [
      [convertTime, 'time'],
      [setAlarm, 'time'],
    ],
  ],
  [
    'date',
    'date',
    0.98,
    [
      [convertTime, 'date'],
      [dateDifference, 'start'],
      [dateDifference, 'end'],
      [addToDate, 'date'],
    ],
  ],
  [
    'date_zh',
    'date',
    0.98,
    [
      [convertTime, 'date'],
      [dateDifference, 'start'],
      [dateDifference, 'end'],
      [addToDate, 'date'],
    ],
  ],
  ['duration', 'duration', 0.98, [[setTimer, 'duration']]],
  ['duration_zh', 'duration', 0.98, [[setTimer, 'duration']]],
  ['oddspan', 'duration', 0.9, [[setTimer, 'duration']]],
  [
    'city',
    'place',
    0.98,
    [
      [getCurrentTime, 'timezone'],
      [convertTime, 'from_timezone'],
      [convertTime, 'to_timezone'],
    ],
  ],
  [
    'city_zh',
    'place',
    0.98,
    [
      [getCurrentTime, 'timezone'],
      [convertTime, 'from_timezone'],
      [convertTime, 'to_timezone'],
    ],
  ],
  [
    'timezone',
    'place',
    0.98,
    [
      [getCurrentTime, 'timezone'],
      [convertTime, 'from_timezone'],
      [convertTime, 'to_timezone'],
    ],
  ],
  ['due', 'due', 0.9, [[addTodo, 'due']]],
  ['due_zh', 'due', 0.9, [[addTodo, 'due']]],
];

describe.each(slots)('%s.txt', (file, parser, rate, parameters) => {
  test('is for parameters that there are', () => {
    for (const [tool, name] of parameters) expect(tool.parameters.properties).toHaveProperty(name);
  });

  test(`is read right, ${rate * 100}% of it or more`, async () => {
    const expected = new Map(
      samples.filter(sample => sample.parser === parser).map(({ said, value }) => [said, value]),
    );
    const values = linesOf(`fixtures/slots/${file}.txt`);
    const wrong: string[] = [];
    for (const said of values) {
      const value = await parsers[parser](said);
      if (value === null || value !== (expected.get(said) ?? value)) wrong.push(said);
    }
    expect(values.length).toBeGreaterThanOrEqual(40);
    expect(wrong.slice(0, Math.floor(values.length * (1 - rate)))).toEqual(wrong);
  });
});
