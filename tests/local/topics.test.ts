/**
 * The user's own topics as a user meets them: a file that is wrong, one that is right, tried, applied, found by, and explained.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CatalogueRecord } from '../../functions/catalogue/article-record.ts';
import type { Why } from '../../functions/query/why.ts';
import { articleText } from '../functions/articles-for-tests.ts';
import { newsfold } from './newsfold-command.ts';

const WATER = 'topics:\n  - id: water\n    labels: { en: Water }\n    phrases: [سد النهضة, irrigation canal*]\n';
const ARTICLE = `وزير الري: سد النهضة على جدول القمة

قال وزير الري إن مفاوضات سد النهضة ستستأنف الأسبوع المقبل بعد توقف دام شهرين، وإن الوفد سيعرض مقترحا جديدا لملء الخزان.

وأضاف الوزير أن بلاده متمسكة باتفاق ملزم يحفظ حقوق المزارعين في المياه، وأن الخبراء سيجتمعون يوم الأحد في العاصمة.
`;

let folder: string;
const at = () => ['--data-dir', path.join(folder, 'state')];
const file = async (text: string) => {
  const name = path.join(folder, 'topics.yaml');
  await writeFile(name, text);
  return name;
};
async function answer<T>(...args: string[]): Promise<T> {
  const { status, stdout, stderr } = await newsfold(...args, ...at(), '--format', 'json');
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as T;
}
type Page = { readonly documents: readonly CatalogueRecord[] };

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'newsfold-topics-'));
  await writeFile(path.join(folder, 'dam.txt'), ARTICLE);
  await writeFile(path.join(folder, 'other.txt'), articleText(1));
  const { status, stderr } = await newsfold(
    'ingest',
    path.join(folder, 'dam.txt'),
    path.join(folder, 'other.txt'),
    ...at(),
  );
  expect(status, stderr).toBe(0);
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('newsfold topics', () => {
  it('check and apply name what is wrong by file, line and column, and change nothing', async () => {
    const wrong = await file(`${WATER}  - id: talks\n    labels: { en: Talks }\n    query: (a AND b\n`);
    for (const args of [
      ['check', wrong],
      ['apply', wrong, ...at()],
    ]) {
      const { status, stdout, stderr } = await newsfold('topics', ...args);
      expect(status).toBe(1);
      expect(stdout).toBe('');
      expect(stderr).toMatch(/topics\.yaml:7:\d+: /);
    }
    expect(await answer('topics', 'show')).toMatchObject({ topics: [] });
  });

  it('test shows what a file would find, before it is applied', async () => {
    const right = await file(WATER);
    const found = await answer<unknown[]>('topics', 'test', right);
    expect(found).toMatchObject([
      { topic: 'water', stored: false, evidence: [{ text: 'سد النهضة', part: 'headline' }] },
    ]);
    expect((await newsfold('topics', 'test', right, ...at())).stdout).toMatch(/water +1 +1 +0 /);
    expect((await newsfold('topics', 'test', right, '--topic', 'nothing', ...at())).status).toBe(2);
    expect((await answer<Page>('query', '--topic', 'water')).documents).toEqual([]);
  });

  it('apply makes the stored articles stale, and re-processing gives them their topics', async () => {
    const applied = await newsfold('topics', 'apply', await file(WATER), ...at());
    expect(applied).toMatchObject({ status: 0 });
    expect(await answer('topics', 'show')).toMatchObject({ topics: [{ id: 'water', labels: { en: 'Water' } }] });
    const stale = await answer<{ key: string; detail: string }[]>('reprocess', '--dry-run');
    expect(stale.map(({ key }) => key)).toEqual(['dam.txt', 'other.txt']);
    for (const { detail } of stale) expect(detail).toMatch(/^topics [0-9a-f]{16} → [0-9a-f]{16}$/);

    expect((await newsfold('reprocess', ...at())).status).toBe(0);
    expect(await answer('reprocess', '--dry-run')).toEqual([]);
    const { documents } = await answer<Page>('query', '--topic', 'water');
    expect(documents).toMatchObject([{ object: { key: 'dam.txt' }, topics: [{ id: 'water', score: 0.875 }] }]);
  });

  it('another layout of the same topics makes nothing stale', async () => {
    const same =
      'topics:\n  # the Nile\n  - phrases: ["irrigation canal*", "سد النهضة"]\n    labels: { en: Waters, fr: Eau }\n    id: water\n';
    const { status, stderr } = await newsfold('topics', 'apply', await file(same), ...at());
    expect(status).toBe(0);
    expect(stderr).toContain('nothing becomes stale');
    expect(await answer('reprocess', '--dry-run')).toEqual([]);
  });

  it('are explained by show --why: topic, phrases, where', async () => {
    const { why } = await answer<[{ why: Why }]>('show', 'dam.txt', '--why').then(([one]) => one);
    expect(why.topics).toMatchObject([
      { id: 'water', phrases: [{ text: 'سد النهضة', count: 2, places: [{ paragraph: 0 }, { paragraph: 1 }] }] },
    ]);
    const [politics] = why.subjects ?? [];
    expect(politics?.phrases.length).toBeGreaterThan(0);
    const { stdout } = await newsfold('show', 'dam.txt', '--why', ...at());
    expect(stdout).toMatch(/water \(your own\)/);
    expect(stdout).toMatch(/سد النهضة {2}×2 headline, paragraph 1/);
  });

  it('remove takes them away', async () => {
    expect((await newsfold('topics', 'remove', ...at())).status).toBe(0);
    expect(await answer('topics', 'show')).toMatchObject({ topics: [] });
    expect((await newsfold('reprocess', ...at())).status).toBe(0);
    expect((await answer<Page>('query', '--topic', 'water')).documents).toEqual([]);
  });
});
