const perPage = 50;

export interface ShownPage<T> {
  readonly items: readonly T[];
  /** From 0; the nearest that there is. */
  readonly page: number;
  readonly pages: number;
  /** Which of all are shown, counted from 1. */
  readonly from: number;
  readonly to: number;
  readonly total: number;
}

/** One page of fifty of a list. */
export function pageOf<T>(all: readonly T[], wanted: number): ShownPage<T> {
  const pages = Math.max(1, Math.ceil(all.length / perPage));
  const page = Math.min(Math.max(0, wanted), pages - 1);
  const start = page * perPage;
  const items = all.slice(start, start + perPage);
  return { items, page, pages, from: Math.min(start + 1, all.length), to: start + items.length, total: all.length };
}
