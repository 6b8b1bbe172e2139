import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatParameters, signatureOf } from '@/decode/signature';
import { knows } from '@/engine/tiny-giant-135m.knows';
import { createFormat } from '@/platform/format';
import { contextOf, runTool } from '../../fixtures/run.ts';
import { generatePassword } from './generate-password.ts';
import { generateUuid } from './generate-uuid.ts';
import { pickRandom } from './pick-random.ts';
import { randomNumber } from './random-number.ts';

const [en, zh] = [createFormat('en'), createFormat('zh')];

test.each([randomNumber, pickRandom, generatePassword, generateUuid])(
  '$name has the signature that the model was trained on',
  tool => {
    expect(formatParameters(signatureOf(tool.name, tool.parameters).parameters)).toBe(knows[tool.name]);
  },
);

describe('random_number', () => {
  const drawn = async (args: unknown) => ((await runTool(randomNumber, args)) as { number: number }).number;

  test.each(randomNumber.examples)('runs the example $query.en', async ({ arguments: args }) => {
    const { min, max } = args as { min: number; max: number };
    const number = await drawn(args);
    expect(number).toBeGreaterThanOrEqual(Math.min(min, max));
    expect(number).toBeLessThanOrEqual(Math.max(min, max));
  });

  test('stays within its bounds, whichever comes first', async () => {
    const bound = fc.maxSafeInteger().map(value => Math.trunc(value / 2));
    await fc.assert(
      fc.asyncProperty(bound, bound, async (a, b) => {
        const number = await drawn({ min: a, max: b });
        expect(Number.isSafeInteger(number)).toBe(true);
        expect(number).toBeGreaterThanOrEqual(Math.min(a, b));
        expect(number).toBeLessThanOrEqual(Math.max(a, b));
      }),
    );
  });

  test('includes both bounds', async () => {
    const seen = new Set<number>();
    for (let run = 0; run < 200; run += 1) seen.add(await drawn({ min: -1, max: 1 }));
    expect([...seen].sort((a, b) => a - b)).toEqual([-1, 0, 1]);
    expect(await drawn({ min: 7, max: 7 })).toBe(7);
  });

  test('takes 2^53 numbers, and refuses more', async () => {
    const max = Number.MAX_SAFE_INTEGER;
    const lowest = contextOf({ randomValues: array => array.fill(0) });
    const highest = contextOf({ randomValues: array => array.fill(0xff_ff_ff_ff) });
    expect(await runTool(randomNumber, { min: 0, max }, lowest)).toMatchObject({ number: 0 });
    expect(await runTool(randomNumber, { min: 0, max }, highest)).toMatchObject({ number: max });
    await expect(drawn({ min: -1, max })).rejects.toMatchObject({
      code: 'RANDOM_RANGE_TOO_WIDE',
      details: { min: -1, max },
    });
    await expect(drawn({ min: -max, max })).rejects.toMatchObject({ code: 'RANDOM_RANGE_TOO_WIDE' });
  });

  test('says the number', () => {
    const result = { number: 1234, min: 1, max: 5000 };
    expect(randomNumber.describe(result, en)).toBe('1,234, drawn from 1 to 5,000.');
    expect(randomNumber.describe(result, zh)).toBe('1,234，从 1 到 5,000 中抽取。');
  });
});

describe('pick_random', () => {
  test.each(pickRandom.examples)('runs the example $query.en', async ({ arguments: args }) => {
    const { picked, options } = (await runTool(pickRandom, args)) as { picked: string; options: string[] };
    expect({ options }).toEqual(args);
    expect(options).toContain(picked);
  });

  test('picks every option about as often', async () => {
    const counts = new Map<string, number>();
    for (let run = 0; run < 3000; run += 1) {
      const { picked } = (await runTool(pickRandom, { options: ['a', 'b', 'c'] })) as { picked: string };
      counts.set(picked, (counts.get(picked) ?? 0) + 1);
    }
    // 1000 each, standard deviation 25.8; seven of them.
    expect([...counts.keys()].sort()).toEqual(['a', 'b', 'c']);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(181);
  });

  test('refuses an empty list and empty options', () => {
    expect(pickRandom.checkArguments({ options: [] })).toMatchObject({ ok: false, violations: [{ path: 'options' }] });
    expect(pickRandom.checkArguments({ options: ['a', ' '] })).toMatchObject({
      ok: false,
      violations: [{ path: 'options.1' }],
    });
  });

  test('says what was picked', () => {
    const result = { picked: 'tea', options: ['tea', 'coffee'] };
    expect(pickRandom.describe(result, en)).toBe('tea, out of 2.');
    expect(pickRandom.describe(result, zh)).toBe('tea（2 选 1）。');
  });
});

describe('generate_password', () => {
  const made = async (args: unknown) => (await runTool(generatePassword, args)) as { password: string; bits: number };

  test.each(generatePassword.examples)('runs the example $query.en', async ({ arguments: args }) => {
    const { length = 16, symbols = true } = args as { length?: number; symbols?: boolean };
    const { password } = await made(args);
    expect(password).toHaveLength(length);
    expect(/[^a-z0-9]/i.test(password)).toBe(symbols);
  });

  test('has one of each class, however short', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 4, max: 20 }), fc.boolean(), async (length, symbols) => {
        const { password } = await made({ length, symbols });
        for (const kind of [/[a-z]/, /[A-Z]/, /\d/]) expect(password).toMatch(kind);
        expect(/[!-/:-@[-`{-~]/.test(password)).toBe(symbols);
      }),
    );
  });

  test('knows how many passwords there could be', async () => {
    const rounded = (bits: number) => Math.round(bits * 10) / 10;
    // Of four characters, one of each class: 4! orders of 26 * 26 * 10 * 27.
    expect((await made({ length: 4 })).bits).toBe(rounded(Math.log2(24 * 26 * 26 * 10 * 27)));
    // Long ones nearly all have each class.
    expect((await made({ length: 128, symbols: false })).bits).toBe(rounded(128 * Math.log2(62)));
  });

  test.each([{ length: 3 }, { length: 129 }, { length: 8.5 }])('refuses %o', args => {
    expect(generatePassword.checkArguments(args)).toMatchObject({ ok: false, violations: [{ path: 'length' }] });
  });

  test('says the password', () => {
    const result = { password: 'aB3$', bits: 22.1 };
    expect(generatePassword.describe(result, en)).toBe('A password of 4 characters with 22.1 bits of entropy: aB3$');
    expect(generatePassword.describe(result, zh)).toBe('4 位密码，熵为 22.1 比特：aB3$');
  });
});

describe('generate_uuid', () => {
  test('runs its examples: each a new UUID', async () => {
    const uuids = await Promise.all(generateUuid.examples.map(({ arguments: args }) => runTool(generateUuid, args)));
    expect(new Set(uuids.map(result => generateUuid.describe(result, en))).size).toBe(generateUuid.examples.length);
  });

  test('puts version and variant where they belong, and the random bits in their order', async () => {
    const words = [0x01_23_45_67, 0x89_ab_cd_ef, 0x01_23_45_67, 0x89_ab_cd_ef];
    const context = contextOf({ randomValues: array => array.map((_, index) => words[index] ?? 0) });
    const result = await runTool(generateUuid, {}, context);
    expect(result).toEqual({ uuid: '01234567-89ab-4def-8123-456789abcdef' });
    expect(generateUuid.describe(result, zh)).toBe('01234567-89ab-4def-8123-456789abcdef');
  });
});
