import { describe, expect, it } from 'vitest';
import { builtinTools } from '../../tools/builtin/index.ts';
import type { Arguments, JsonSchema } from '../../tools/tool.ts';
import { checkSemantics } from './semantics.ts';

function check(request: string, args: Arguments, more: { context?: readonly string[]; parameters?: JsonSchema } = {}) {
  const { context = [], parameters } = more;
  const call = { name: 'do_it', arguments: args, missing: [], ...(parameters && { parameters }) };
  const { verdicts, features } = checkSemantics({ request, context, calls: [call] });
  const [verdict, feature] = [verdicts[0], features[0]];
  if (!verdict || !feature) throw new TypeError('One call has one verdict');
  return { verdict, ...feature };
}

const invented = (request: string, args: Arguments, more = {}) =>
  check(request, args, more).verdict.reasons.filter(({ code }) => code === 'value-invented');

describe('a value', () => {
  it.each<[string, Arguments]>([
    ['time in Tokyo', { city: 'tokyo' }],
    ['10 minutes for the pasta', { duration: '10 minutes', label: 'pasta' }],
    ['ten minutes', { minutes: 10 }],
    ['roll twenty-five dice', { count: 25 }],
    ['three hundred and five grams', { value: 305 }],
    ['a couple of dice, d20', { count: 2, sides: 20 }],
    ['half a dozen dice', { count: 6 }],
    ['1,250.50 euros', { amount: 1250.5 }],
    ['rand(25,326)', { min: 25, max: 326 }],
    ['between 3..79', { min: 3, max: 79 }],
    ['3.5k dollars', { amount: 3500 }],
    ['2.5 million yen', { amount: 2_500_000 }],
    ['half a million pesos', { amount: 500_000 }],
    ['minus nineteen days', { amount: -19 }],
    ['vibrate for five seconds', { milliseconds: 5000 }],
    ['an hour and a half of yoga', { minutes: 90 }],
    ['loan for two years', { months: 24 }],
    ['15% of 80', { expression: '80 * 0.15' }],
    ['square root of 144', { expression: 'sqrt(144)' }],
    ['x squared minus 3x', { expression: 'x^2 - 3 * x' }],
    ['hypotenuse of 3 and 4', { expression: 'sqrt(3^2 + 4^2)' }],
    ['how long until Christmas', { start: 'today', end: 'Christmas' }],
    ['flip a coin', { options: ['heads', 'tails'] }],
    ['notes about strawberries', { query: 'strawberry' }],
    ['Ann’s party', { text: "ann's party" }],
    ['open “the Box”', { text: 'the box' }],
    ['明早五点五十五叫我', { time: '明早五点五十五' }],
    ['掷二十五个骰子', { count: 25 }],
    ['两千五百港币', { amount: 2500 }],
    ['百分之三点五', { rate: 3.5 }],
    ['震五秒', { milliseconds: 5000 }],
    ['打开https://www.amap.com谢谢', { url: 'https://www.amap.com' }],
    ['开一个10min的番茄钟', { duration: '10min' }],
    ['ＡＢＣ', { text: 'abc' }],
    ['set a timer', { text: '' }],
    ['dark please', { on: true }],
  ])('that was said passes: %s', (request, args) => {
    expect(invented(request, args)).toEqual([]);
  });

  it.each<[string, Arguments, string]>([
    ['tokyo time', { city: 'kyo' }, 'city'],
    ['weather in Brunei', { city: 'Brisbane' }, 'city'],
    ['fifty Turkish liras', { from: 'Turkish liiras' }, 'from'],
    ['roll some dice', { count: 7 }, 'count'],
    ['roll 12 dice', { count: 2 }, 'count'],
    ['Pay everybody except Duncan', { exclude: ['Dunj'] }, 'exclude.0'],
    ['抽个人', { options: ['上来', '下人'] }, 'options.0'],
    ['twelve times 25', { expression: '17 * 25' }, 'expression'],
    ['remind me', { label: 'the red bicycle' }, 'label'],
    ['a nested one', { where: { city: 'Paris' } }, 'where.city'],
  ])('that nobody said is refused: %s', (request, args, path) => {
    const { verdict } = check(request, args);
    expect(verdict.passed).toBe(false);
    expect(verdict.reasons[0]).toMatchObject({ path, code: 'value-invented' });
  });

  it('may come from what was said before', () => {
    expect(invented('and there?', { city: 'Lima' }, { context: ['weather in Lima', 'none'] })).toEqual([]);
  });

  it('may be one that the schema offers', () => {
    const parameters = {
      type: 'object',
      properties: { unit: { enum: ['celsius', 'fahrenheit'] }, sides: { type: 'integer', default: 6 } },
    };
    expect(invented('roll', { unit: 'celsius', sides: 6 }, { parameters })).toEqual([]);
    expect(invented('roll', { unit: 'kelvin', sides: 7 }, { parameters })).toHaveLength(2);
  });

  it('counts by how much of it nobody said', () => {
    expect(check('smear test results', { reason: 'stink test results' }).invented).toBeCloseTo(1 / 3);
    expect(check('smear test results', { reason: 'smear test' })).toMatchObject({ invented: 0, copied: 1 });
    expect(check('results of the smear test', { reason: 'test smear' })).toMatchObject({ invented: 0, copied: 0 });
  });
});

