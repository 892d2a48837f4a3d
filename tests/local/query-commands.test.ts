/** What is asked of the catalogue from the command line, over files whose texts mean harm. Exports: `export.test.ts`. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CatalogueRecord } from '../../functions/catalogue/article-record.ts';
import type { ListedObject } from '../../functions/query/find-objects.ts';
import { ARTICLE_COLUMNS } from '../../local/command/article-columns.ts';
import { articleText } from '../functions/articles-for-tests.ts';
import { readCsv } from './command/read-csv.ts';
import { newsfold } from './newsfold-command.ts';

const FORMULA = '=HYPERLINK("http://evil.example";"click, please, here")';

let folder: string;
const at = () => ['--data-dir', path.join(folder, 'state')];
/** Prints for a program: nothing but the result on stdout. */
async function printed(...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await newsfold(...args, ...at());
  expect(status, stderr).toBe(0);
  return stdout;
}
const answer = async <T>(...args: string[]) => JSON.parse(await printed(...args, '--format', 'json')) as T;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'newsfold-query-'));
  const press = path.join(folder, 'press');
  await mkdir(press);
  const withHeadline = (seed: number, headline: string, date?: string) =>
    articleText(seed, date).replace(/^.*/, () => headline);
  await writeFile(path.join(press, '1.txt'), withHeadline(1, FORMULA));
  await writeFile(path.join(press, '2.txt'), withHeadline(2, 'Council \u202e"opened" <b>bridge</b>\u0007 again'));
  await writeFile(path.join(press, '3.txt'), `${articleText(3, '7 March 2024')}\nSource: @Elmsby Herald`);
  await writeFile(path.join(press, '4.txt'), articleText(3, '8 March 2024'));
  await writeFile(path.join(press, '5.txt'), ' ');
  await writeFile(path.join(press, '6.txt'), 'Much too short.');
  await newsfold('ingest', press, ...at());
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('newsfold query --format csv', () => {
  it('has a line for each article, and nothing in it that a spreadsheet or a terminal would act upon', async () => {
    const text = await printed('query', '--oldest', '--format', 'csv');
    const [names = [], ...rows] = readCsv(text);
    const { documents } = await answer<{ documents: CatalogueRecord[] }>('query', '--oldest');
    expect(text.startsWith('\ufeffid,objectKey,headline,')).toBe(true);
    expect(names).toEqual(ARTICLE_COLUMNS.map(([name]) => name));
    const column = (name: string) => rows.map((row) => row[names.indexOf(name)]);
    expect(column('id')).toEqual(documents.map(({ id }) => id));
    expect(column('publishedAt')).toEqual(['2024-03-05', '2024-03-05', '2024-03-07', '2024-03-08']);
    expect(column('headline')).toContain(`'${FORMULA}`);
    expect(column('status')).toEqual(['unique', 'unique', 'canonical', 'duplicate']);
    expect(column('group')).toEqual(['', '', documents[2]?.id, documents[2]?.id]);
    expect(column('similarity')).toEqual(['', '', '', '1']);
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@]|[\p{Cc}\u202e]/u);
  });
});

describe('newsfold query', () => {
  it('takes every filter', async () => {
    const keys = async (...filters: string[]) =>
      (await answer<{ documents: CatalogueRecord[] }>('query', ...filters)).documents.map(({ object }) => object.key);
    const all = ['press/4.txt', 'press/3.txt'];
    expect(await keys('--from', '2024-03-07', '--uploaded-from', '2024', '--dated', '--language', 'EN')).toEqual(all);
    expect(await keys('--from', '2024-03-07', '--no-copies', '--sort', 'uploaded')).toHaveLength(1);
    expect(await keys('--undated', '--country', 'lb', '--subject', 'sport', '--agency', 'AFP')).toEqual([]);
  });
});

describe('newsfold group', () => {
  it('lists all copies, given any of them', async () => {
    const { documents } = await answer<{ documents: CatalogueRecord[] }>('query', '--from', '2024-03-07');
    const [copy, canonical] = documents;
    const group = await answer<{ id: string; members: number; documents: CatalogueRecord[] }>('group', copy?.id ?? '');
    expect(group).toEqual({ id: canonical?.id, members: 2, documents: [canonical, copy] });
    const nobody = await newsfold('group', '0123456789abcdef0123-0', ...at());
    expect(nobody).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('there is no article') });
  });
});

