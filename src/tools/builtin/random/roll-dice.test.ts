import { describe, expect, test } from 'vitest';
import { formatParameters, signatureOf } from '@/decode/signature';
import { knows } from '@/engine/tiny-giant-135m.knows';
import { createFormat } from '@/platform/format';
import { contextOf, runTool } from '../../fixtures/run.ts';
import { rollDice } from './roll-dice.ts';

describe('roll_dice', () => {
  test('has the signature that the model was trained on', () => {
    expect(formatParameters(signatureOf(rollDice.name, rollDice.parameters).parameters)).toBe(knows.roll_dice);
  });

  test.each(rollDice.examples)('runs the example $query.en', async ({ arguments: args }) => {
    const { count = 1, sides = 6 } = args as { count?: number; sides?: number };
    const result = (await runTool(rollDice, args)) as { rolls: number[]; sides: number; total: number };
    expect(result.rolls).toHaveLength(count);
    expect(result.rolls.every(roll => Number.isInteger(roll) && roll >= 1 && roll <= sides)).toBe(true);
    expect(result).toMatchObject({ sides, total: result.rolls.reduce((sum, roll) => sum + roll) });
  });

  test('draws again rather than favour the low numbers', async () => {
    // 2^32 % 6 is 4: the four highest words have no whole round of six.
    const words = [0xff_ff_ff_ff, 0xff_ff_ff_fc, 0xff_ff_ff_fb];
    const randomValues = (array: Uint32Array<ArrayBuffer>) => array.fill(words.shift() ?? 0);
    expect(await runTool(rollDice, {}, contextOf({ randomValues }))).toMatchObject({ rolls: [6] });
    expect(words).toEqual([]);
  });

  test('shows every side of a fair die about as often', async () => {
    const counts = new Map<number, number>();
    for (let run = 0; run < 60; run += 1) {
      const { rolls } = (await runTool(rollDice, { count: 100 })) as { rolls: number[] };
      for (const roll of rolls) counts.set(roll, (counts.get(roll) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6]);
    // 6000 rolls: 1000 each, standard deviation 28.9; seven of them.
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(202);
  });

  test.each([{ count: 0 }, { count: 101 }, { sides: 1 }, { sides: 1001 }, { count: 1.5 }, { count: '2' }])(
    'refuses %o',
    args => {
      const checked = rollDice.checkArguments(args);
      expect(checked).toMatchObject({ ok: false, violations: [{ path: Object.keys(args)[0] }] });
    },
  );

  test('says what fell', () => {
    const two = { rolls: [3, 4], sides: 6, total: 7 };
    expect(rollDice.describe(two, createFormat('en'))).toBe('2d6: 3 + 4 = 7.');
    expect(rollDice.describe(two, createFormat('zh'))).toBe('2d6：3 + 4 = 7。');
    expect(rollDice.describe({ rolls: [5], sides: 20, total: 5 }, createFormat('en'))).toBe(
      'The 20-sided die shows 5.',
    );
  });
});
