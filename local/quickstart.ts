/**
 * `npm start`: ingests the sample documents into the local stack, prints what came of them, and holds that against
 * `sample-docs/expected.json`.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ingestedSummary, ingestedTable } from './command/describe.ts';
import { ingest } from './command/ingest.ts';
import { notice, print } from './command/output.ts';
import { openLocalTarget } from './target.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const SAMPLES = path.join(ROOT, 'sample-docs');

const { files: expected } = JSON.parse(await readFile(path.join(SAMPLES, 'expected.json'), 'utf8')) as {
  files: { file: string; state: string; articles: object[] }[];
};
const target = await openLocalTarget({
  root: ROOT,
  dataDir: path.join(ROOT, '.newsfold'),
  port: 0,
  apiPort: 0,
  shared: false,
  notice,
});
try {
  const paths = expected.map(({ file }) => path.join(SAMPLES, file));
  const files = await ingest(target, paths, { prefix: 'sample-docs/', patienceSeconds: 120 });
  await print(ingestedTable(files));
  await print(ingestedSummary(files));

  const surprises = expected.filter(({ file, state, articles }) => {
    const found = files.find(({ key }) => key === `sample-docs/${file}`);
    return found?.state !== state || found.articles.length !== articles.length;
  });
  for (const { file } of surprises) notice(`not as sample-docs/expected.json says: ${file}`);
  process.exitCode = surprises.length === 0 ? 0 : 1;
} finally {
  await target.close();
}
await print(`
Go on with
  npx newsfold query --subject 15000000      articles on sport
  npx newsfold query --no-copies --from 2024
  npx newsfold status
  npx newsfold parse --roles sample-docs/03-two-articles.txt
  npx newsfold ingest FOLDER                 your own files`);
