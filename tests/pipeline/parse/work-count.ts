/**
 * Counts work instead of time: how often each block of the pipeline's code runs, which V8 counts exactly, and how many
 * characters or elements it has built-in functions look through, which V8 does not see into. The same on every machine.
 *
 * Must run in a process of its own: it wraps built-in functions, and plain Node shows the sources as they are.
 * Backtracking inside a regular expression is not seen; `../regular-expressions.test.ts` is about that.
 *
 * @see https://v8.dev/blog/javascript-code-coverage
 */
import { Session } from 'node:inspector/promises';

export type Work = { readonly blocks: number; readonly scanned: number };

const PIPELINE = new URL('../../../pipeline/', import.meta.url).href;

let scanned = 0;

export async function startCounting(): Promise<(run: () => unknown) => Promise<Work>> {
  wrapBuiltIns();
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return async (run) => {
    await session.post('Profiler.takePreciseCoverage'); // also resets the counts
    scanned = 0;
    run();
    const seen = scanned;
    const { result } = await session.post('Profiler.takePreciseCoverage');
    const ranges = result
      .filter(({ url }) => url.startsWith(PIPELINE))
      .flatMap(({ functions }) => functions.flatMap((one) => one.ranges));
    return { blocks: ranges.reduce((sum, { count }) => sum + count, 0), scanned: seen };
  };
}

/** What a call looks at, at most; from its receiver, arguments and result. */
type Cost = (self: { readonly length: number }, args: readonly unknown[], result: unknown) => number;

const whole: Cost = (self) => self.length;
const resulting: Cost = (_, __, result) => lengthOf(result);
const argument: Cost = (_, [searched]) => lengthOf(searched);
const upToHit: Cost = (self, [, from], result) => {
  const start = typeof from === 'number' ? from : 0;
  return typeof result === 'number' && result >= 0 ? result - start : self.length - start;
};

const STRING_COSTS: Readonly<Record<string, Cost>> = {
  ...{ slice: resulting, substring: resulting, repeat: resulting, padStart: resulting, padEnd: resulting },
  ...{ toLowerCase: whole, toUpperCase: whole, normalize: whole, toWellFormed: whole, localeCompare: whole },
  ...{ trim: whole, trimStart: whole, trimEnd: whole, includes: whole, lastIndexOf: whole },
  ...{ indexOf: upToHit, startsWith: argument, endsWith: argument },
};
const ARRAY_COSTS: Readonly<Record<string, Cost>> = {
  ...{ slice: resulting, concat: resulting, join: resulting, flat: resulting, toSorted: whole, toReversed: whole },
  ...{ includes: whole, lastIndexOf: whole, shift: whole, unshift: whole, splice: whole, sort: whole, reverse: whole },
  ...{ indexOf: upToHit },
};

function wrapBuiltIns(): void {
  wrap(String.prototype, STRING_COSTS);
  wrap(Array.prototype, ARRAY_COSTS);
  const exec = RegExp.prototype.exec;
  RegExp.prototype.exec = function (this: RegExp, text: string) {
    const start = this.global || this.sticky ? this.lastIndex : 0;
    const match = exec.call(this, text);
    if (match !== null) scanned += match.index + match[0].length - start;
    else if (!this.sticky && !(this.source.startsWith('^') && !this.multiline)) scanned += String(text).length - start;
    return match;
  };
}

function wrap(prototype: object, costs: Readonly<Record<string, Cost>>): void {
  for (const [name, cost] of Object.entries(costs)) {
    const { value: original } = Object.getOwnPropertyDescriptor(prototype, name) ?? {};
    if (typeof original !== 'function') throw new Error(`nothing called ${name} to wrap`);
    const counted = function (this: { readonly length: number }, ...args: readonly unknown[]): unknown {
      const result = Reflect.apply(original, this, args);
      scanned += cost(this, args, result);
      return result;
    };
    Object.defineProperty(prototype, name, { value: counted, writable: true, configurable: true });
  }
}

function lengthOf(value: unknown): number {
  return typeof value === 'string' || Array.isArray(value) ? value.length : 0;
}
