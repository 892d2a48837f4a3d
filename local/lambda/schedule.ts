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

/** Fires after each interval; a firing that is still at work when the next is due is not overtaken. */
export function fireEvery(
  milliseconds: number,
  fire: () => Promise<unknown>,
  onError: (error: unknown) => void,
): () => void {
  let busy = false;
  const timer = setInterval(async () => {
    if (busy) return;
    busy = true;
    try {
      await fire();
    } catch (error) {
      onError(error);
    } finally {
      busy = false;
    }
  }, milliseconds);
  return () => clearInterval(timer);
}
