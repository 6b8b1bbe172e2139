import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { toolMap, toolOf } from '../fixtures/tools.ts';
import { checkFormat } from './format.ts';

const tools = toolMap(
  toolOf('roll', {
    parameters: z.strictObject({
      count: z.int().min(1).max(20).default(1),
      exact: z.boolean().optional(),
      weights: z.array(z.number()).optional(),
      label: z.string().optional(),
      side: z.union([z.string(), z.number()]).optional(),
    }),
  }),
  toolOf('mean', { parameters: z.strictObject({ numbers: z.array(z.number()).min(1) }) }),
);

const check = (name: string, args: Record<string, unknown>) =>
  checkFormat({ name, arguments: args as Parameters<typeof checkFormat>[0]['arguments'] }, tools);

describe('checkFormat', () => {
  it('passes what the schema holds and fills defaults for the run alone', () => {
    const checked = check('roll', { label: 'x' });
    expect(checked.verdict).toEqual({ check: 'format', passed: true, reasons: [] });
    expect(checked.given).toEqual({ label: 'x' });
    expect(checked.arguments).toEqual({ count: 1, label: 'x' });
  });

  it('refuses a tool that does not exist', () => {
    const { verdict } = check('toString', {});
    expect(verdict).toEqual({
      check: 'format',
      passed: false,
      reasons: [{ path: '', code: 'tool-unknown', value: 'toString', message: 'No tool is named toString.' }],
    });
  });

  it.each([
    [{ count: '10' }, { count: 10 }, ['count']],
    [{ count: '3.0' }, { count: 3 }, ['count']],
    [{ exact: 'true' }, { exact: true }, ['exact']],
    [{ exact: 'false', count: '2' }, { exact: false, count: 2 }, ['exact', 'count']],
    [{ weights: [1, '2.5', '-3'] }, { weights: [1, 2.5, -3] }, ['weights.1', 'weights.2']],
  ])('coerces %j and says so', (args, given, coerced) => {
    const checked = check('roll', args);
    expect(checked.verdict).toEqual({ check: 'format', passed: true, reasons: [], coerced });
    expect(checked.given).toEqual(given);
  });

  it.each([
    ['a numeral where text is asked', { label: '10' }],
    ['a numeral where text or a number is asked', { side: '10' }],
  ])('leaves alone %s', (_, args) => {
    const checked = check('roll', args);
    expect(checked.verdict).toEqual({ check: 'format', passed: true, reasons: [] });
    expect(checked.given).toEqual(args);
  });

  it.each([
    ['above its bound', { count: 21 }, 'count'],
    ['above its bound after coercion', { count: '21' }, 'count'],
    ['not whole', { count: '2.5' }, 'count'],
    ['spelled out', { count: 'ten' }, 'count'],
    ['padded', { count: ' 10' }, 'count'],
    ['hexadecimal', { count: '0x10' }, 'count'],
    ['too large to be exact', { count: '9007199254740993' }, 'count'],
    ['empty', { count: '' }, 'count'],
    ['a number for a truth', { exact: 1 }, 'exact'],
    ['another spelling of a truth', { exact: 'True' }, 'exact'],
    ['a wrong item', { weights: [1, 'x'] }, 'weights.1'],
    ['null', { label: null }, 'label'],
  ])('refuses a value that is %s, with its path', (_, args, path) => {
    const { verdict } = check('roll', args);
    expect(verdict.passed).toBe(false);
    expect(verdict.reasons.map(reason => reason.path)).toEqual([path]);
    expect(verdict.reasons[0]?.message).not.toBe('');
  });

  it('refuses missing and unknown parameters', () => {
    expect(check('mean', {}).verdict.reasons).toMatchObject([{ path: 'numbers' }]);
    expect(check('roll', { sides: 6 }).verdict.passed).toBe(false);
    expect(check('roll', Object.fromEntries([['__proto__', '1']])).verdict.passed).toBe(false);
  });

  it('keeps the arguments of a refused call as given', () => {
    const checked = check('roll', { count: 99 });
    expect(checked.given).toEqual({ count: 99 });
    expect(checked.arguments).toEqual({ count: 99 });
  });
});
