/**
 * A worker thread that makes files of the news stream and reads them by the line, range by range.
 */
import { parentPort } from 'node:worker_threads';
import { streamFile, streamUploadedAt } from './news-stream.ts';
import { type ReadFile, readFileByLine } from './seeded-catalogue.ts';

export type Range = {
  readonly from: number;
  /** Not included. */
  readonly to: number;
};
export type RangeRead = { readonly files: readonly ReadFile[] };

const port = parentPort;
if (port === null) throw new Error('this module is the body of a worker thread');
port.on('message', ({ from, to }: Range) => {
  const numbers = Array.from({ length: to - from }, (_, i) => from + i);
  const files = numbers.map((number) => readFileByLine(streamFile(number), streamUploadedAt(number)));
  port.postMessage({ files } satisfies RangeRead);
});
