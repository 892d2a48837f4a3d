/**
 * Files of the news stream as the line reads them, in order, by as many threads as there are cores.
 */
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Range, RangeRead } from './line-worker.ts';
import type { ReadFile } from './seeded-catalogue.ts';

/** Files that a thread reads at once. */
const RANGE = 200;

/** The first `count` files. */
export async function* readStream(count: number): AsyncGenerator<ReadFile> {
  const workers = Array.from(
    { length: availableParallelism() },
    () => new Worker(new URL('./line-worker.ts', import.meta.url)),
  );
  let next = 0;
  const read = async (worker: Worker): Promise<RangeRead> => {
    const range: Range = { from: next, to: Math.min(next + RANGE, count) };
    next = range.to;
    const answer = once(worker, 'message'); // rejects when the worker fails
    worker.postMessage(range);
    const [files] = (await answer) as [RangeRead];
    return files;
  };
  try {
    // Each thread reads on while what the others read is taken.
    const underWay = workers.map((worker) => ({ worker, read: read(worker) }));
    for (let taken = 0; taken < count; ) {
      const first = underWay.shift();
      if (first === undefined) throw new Error('no thread is reading');
      const { files } = await first.read;
      underWay.push({ worker: first.worker, read: read(first.worker) });
      taken += files.length;
      yield* files;
    }
    await Promise.all(underWay.map(({ read }) => read));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
