import { describe, expect, test } from 'vitest';
import { everyNth, kindOf, type Row, readRows, sameCalls } from './rows.ts';

const call = (name: string, args: Record<string, string | number | boolean | string[]>) => ({ name, arguments: args });
const row = (changes: Partial<Row>): Row => ({ line: '', q: '', history: [], calls: [], ...changes });

describe('sameCalls', () => {
  const timer = call('set_timer', { duration: '10 minutes', label: 'Tea' });

  test('compares strings without case and outer white space, in lists too', () => {
    expect(sameCalls([call('set_timer', { label: ' tea', duration: '10 Minutes' })], [timer])).toBe(true);
    expect(sameCalls([call('pick', { from: ['A', 'b '] })], [call('pick', { from: ['a', 'B'] })])).toBe(true);
    expect(sameCalls([call('set_timer', { label: 'te a', duration: '10 minutes' })], [timer])).toBe(false);
  });

  test('keeps types apart', () => {
    expect(sameCalls([call('dice', { count: 2 })], [call('dice', { count: 2.0 })])).toBe(true);
    expect(sameCalls([call('dice', { count: '2' })], [call('dice', { count: 2 })])).toBe(false);
    expect(sameCalls([call('x', { on: true })], [call('x', { on: 'true' })])).toBe(false);
  });

  test('counts an argument more, less or under another name as wrong', () => {
    expect(sameCalls([call('set_timer', { duration: '10 minutes' })], [timer])).toBe(false);
    expect(sameCalls([timer], [call('set_timer', { duration: '10 minutes' })])).toBe(false);
    expect(sameCalls([call('f', { a: '1' })], [call('f', { b: '1' })])).toBe(false);
  });

  test('wants the same names, in order, and no others', () => {
    const dice = call('roll_dice', {});
    expect(sameCalls([timer, dice], [timer, dice])).toBe(true);
    expect(sameCalls([dice, timer], [timer, dice])).toBe(false);
    expect(sameCalls([timer], [timer, dice])).toBe(false);
    expect(sameCalls([], [])).toBe(true);
  });
});

test('kindOf names what a row tests', () => {
  const one = call('set_timer', { duration: '1 minute' });
  const history = [{ q: 'time in Oslo', calls: [one] }];
  expect(kindOf(row({}))).toBe('none');
  expect(kindOf(row({ history }))).toBe('none');
  expect(kindOf(row({ calls: [one] }))).toBe('single');
  expect(kindOf(row({ calls: [one, one] }))).toBe('several');
  expect(kindOf(row({ calls: [one], history }))).toBe('follow-up');
  expect(kindOf(row({ calls: [one, call('set_timer', { duration: '?' })] }))).toBe('missing value');
});

test('everyNth spreads over all rows', () => {
  expect(everyNth([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 4)).toEqual([0, 2, 5, 7]);
  expect(everyNth([0, 1], 4)).toEqual([0, 1]);
});

test('readRows says where it looked', () => {
  expect(() => readRows('no-such-rows.jsonl')).toThrow(/no-such-rows\.jsonl.*--file/);
});
