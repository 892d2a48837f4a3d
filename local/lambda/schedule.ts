/**
 * Fires a function on a schedule, as EventBridge Scheduler does. Understands `rate(N minutes|hours|days)`.
 */

/** Milliseconds between two firings of a rate expression; null for a kind that only AWS understands (`cron`, `at`). */
export function intervalOf(expression: string): number | null {
  const match = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression.trim());
  if (match === null) return null;
  const [, count, unit] = match;
  const minutes = { minute: 1, hour: 60, day: 24 * 60 }[unit as 'minute' | 'hour' | 'day'];
  return Number(count) * minutes * 60_000;
}

/** The longest that a timer can wait, 24.8 days: with more it fires at once, and again and again. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Fires after each interval (after 24.8 days at the latest); a firing that is still at work when the next is due is not
 * overtaken.
 * @returns stops firing; a firing under way goes on, and what becomes of it is nobody's concern any more
 */
export function fireEvery(
  milliseconds: number,
  fire: () => Promise<unknown>,
  onError: (error: unknown) => void,
): () => void {
  let busy = false;
  let stopped = false;
  const timer = setInterval(
    async () => {
      if (busy) return;
      busy = true;
      try {
        await fire();
      } catch (error) {
        if (!stopped) onError(error);
      } finally {
        busy = false;
      }
    },
    Math.min(milliseconds, LONGEST_TIMER),
  );
  return () => {
    stopped = true;
    clearInterval(timer);
  };
}