describe('what the request says and no call uses', () => {
  const unused = (request: string, args: Arguments) =>
    check(request, args).verdict.reasons.flatMap(({ code, value }) => (code === 'value-unused' ? [value] : []));

  it.each<[string, Arguments, readonly string[]]>([
    ['averages of 6, 12 and 20', { numbers: [6, 12] }, ['20']],
    ['twelve times 25', { expression: '25 * 25' }, ['12']],
    ['report on Berlin Wall, baobab or axolotl', { options: ['baobab', 'axolotl'] }, ['Berlin', 'Wall']],
    ['hash "hello there" now', { text: 'hello' }, ['hello there']],
    ['weather in Oslo and Lima', { city: 'Oslo' }, ['Lima']],
  ])('is told, and refuses nothing: %s', (request, args, values) => {
    expect(unused(request, args)).toEqual(values);
    expect(check(request, args).verdict.passed).toBe(true);
  });

  it.each<[string, Arguments]>([
    ['vibrate for 1 second', { milliseconds: 1000 }],
    ['12.5 million dong', { amount: 12_500_000 }],
    ['sha256 of tea', { text: 'tea' }],
    ['v3.2.1 as a note', { text: 'v3.2.1' }],
    ['Make It Dark', {}],
    ['what time is it', {}],
    ['Look at Ann’s notes', { query: 'ann’s notes' }],
  ])('is nothing where all is used: %s', (request, args) => {
    expect(unused(request, args)).toEqual([]);
  });

  it('may be used by any of several calls', () => {
    const calls = ['Oslo', 'Lima'].map(city => ({ name: 'get_weather', arguments: { city }, missing: [] }));
    const { features } = checkSemantics({ request: 'weather in Oslo and Lima', context: [], calls });
    expect(features.map(({ unused: share }) => share)).toEqual([0, 0]);
  });
});

it('refuses an example of the page’s own tools only where its value is put in other words', () => {
  const refused = builtinTools.flatMap(({ name, parameters, examples }) =>
    examples.flatMap(({ query, arguments: args }) => {
      const calls = [{ name, arguments: args, missing: [], parameters }];
      const passes = (request: string) => checkSemantics({ request, context: [], calls }).verdicts[0]?.passed;
      return passes(query.en) || passes(query.zh) ? [] : [query.en];
    }),
  );
  // Fahrenheit, kg, and a length that "short" stands for.
  expect(refused).toEqual([
    'Convert 350 °F to Celsius',
    'How many kilos are 180 pounds?',
    'test the haptic motor, a short silent buzz',
  ]);
});

it('is quick on a long request', () => {
  const text = 'the quick brown fox 12 '.repeat(2000);
  expect(check(text, { text }).invented).toBe(0);
});

describe('a listed value', () => {
  const pizza = {
    type: 'object',
    properties: { name: { type: 'string', enum: ['mushroom', 'veggie'] }, size: { type: 'string', enum: ['large'] } },
  };
  const reasons = (request: string, args: Record<string, string>) =>
    checkSemantics({
      request,
      context: [],
      calls: [{ name: 'add_pizza', arguments: args, missing: [], parameters: pizza }],
    }).verdicts[0]?.reasons;

  it('is doubted where another of the list was said, and refuses nothing', () => {
    expect(reasons('a veggie pizza', { name: 'mushroom' })).toMatchObject([
      { path: 'name', code: 'value-other', value: 'veggie' },
    ]);
  });

  it.each([
    ['it was said itself', 'a mushroom pizza, no veggie one', { name: 'mushroom' }],
    ['none of the list was said', 'the usual', { name: 'mushroom' }],
  ])('is not doubted where %s', (_, request, args) => {
    expect(reasons(request, args)).toEqual([]);
  });
});

describe('the words of a request', () => {
  const share = (request: string, args: Record<string, string>, texts: readonly string[]) =>
    checkSemantics({ request, context: [], calls: [{ name: 'set_theme', arguments: args, missing: [], texts }] })
      .features[0]?.unexplained;

  it('are explained by the values, the name and what is said of the tool', () => {
    expect(share('please make the page dark', { theme: 'dark' }, ['Makes the page light or dark.'])).toBe(0);
    expect(share('set the theme to dark', { theme: 'dark' }, [])).toBe(0);
  });

  it('are told as a share where nothing explains them', () => {
    expect(share('turn the lamp on', { theme: 'light' }, ['Makes the page light or dark.'])).toBe(1);
    expect(share('dark lamp', { theme: 'dark' }, [])).toBe(0.5);
  });
});
