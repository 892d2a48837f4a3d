/**
 * Timing of pure, synchronous work: warmed up first, then in rounds, of which the median counts.
 */
export type Pace = {
  /** Wall-clock microseconds per item. */
  readonly wall: number;
  /** Processor microseconds per item, of all threads of this process: the garbage collector's helpers, no other programs. */
  readonly cpu: number;
};

export type Rounds = { readonly warmUpMs: number; readonly rounds: number; readonly roundMs: number };

/** Runs `work` over the items again and again, in order. */
export function pace<Item>(items: readonly Item[], work: (item: Item) => unknown, timing: Rounds): Pace {
  let at = 0;
  const round = (milliseconds: number): Pace => {
    const cpuBefore = process.cpuUsage();
    const start = performance.now();
    let done = 0;
    let elapsed = 0;
    while (elapsed < milliseconds) {
      const item = items[at++ % items.length];
      if (item === undefined) throw new Error('nothing to measure with');
      work(item);
      done += 1;
      elapsed = performance.now() - start;
    }
    const { user, system } = process.cpuUsage(cpuBefore);
    return { wall: (elapsed * 1000) / done, cpu: (user + system) / done };
  };
  round(timing.warmUpMs);
  const measured = Array.from({ length: timing.rounds }, () => round(timing.roundMs));
  return { wall: median(measured.map(({ wall }) => wall)), cpu: median(measured.map(({ cpu }) => cpu)) };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  const lower = sorted.length % 2 === 0 ? sorted[middle - 1] : upper;
  if (upper === undefined || lower === undefined) throw new Error('the median of nothing');
  return (lower + upper) / 2;
}

/** @param share 0 … 1; the value that this share of the values does not exceed */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  if (value === undefined) throw new Error('a quantile of nothing');
  return value;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
