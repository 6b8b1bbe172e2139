import { expect, it } from 'vitest';
import { clockText } from './clock';
import { offsetMinutes, timeParts } from './zones';

const instant = '2026-11-24T14:06:00Z';

it.each([
  ['America/Lima', -300, 9, 6],
  ['Asia/Kathmandu', 345, 19, 51],
  ['Pacific/Marquesas', -570, 4, 36],
  ['UTC', 0, 14, 6],
])('%s is %d minutes from UTC', (timeZone, minutes, hour, minute) => {
  expect(offsetMinutes(instant, timeZone)).toBe(minutes);
  expect(timeParts(instant, timeZone)).toEqual({ hour, minute });
});

it('shows midnight as hour 0', () => {
  expect(timeParts('2026-11-24T00:00:00Z', 'UTC')).toEqual({ hour: 0, minute: 0 });
});

it.each([
  [444, '7:24'],
  [443.2, '7:24'],
  [59, '0:59'],
  [3605, '1:00:05'],
  [0, '0:00'],
  [-3, '0:00'],
])('%d seconds are %s on a clock', (seconds, text) => {
  expect(clockText(seconds)).toBe(text);
});
