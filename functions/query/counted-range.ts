/** The days that counts are about: those asked for, or the last ones that have anything. */
import { DEFAULT_DAYS, MOST_DAYS } from './filters.ts';

export type CountedRange = { readonly from: string; readonly to: string };

export class RangeTooLongError extends Error {
  override readonly name = 'RangeTooLongError';
}

type Asked = { readonly from?: string | undefined; readonly to?: string | undefined };

const DAY = 24 * 3600 * 1000;

/**
 * @param newestIn gives the newest instant within a range, null when nothing is in it
 * @returns null when there is nothing to count
 * @throws RangeTooLongError
 */
export async function countedRange(
  asked: Asked,
  newestIn: (range: Asked) => Promise<string | null>,
): Promise<CountedRange | null> {
  const newest = asked.to === undefined ? await newestIn(asked) : null;
  const to = asked.to ?? (newest === null ? null : startOfDay(new Date(newest).getTime() + DAY));
  if (to === null) return null;
  const from = asked.from ?? startOfDay(new Date(to).getTime() - DEFAULT_DAYS * DAY);
  return checkedRange({ from, to });
}

/** @throws RangeTooLongError */
export function checkedRange({ from, to }: CountedRange): CountedRange {
  const days = (new Date(to).getTime() - new Date(from).getTime()) / DAY;
  if (days > MOST_DAYS) {
    throw new RangeTooLongError(
      `${from.slice(0, 10)} to ${to.slice(0, 10)} are ${Math.ceil(days)} days, and at most ${MOST_DAYS} are counted at once: narrow from and to`,
    );
  }
  return { from, to };
}

function startOfDay(time: number): string {
  return `${new Date(time).toISOString().slice(0, 10)}T00:00:00.000Z`;
}
