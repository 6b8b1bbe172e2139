import { expect, test, vi } from 'vitest';
import { Visits } from './visits';

function setup(idleSeconds = 30) {
  let now = 0;
  let forgotten = () => {};
  const forget = vi.fn(() => new Promise<void>(resolve => (forgotten = resolve)));
  const visits = new Visits(idleSeconds, forget, () => now);
  return {
    visits,
    forget,
    forgotten: () => forgotten(),
    pass(seconds: number) {
      now += seconds * 1000;
      visits.tick();
    },
  };
}

test('ends when nobody touches the screen for a while, with a warning before', () => {
  const { visits, forget, pass } = setup();
  pass(100);
  expect(forget).not.toHaveBeenCalled();
  visits.begin();
  pass(19);
  expect([visits.secondsLeft, visits.warns]).toEqual([11, false]);
  pass(1);
  expect([visits.secondsLeft, visits.warns]).toEqual([10, true]);
  visits.touch();
  expect([visits.secondsLeft, visits.warns]).toEqual([30, false]);
  pass(30);
  expect(visits.active).toBe(false);
  expect(forget).toHaveBeenCalledTimes(1);
});

test('lets nobody begin before the last visitor is forgotten', async () => {
  const { visits, forgotten } = setup();
  visits.begin();
  const ended = visits.end();
  visits.begin();
  expect(visits.active).toBe(false);
  forgotten();
  await ended;
  expect(visits.active).toBe(true);
});

test('tells once a second', () => {
  const { visits, pass } = setup();
  const told = vi.fn();
  visits.begin();
  visits.subscribe(told);
  for (let quarter = 0; quarter < 8; quarter += 1) pass(0.25);
  expect(told).toHaveBeenCalledTimes(2);
});