describe('newsfold counts', () => {
  const RANGE = ['--from', '2024-03-01', '--to', '2024-03-10'];

  it('draws a line for each value', async () => {
    const lines = (await printed('counts', '--by', 'language', ...RANGE)).trimEnd().split('\n');
    expect(lines).toEqual([
      '4 articles, 2024-03-01 to 2024-03-10 (10 days)',
      '',
      'language  articles                        each day',
      'en               4  ████████████████████  ▁▁▁▁█▁▅▅▁▁',
    ]);
  });

  it('prints a row for each day and value as CSV and JSON Lines, and one object as JSON', async () => {
    const rows = [
      { date: '2024-03-05', value: 'en', label: 'en', count: 2 },
      { date: '2024-03-07', value: 'en', label: 'en', count: 1 },
      { date: '2024-03-08', value: 'en', label: 'en', count: 1 },
    ];
    const by = ['counts', '--by', 'language', ...RANGE];
    expect(
      (await printed(...by, '--format', 'jsonl'))
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(rows);
    expect(readCsv(await printed(...by, '--format', 'csv'))).toEqual([
      ['date', 'language', 'label', 'count'],
      ...rows.map(({ date, value, label, count }) => [date, value, label, String(count)]),
    ]);
    expect(await answer(...by)).toMatchObject({ by: 'language', total: 4, values: [{ value: 'en', total: 4 }] });
    expect(await printed('counts', '--by', 'source', ...RANGE, '--format', 'csv')).toContain(
      "2024-03-07,'@elmsby herald,'@Elmsby Herald,1",
    );
  });

  it('counts objects by state', async () => {
    const { total, values } = await answer<{ total: number; values: object[] }>('counts', '--by', 'state');
    expect(total).toBe(6);
    expect(values).toMatchObject([
      { value: 'stored', total: 4 },
      { value: 'rejected', total: 2 },
    ]);
  });

  it('says so where there is nothing', async () => {
    const nothing = await newsfold('counts', '--by', 'topic', '--language', 'fr', ...at());
    expect(nothing).toMatchObject({ status: 0, stdout: '', stderr: 'there is nothing to count: no articles match\n' });
    const tooLong = await newsfold('counts', '--by', 'topic', '--from', '2000', '--to', '2020', ...at());
    expect(tooLong).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^newsfold: --from, --to: .*3653/),
    });
  });
});

describe('newsfold objects', () => {
  it('lists files by what became of them, page by page', async () => {
    const rejected = ['objects', '--state', 'rejected', '--oldest'];
    type Page = { objects: ListedObject[]; cursor: string | null };
    const { objects: all } = await answer<Page>(...rejected);
    expect(all.map(({ key, reason }) => `${key} ${reason}`).sort()).toEqual([
      'press/5.txt empty',
      'press/6.txt too-short',
    ]);
    const first = await answer<Page>(...rejected, '--limit', '1');
    const rest = await answer<Page>(...rejected, '--limit', '1', '--cursor', first.cursor ?? '');
    expect([...first.objects, ...rest.objects]).toEqual(all);
    expect((await answer<Page>(...rejected, '--reason', 'empty')).objects).toMatchObject([{ key: 'press/5.txt' }]);
  });

  it('prints them as a table, JSON Lines and CSV', async () => {
    const stored = ['objects', '--state', 'stored', '--limit', '1', '--oldest'];
    expect(await printed(...stored)).toMatch(/^object .*\npress\/\d\.txt +stored +– +1 +\d+ +\d{4}-.*Z +–\n$/);
    const object = JSON.parse(await printed(...stored, '--format', 'jsonl')) as ListedObject;
    const [names, row] = readCsv(await printed(...stored, '--format', 'csv'));
    expect(names).toEqual(['key', 'state', 'reason', 'detail', 'articles', 'size', 'at']);
    expect(row).toEqual([object.key, 'stored', '', '', '1', String(object.size), object.at]);
  });
});
