/**
 * `newsfold objects`: files by what became of them.
 */
import type { ObjectFilters } from '../../functions/query/filters.ts';
import { findObjects, type ListedObject } from '../../functions/query/find-objects.ts';
import type { Target } from '../target.ts';
import { type CsvColumn, csv } from './csv.ts';
import { counted } from './describe.ts';
import { asWrongCall } from './filters-of.ts';
import { gathered } from './gathered.ts';
import { type Format, json, notice, print, progress, table, write } from './output.ts';
import { tellCursor } from './query.ts';
import { stalledBefore } from './stalled-before.ts';

/** In CSV, in this order for good. */
const OBJECT_COLUMNS: readonly CsvColumn<ListedObject>[] = [
  ['key', ({ key }) => key],
  ['state', ({ state }) => state],
  ['reason', ({ reason }) => reason],
  ['detail', ({ detail }) => detail],
  ['articles', ({ articles }) => articles],
  ['size', ({ size }) => size],
  ['at', ({ at }) => at],
];

export async function objects(target: Target, filters: ObjectFilters, format: Format): Promise<boolean> {
  const { state } = filters;
  if (state === undefined) throw new Error('objects are listed by state');
  const stalled = await stalledBefore(target);
  const line = progress('looking for objects');
  const { items: found, cursor } = await gathered(
    filters.limit,
    filters.cursor,
    async (limit, after) => {
      const page = await findObjects(target.table, state, { ...filters, limit, cursor: after }, stalled);
      return { items: page.objects, cursor: page.cursor };
    },
    (count) => line.say(`${counted(count, 'object')} found so far`),
  )
    .catch(asWrongCall)
    .finally(line.done);
  if (format === 'json') await print(json({ objects: found, cursor }, 'indented'));
  else if (format === 'jsonl') for (const object of found) await print(json(object));
  else if (format === 'csv') await write(csv(OBJECT_COLUMNS, found));
  else if (found.length > 0) await print(objectTable(found));
  if (format === 'table') notice(counted(found.length, 'object'));
  tellCursor(cursor);
  return true;
}

function objectTable(found: readonly ListedObject[]): string {
  return table(
    [
      ['object', 60],
      ['state', 10],
      ['reason', 20],
      ['articles', 8, 'right'],
      ['bytes', 10, 'right'],
      ['uploaded', 24],
      ['detail', 80],
    ],
    found.map(({ key, state, reason, articles, size, at, detail }) => [
      key,
      state,
      reason ?? '–',
      String(articles),
      size === null ? '–' : String(size),
      at,
      detail ?? '–',
    ]),
  );
}
