import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { knows } from '../engine/tiny-giant-135m.knows.ts';
import { callGrammar, maxCalls, type Narrowing } from './grammar.ts';
import { Grammars } from './matcher.ts';
import { type Parameter, parseParameters, type Signature } from './signature.ts';
import { Tokenizer } from './tokenizer.ts';

const tokenizer = Tokenizer.parse(new Uint8Array(readFileSync('public/models/tiny-giant-135m/tokenizer.json')).buffer);
const stop = tokenizer.control('<|im_end|>');
let grammars: Grammars;
beforeAll(async () => {
  grammars = await Grammars.create(tokenizer);
});

afterAll(() => grammars.dispose());

/** Whether a grammar holds a whole answer: every token is taken, and the answer may end there. */
async function holds(grammar: string, answer: string): Promise<boolean> {
  const matcher = await grammars.match(grammar, [stop]);
  try {
    return [...tokenizer.encode(answer), stop].every(id => matcher.accept(id));
  } finally {
    matcher.dispose();
  }
}

const tool = (name: string, parameters: string): Signature => ({ name, parameters: parseParameters(parameters) });
const known = callGrammar({
  callable: Object.entries(knows).map(([name, parameters]) => tool(name, parameters)),
  absent: [],
});

describe('callGrammar', () => {
  test.each([
    'none',
    'get_current_time()',
    'get_current_time(timezone="Lima")\nset_theme(theme="dark")',
    'set_timer(duration=?)',
    'set_timer(duration="十分钟", label="say \\"hi\\"")',
    'roll_dice(sides=20)',
    'roll_dice(count=2, sides=6)',
    'convert_units(value=-2.5, from_unit="cups", to_unit=?)',
    'convert_units(value=6.02e+23, from_unit="atoms", to_unit="mol")',
    'statistics(numbers=[1, 2.5, -3])',
    'statistics(numbers=[])',
    'draw_chart(type="bar", labels=["a", "b"], values=[1, 2])',
    'keep_screen_awake(on=true)',
    'query_table(table="t", column="c", operation="sum", where_equals="x")',
  ])('holds %s', async answer => {
    expect(await holds(known, answer)).toBe(true);
  });

  test.each([
    '',
    'none\nnone',
    'no_such_tool()',
    'get_current_time(timezone=?)',
    'get_current_time(zone="Lima")',
    'get_current_time(timezone="Lima"',
    'set_timer()',
    'set_timer(label="x", duration="1 min")',
    'set_theme(theme="blue")',
    'roll_dice(count=1.5)',
    'roll_dice(count=01)',
    'roll_dice(count=1e3)',
    'convert_units(value=1e999, from_unit="cups", to_unit="ml")',
    'statistics(numbers=[1,2])',
    'set_timer(duration="a\nb")',
    'set_timer(duration="a\\qb")',
    Array.from({ length: maxCalls + 1 }, () => 'generate_uuid()').join('\n'),
  ])('refuses %j', async answer => {
    expect(await holds(known, answer)).toBe(false);
  });

  test('without tools, holds `none` alone', async () => {
    const nothing = callGrammar({ callable: [], absent: [] });
    expect(await holds(nothing, 'none')).toBe(true);
    expect(await holds(nothing, 'get_current_time()')).toBe(false);
  });

  test('holds absent tools as it holds those that are here', async () => {
    const grammar = callGrammar({ callable: [], absent: [tool('get_weather', 'city: string')] });
    expect(await holds(grammar, 'get_weather(city="Oslo")')).toBe(true);
  });

  test('takes names and enum values as they are, whatever they spell', async () => {
    const values = ['"', '\\', '\n', 'a | b', '") ::=', '东京', '🪨', '[^]', ' '];
    const parameter: Parameter = { name: 'of', type: { kind: 'enum', values }, optional: false };
    const grammar = callGrammar({ callable: [{ name: 'Pick.one-2', parameters: [parameter] }], absent: [] });
    for (const value of values) expect(await holds(grammar, `Pick.one-2(of=${JSON.stringify(value)})`)).toBe(true);
    expect(await holds(grammar, 'Pick.one-2(of="a")')).toBe(false);
  });

  test('holds every valid call of any signature', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 12 }).map(value => value.replace(/\p{Cc}/gu, ''));
    const integer = fc.integer({ min: -999_999, max: 999_999 });
    const number = fc.oneof(
      integer,
      fc.integer({ min: -99_999, max: 99_999 }).map(value => value / 100),
      fc.integer({ min: 21, max: 99 }).map(exponent => 1.5 * 10 ** exponent),
    );
    const kinds = [
      { type: 'string', value: text.map(value => JSON.stringify(value)) },
      { type: 'integer', value: integer.map(String) },
      { type: 'number', value: number.map(String) },
      { type: 'boolean', value: fc.boolean().map(String) },
      {
        type: 'string[]',
        value: fc.array(text, { maxLength: 3 }).map(list => `[${list.map(item => JSON.stringify(item)).join(', ')}]`),
      },
      { type: 'number[]', value: fc.array(number, { maxLength: 3 }).map(list => `[${list.join(', ')}]`) },
      { type: 'yes|no', value: fc.constantFrom('"yes"', '"no"') },
    ];
    const parameter = fc
      .constantFrom(...kinds)
      .chain(({ type, value }) =>
        fc.record({ type: fc.constant(type), value, optional: fc.boolean(), given: fc.boolean() }),
      );
    await fc.assert(
      fc.asyncProperty(fc.array(parameter, { maxLength: 4 }), async parameters => {
        const notation = parameters.map(({ type, optional }, index) => `p${index}${optional ? '?' : ''}: ${type}`);
        const written = parameters.flatMap(({ value, optional, given }, index) => {
          if (given) return [`p${index}=${value}`];
          return optional ? [] : [`p${index}=?`];
        });
        const grammar = callGrammar({ callable: [tool('f', notation.join(', '))], absent: [] });
        expect(await holds(grammar, `f(${written.join(', ')})`)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('every answer drawn from the grammar at random is one that the template writes', async () => {
    const call =
      /^[a-z_]+\((?:[a-z_]+=(?:"(?:[^"\\\n]|\\["\\/bfnrt])*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\?|true|false|\[.*\])(?:, (?=[a-z_]+=))?)*\)$/u;
    let checked = 0;
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat()), async choices => {
        const matcher = await grammars.match(known, [stop]);
        const ids: number[] = [];
        for (const choice of choices) {
          const mask = await matcher.mask();
          const allowed = tokenizer.table
            .map((_, id) => id)
            .filter(id => ((mask[id >> 5] ?? 0) >>> (id & 31)) & 1 && (id === stop || !tokenizer.controls.has(id)));
          // Long answers are cut short by what closes a value or a call.
          const closing = allowed.filter(id => id === stop || /^["\])?]+$/.test(tokenizer.table[id] ?? ''));
          const from = ids.length > 20 && closing.length > 0 ? closing : allowed;
          const id = from[choice % from.length] ?? stop;
          expect(matcher.accept(id)).toBe(true);
          if (id === stop || ids.length > 200) break;
          ids.push(id);
        }
        matcher.dispose();
        const text = tokenizer.decode(ids);
        // Tokens may end inside a character: such strings are text, but not the template's business.
        if (text === 'none' || ids.length > 200 || text.includes('\uFFFD')) return;
        checked += 1;
        for (const line of text.split('\n')) expect(line).toMatch(call);
      }),
      { numRuns: 25 },
    );
    expect(checked).toBeGreaterThan(10);
  });
});

describe('callGrammar, narrowed', () => {
  const tools = {
    callable: [
      tool('get_weather', 'city: string, unit?: celsius|fahrenheit'),
      tool('set_timer', 'duration: string'),
      tool('roll_dice', 'count?: integer'),
      tool('random_number', 'min: number'),
      tool('keep_awake', 'on: boolean'),
    ],
    absent: [tool('get_battery', '')],
  };
  const narrowed = (narrowing: Partial<Narrowing>) =>
    callGrammar(tools, { after: '', names: [], values: [], source: '', numbers: [], ...narrowing });
  const without = (name: string, parameter: string, value: string | number | boolean) =>
    narrowed({ values: [{ name, parameter, value }] });

  test('holds one call, and not none', async () => {
    const grammar = narrowed({});
    expect(await holds(grammar, 'roll_dice()')).toBe(true);
    expect(await holds(grammar, 'roll_dice()\nroll_dice()')).toBe(false);
    expect(await holds(grammar, 'none')).toBe(false);
  });

  test('leaves names out, those of absent tools too', async () => {
    const grammar = narrowed({ names: ['roll_dice', 'get_battery'] });
    expect(await holds(grammar, 'roll_dice()')).toBe(false);
    expect(await holds(grammar, 'get_battery()')).toBe(false);
    expect(await holds(grammar, 'set_timer(duration="1 h")')).toBe(true);
  });

  test('begins with the calls that stand', async () => {
    const grammar = narrowed({ after: 'set_timer(duration="a \\"b\\"")', names: ['get_weather'] });
    expect(await holds(grammar, 'set_timer(duration="a \\"b\\"")\nroll_dice(count=2)')).toBe(true);
    expect(await holds(grammar, 'set_timer(duration="a \\"b\\"")')).toBe(false);
    expect(await holds(grammar, 'roll_dice(count=2)')).toBe(false);
  });

  test('answers none where no name is left', async () => {
    const grammar = callGrammar(
      { callable: [tool('a', '')], absent: [] },
      { after: '', names: ['a'], values: [], source: '', numbers: [] },
    );
    expect(await holds(grammar, 'none')).toBe(true);
  });

  test.each([
    ['kyo', ['tokyo', 'ky', 'kyoto', '', 'Kyo']],
    ['say "hi"', ['say ', 'say "hi', 'say \\hi"', 'say "hi"!']],
    ['a\\b', ['a', 'a/b', 'a\\', 'a\\bc']],
  ])('leaves out the text %j alone', async (value, others) => {
    const grammar = without('get_weather', 'city', value);
    const call = (city: string) => `get_weather(city=${JSON.stringify(city)}, unit="celsius")`;
    expect(await holds(grammar, call(value))).toBe(false);
    for (const other of others) expect([other, await holds(grammar, call(other))]).toEqual([other, true]);
    expect(await holds(grammar, 'get_weather(city=?)')).toBe(true);
    expect(await holds(grammar, `set_timer(duration=${JSON.stringify(value)})`)).toBe(true);
  });

  test.each([
    ['roll_dice', 'count', 12, [1, 2, 120, 125, 13, -12, 0, 34]],
    ['roll_dice', 'count', -3, [3, 3, -4, -30]],
    ['random_number', 'min', 2.5, [2, 2.25, 2.55, 3.5, -2.5]],
  ] as const)('leaves out the number of %s %s %d alone', async (name, parameter, value, others) => {
    const grammar = without(name, parameter, value);
    expect(await holds(grammar, `${name}(${parameter}=${value})`)).toBe(false);
    for (const other of others)
      expect([other, await holds(grammar, `${name}(${parameter}=${other})`)]).toEqual([other, true]);
  });

  test('takes another of the numbers that there are', async () => {
    const grammar = narrowed({
      numbers: [12, 7, -7, 2.5],
      values: [{ name: 'roll_dice', parameter: 'count', value: 12 }],
    });
    for (const [count, held] of [
      [7, true],
      [-7, true],
      [12, false],
      [2.5, false],
      [70, false],
    ] as const)
      expect([count, await holds(grammar, `roll_dice(count=${count})`)]).toEqual([count, held]);
    expect(await holds(grammar, 'random_number(min=70)')).toBe(true);
  });

  test('leaves out a choice and a sense', async () => {
    const choice = without('get_weather', 'unit', 'celsius');
    expect(await holds(choice, 'get_weather(city="a", unit="celsius")')).toBe(false);
    expect(await holds(choice, 'get_weather(city="a", unit="fahrenheit")')).toBe(true);
    const sense = without('keep_awake', 'on', true);
    expect(await holds(sense, 'keep_awake(on=true)')).toBe(false);
    expect(await holds(sense, 'keep_awake(on=false)')).toBe(true);
  });

  test.each([
    [
      'what time is it in new york?',
      'york',
      ['new york', 'york?', 'new york?', 'time is it', '?'],
      ['york', 'ork', 'paris'],
    ],
    ['现在上海的时间', '上海的', ['上海', '上', '的', '上海的时间'], ['上海的', '北京']],
    ['say "a\\b" 😀', '😀', ['say', '"a\\b"', 'say "a\\b" 😀', 'a'], ['😀', 'c']],
    ['go go go', 'go go', ['go', 'go go go'], ['go go', 'gogo']],
  ])('copies another part of %j than %j', async (source, value, held, refused) => {
    const grammar = narrowed({ source, values: [{ name: 'get_weather', parameter: 'city', value }] });
    const call = (city: string) => `get_weather(city=${JSON.stringify(city)})`;
    for (const city of held) expect([city, await holds(grammar, call(city))]).toEqual([city, true]);
    for (const city of refused) expect([city, await holds(grammar, call(city))]).toEqual([city, false]);
  });

  test('copies nothing that a text does not hold, and all else that it holds', async () => {
    const word = fc.constantFrom('a', 'b', '北', '京', '!', '"', '7');
    await fc.assert(
      fc.asyncProperty(
        fc.array(word, { minLength: 1, maxLength: 6 }),
        fc.nat(5),
        fc.nat(5),
        async (words, from, length) => {
          const copy = (start: number, count: number) => words.slice(start, start + count).join(' ');
          const value = copy(from % words.length, length + 1);
          const source = words.join(' ');
          fc.pre(source !== value);
          const grammar = narrowed({ source, values: [{ name: 'set_timer', parameter: 'duration', value }] });
          for (let start = 0; start < words.length; start += 1)
            for (let count = 1; start + count <= words.length; count += 1) {
              const text = copy(start, count);
              const isHeld = await holds(grammar, `set_timer(duration=${JSON.stringify(text)})`);
              expect([source, value, text, isHeld]).toEqual([source, value, text, text !== value]);
            }
        },
      ),
      { numRuns: 12 },
    );
  });
});
