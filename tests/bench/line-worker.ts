/**
 * A worker thread that makes files of the news stream and reads them by the line, range by range.
 */
import { parentPort } from 'node:worker_threads';
import { streamFile } from './news-stream.ts';
import { type ReadFile, readFileByLine } from './seeded-catalogue.ts';

export type Range = {
  readonly from: number;
  /** Not included. */
  readonly to: number;
  readonly uploadedAt: string;
};
export type RangeRead = { readonly files: readonly ReadFile[] };

const port = parentPort;
if (port === null) throw new Error('this module is the body of a worker thread');
port.on('message', ({ from, to, uploadedAt }: Range) => {
  const files = Array.from({ length: to - from }, (_, i) => readFileByLine(streamFile(from + i), uploadedAt));
  port.postMessage({ files } satisfies RangeRead);
});
