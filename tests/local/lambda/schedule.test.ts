import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fireEvery, intervalOf } from '../../../local/lambda/schedule.ts';

const MINUTE = 60_000;

describe('an expression', () => {
  it.each([
    ['rate(1 minute)', MINUTE],
    ['rate(15 minutes)', 15 * MINUTE],
    ['rate(1 hour)', 60 * MINUTE],
    ['rate(12 hours)', 12 * 60 * MINUTE],
    ['rate(2 days)', 2 * 24 * 60 * MINUTE],
    ['cron(0 3 * * ? *)', null],
    ['at(2030-01-01T00:00:00)', null],
    ['rate(1 fortnight)', null],
    ['every(1 minute)', null],
  ])('%s means an interval of %s ms', (expression, expected) => {
    expect(intervalOf(expression)).toBe(expected);
  });
});

describe('a schedule', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const noError = (error: unknown) => {
    throw error;
  };

  it('fires after each interval, until it is stopped', async () => {
    const fire = vi.fn(async () => {});
    const stop = fireEvery(100, fire, noError);
    await vi.advanceTimersByTimeAsync(99);
    expect(fire).toHaveBeenCalledTimes(0);
    await vi.advanceTimersByTimeAsync(201);
    expect(fire).toHaveBeenCalledTimes(3);
    stop();
    await vi.advanceTimersByTimeAsync(1000);
    expect(fire).toHaveBeenCalledTimes(3);
  });

  it('does not overtake a firing that is still at work', async () => {
    let end = () => {};
    const fire = vi.fn(() => new Promise<void>((resolve) => (end = resolve)));
    const stop = fireEvery(100, fire, noError);
    await vi.advanceTimersByTimeAsync(500);
    expect(fire).toHaveBeenCalledTimes(1);
    end();
    await vi.advanceTimersByTimeAsync(100);
    expect(fire).toHaveBeenCalledTimes(2);
    stop();
  });

  it('goes on after a firing that failed, and tells of it, unless it is stopped', async () => {
    const errors: unknown[] = [];
    const stop = fireEvery(
      100,
      () => Promise.reject(new Error('out of luck')),
      (error) => errors.push(error),
    );
    await vi.advanceTimersByTimeAsync(250);
    expect(errors).toHaveLength(2);
    stop();
    await vi.advanceTimersByTimeAsync(250);
    expect(errors).toHaveLength(2);
  });

  it('of more than 24.8 days does not fire without a pause, as a longer timer would', async () => {
    const fire = vi.fn(async () => {});
    vi.useRealTimers();
    const stop = fireEvery(30 * 24 * 60 * MINUTE, fire, noError);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(fire).toHaveBeenCalledTimes(0);
    stop();
  });
});
