/** A data folder that an earlier release has made: what it holds comes along. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { articleText } from '../functions/articles-for-tests.ts';
import { newsfold } from './newsfold-command.ts';
import { startStack } from './stack-for-tests.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'newsfold-earlier-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('a table without the index is made anew; no file is lost, and reprocess catalogues them all', {
  timeout: 60_000,
}, async () => {
  const KEYS = [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
  ];
  const earlier = await startStack({
    dataDir: folder,
    change: (template) =>
      template
        .set('AWS::DynamoDB::Table', 'CatalogueTable', ['GlobalSecondaryIndexes'], undefined)
        .set('AWS::DynamoDB::Table', 'CatalogueTable', ['AttributeDefinitions'], KEYS),
  });
  await earlier.put('one.txt', articleText(1));
  await earlier.put('two.txt', articleText(2));
  await Promise.all(['one.txt', 'two.txt'].map((key) => earlier.reaches(key, 'stored')));
  await earlier.isIdle();
  await earlier.close();

  const query = await newsfold('query', '--data-dir', folder);
  expect(query).toMatchObject({ status: 0, stdout: '' });
  expect(query.stderr).toMatch(/of an earlier release .*ObjectsByState.* `newsfold reprocess` .*\n0 articles\n$/);

  const reprocessed = await newsfold('reprocess', '--data-dir', folder);
  expect(reprocessed.stderr).toBe('sent 0 stale, 2 missed, 0 failed of 2 keys looked at\n2 of 2 have ended\n');
  const objects = await newsfold('objects', '--state', 'stored', '--oldest', '--format', 'csv', '--data-dir', folder);
  expect(objects).toMatchObject({ status: 0, stderr: '' });
  expect(objects.stdout).toMatch(/one\.txt,stored[\s\S]*two\.txt,stored/);
});
