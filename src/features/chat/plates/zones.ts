/** The hour (0 to 23) and the minute that a clock in a zone shows at an instant (ISO 8601). */
export function timeParts(instant: string, timeZone: string): { readonly hour: number; readonly minute: number } {
  const parts = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
  const read = new Map(parts.formatToParts(new Date(instant)).map(({ type, value }) => [type, Number(value)]));
  return { hour: read.get('hour') ?? 0, minute: read.get('minute') ?? 0 };
}

/** Minutes by which a zone's clocks are ahead of UTC at an instant (ISO 8601). */
export function offsetMinutes(instant: string, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en', { timeZoneName: 'longOffset', timeZone });
  const name = format.formatToParts(new Date(instant)).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const match = /([+-])(\d{2}):(\d{2})/.exec(name);
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}
