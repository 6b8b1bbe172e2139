/** A heading of the list of conversations: a near day, or a month. */
export type DayGroup = 'today' | 'yesterday' | 'week' | { readonly month: string };

export interface Grouped<T> {
  readonly group: DayGroup;
  readonly items: readonly T[];
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** The group of an instant (ISO 8601) as seen at `now`, by the days of the device's time zone. `month` is an instant of that month. */
export function dayGroupOf(at: string, now: Date): DayGroup {
  const date = new Date(at);
  // Rounded: a day of a change of the clocks has 23 or 25 hours.
  const days = Math.round((startOfDay(now) - startOfDay(date)) / 86_400_000);
  if (days <= 0) return 'today';
  if (days === 1) return 'yesterday';
  return days < 7 ? 'week' : { month: new Date(date.getFullYear(), date.getMonth(), 1).toISOString() };
}

/** Items under the day or month in which they last changed; the newest come first, as given. */
export function byDay<T extends { readonly updatedAt: string }>(items: readonly T[], now: Date): readonly Grouped<T>[] {
  const groups = new Map<string, { group: DayGroup; items: T[] }>();
  for (const item of items) {
    const group = dayGroupOf(item.updatedAt, now);
    const key = typeof group === 'string' ? group : group.month;
    const known = groups.get(key);
    if (known) known.items.push(item);
    else groups.set(key, { group, items: [item] });
  }
  return [...groups.values()];
}
