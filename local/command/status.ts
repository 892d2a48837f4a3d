/**
 * `newsfold status`: every object in one counted state, held against the bucket's listing.
 */
import { objectStateOf } from '../../functions/catalogue/object-state.ts';
import { reconcile } from '../../functions/catalogue/reconcile.ts';
import { readStatus } from '../../functions/query/status.ts';
import { addsUp, NAMED_AT_MOST, type Status } from '../../functions/query/status-counts.ts';
import type { Target } from '../target.ts';
import { type Format, json, oneLine, print, progress, table } from './output.ts';
import { stalledBefore } from './stalled-before.ts';

type StatusOptions = { readonly objects: boolean; readonly format: Format };

/** @returns whether the counts add up and nothing failed */
export async function printStatus(target: Target, options: StatusOptions): Promise<boolean> {
  const stalled = await stalledBefore(target);
  if (options.objects) await printObjects(target, stalled, options.format);

  const line = progress('counting');
  const status = await readStatus(target.bucket, target.table, stalled);
  line.done();
  const good = addsUp(status) && status.failed === 0;
  if (options.objects) return good;
  if (options.format === 'table') await print(described(status));
  else await print(json({ ...status, addsUp: addsUp(status) }, options.format === 'json' ? 'indented' : 'line'));
  return good;
}

async function printObjects(target: Target, stalled: Date, format: Format): Promise<void> {
  const objects: { key: string; state: string; reason: string | null; detail: string | null }[] = [];
  for await (const { key, object, row } of reconcile(target.bucket, target.table, null)) {
    const state = row === null ? null : objectStateOf(row, stalled);
    if (state?.state === 'gone' && object === null) continue;
    const listed = {
      key,
      state: state === null || state.state === 'gone' ? 'missing' : state.state,
      reason: state?.state === 'rejected' ? state.reason : null,
      detail: state !== null && 'detail' in state ? state.detail : null,
    };
    if (format === 'jsonl') await print(json(listed));
    else objects.push(listed);
  }
  if (format === 'json') await print(json(objects, 'indented'));
  if (format === 'table') {
    const rows = objects.map(({ key, state, reason, detail }) => [key, state, reason ?? '–', detail ?? '–']);
    await print(
      table(
        [
          ['object', 60],
          ['state', 10],
          ['reason', 20],
          ['detail', 80],
        ],
        rows,
      ),
    );
  }
}

function described(status: Status): string {
  const reasons = Object.entries(status.rejectedFor)
    .map(([reason, count]) => `${reason} ${count}`)
    .join(', ');
  const rows: [string, number, string][] = [
    ['stored', status.stored, `${status.articles} articles`],
    ['rejected', status.rejected, reasons],
    ['pending', status.pending, ''],
    ['failed', status.failed, status.failures.map(({ key }) => oneLine(key)).join(', ')],
  ];
  const lines = rows.map(([state, count, note]) =>
    `${state.padEnd(10)}${String(count).padStart(8)}  ${note}`.trimEnd(),
  );
  const total = `${'in bucket'.padEnd(10)}${String(status.objects).padStart(8)}  ${addsUp(status) ? 'it adds up' : 'it does not add up:'}`;
  return [
    ...lines,
    total,
    ...status.missing.map((key) => `  in the bucket, not in the table: ${oneLine(key)}`),
    ...status.surplus.map((key) => `  in the table, not in the bucket: ${oneLine(key)}`),
    ...([status.missing, status.surplus].some(({ length }) => length === NAMED_AT_MOST)
      ? ['  … perhaps more: `newsfold status --objects` lists every object']
      : []),
  ].join('\n');
}
