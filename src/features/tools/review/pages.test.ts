import { describe, expect, it } from 'vitest';
import { pageOf } from './pages';

const all = Array.from({ length: 120 }, (_, at) => at);

describe('a page of the log', () => {
  it('holds fifty, and says which', () => {
    expect(pageOf(all, 1)).toMatchObject({ page: 1, pages: 3, from: 51, to: 100, total: 120 });
    expect(pageOf(all, 1).items).toEqual(all.slice(50, 100));
  });

  it('is the last one where more were asked for, as after a filter', () => {
    expect(pageOf(all.slice(0, 60), 2)).toMatchObject({ page: 1, from: 51, to: 60 });
  });

  it('is empty where nothing is', () => {
    expect(pageOf([], 0)).toEqual({ items: [], page: 0, pages: 1, from: 0, to: 0, total: 0 });
  });
});
