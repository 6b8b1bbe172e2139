import { expect, test } from 'vitest';
import { instantOf, wallTimeAt } from './zoned.ts';

const at = (date: string, clock: string) => {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return { date, hour, minute };
};

test.each([
  ['2026-11-24', '10:00', 'Asia/Tokyo', '2026-11-24T01:00:00.000Z'],
  ['2026-11-24', '00:15', 'Asia/Kathmandu', '2026-11-23T18:30:00.000Z'],
  ['2026-11-24', '24:00', 'UTC', '2026-11-25T00:00:00.000Z'],
  ['2026-07-01', '12:00', 'America/New_York', '2026-07-01T16:00:00.000Z'],
  ['2026-12-31', '23:00', 'Pacific/Kiritimati', '2026-12-31T09:00:00.000Z'],
  // Clocks go from 02:00 to 03:00 on the morning of 8 March 2026, and from 02:00 to 01:00 on that of 1 November.
  ['2026-03-08', '01:59', 'America/New_York', '2026-03-08T06:59:00.000Z'],
  ['2026-03-08', '03:00', 'America/New_York', '2026-03-08T07:00:00.000Z'],
  ['2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
])('%s %s in %s is the instant %s', (date, clock, zone, instant) => {
  const result = instantOf(at(date, clock), zone);
  expect(result).toEqual({ instant: new Date(instant), skipped: false });
});

test('a time that clocks skip is as much later', () => {
  const { instant, skipped } = instantOf(at('2026-03-08', '02:30'), 'America/New_York');
  expect(skipped).toBe(true);
  expect(wallTimeAt(instant, 'America/New_York')).toEqual(at('2026-03-08', '3:30'));
  // Samoa left out a whole day.
  expect(instantOf(at('2011-12-30', '12:00'), 'Pacific/Apia')).toEqual({
    instant: new Date('2011-12-30T22:00:00Z'),
    skipped: true,
  });
});

test('every hour of a year comes back', () => {
  for (const zone of ['Europe/Oslo', 'Australia/Lord_Howe', 'America/St_Johns']) {
    for (let hour = 0; hour < 8760; hour += 7) {
      const instant = new Date(Date.UTC(2026, 0, 1, hour));
      const back = instantOf(wallTimeAt(instant, zone), zone).instant.getTime();
      // An hour that comes twice is its first.
      expect([0, 1_800_000, 3_600_000]).toContain(instant.getTime() - back);
    }
  }
});
