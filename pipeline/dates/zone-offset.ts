/**
 * Offsets of time zones by the platform's data. Part of the dateline engine's resolution (`resolve.ts`).
 */

/** Milliseconds east of UTC at a wall-clock time. The second look settles times within hours of a change of the clocks. */
export function offsetMs(zone: string, wallClock: number): number {
  if (zone === 'UTC' || zone === 'GMT') return 0;
  const guess = offsetAt(zone, wallClock);
  return offsetAt(zone, wallClock - guess);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function offsetAt(zone: string, instant: number): number {
  const fixed = /^([+-])(\d\d):(\d\d)$/.exec(zone);
  if (fixed !== null) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3])) * 60_000;
  // Building a formatter takes ~50 µs, using it ~1 µs.
  let formatter = formatters.get(zone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
    formatters.set(zone, formatter);
  }
  const name = formatter.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const offset = name.slice(3); // "GMT+03:00" → "+03:00", "GMT" → ""
  return offset === '' ? 0 : offsetAt(offset, instant);
}
