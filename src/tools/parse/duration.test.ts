import { expect, test } from 'vitest';
import { parseDuration } from './duration.ts';

const minute = 60;
const hour = 3600;

test.each<[string, number]>([
  ['10 minutes', 10 * minute],
  ['45 seconds', 45],
  ['1h 20m', 80 * minute],
  ['1h30', 90 * minute],
  ['2h 45m', 165 * minute],
  ['5m 30s', 330],
  ['90s', 90],
  ['1.5 hours', 90 * minute],
  ['an hour and a half', 90 * minute],
  ['half an hour', 30 * minute],
  ['half a minute', 30],
  ['a quarter of an hour', 15 * minute],
  ['three quarters of an hour', 45 * minute],
  ['an hour and a quarter', 75 * minute],
  ['two and a half hours', 150 * minute],
  ['6 and a half minutes', 390],
  ['twenty five minutes', 25 * minute],
  ['forty-five minutes', 45 * minute],
  ['one hour twenty', 80 * minute],
  ['1 minute 45', 105],
  ['an hour and ten minutes', 70 * minute],
  ['two hours and twenty-five minutes', 145 * minute],
  ['19 minutes and 30 seconds', 1170],
  ['a couple of minutes', 2 * minute],
  ['a full hour', hour],
  ['a good ten minutes', 10 * minute],
  ['one hundred and twenty seconds', 120],
  ['1:30', 90],
  ['1:30 hours', 90 * minute],
  ['1:05:00', 65 * minute],
  ['2 days', 48 * hour],
  ['十分钟', 10 * minute],
  ['两分半', 150],
  ['一个半小时', 90 * minute],
  ['一小时半', 90 * minute],
  ['半个钟头', 30 * minute],
  ['一刻钟', 15 * minute],
  ['三刻钟', 45 * minute],
  ['两小时三十分', 150 * minute],
  ['二十五分钟', 25 * minute],
  ['一百二十秒', 120],
  ['１０分钟', 10 * minute],
  ['25 分钟', 25 * minute],
])('%s is %i seconds', (text, seconds) => {
  expect(parseDuration(text)).toBe(seconds);
});

test.each(['', 'soon', 'ten', '10', 'minutes', 'ten bananas', '10 minutes ago', '-5 minutes', '一会儿', 'a blue moon'])(
  '%o is none',
  text => {
    expect(parseDuration(text)).toBeNull();
  },
);
