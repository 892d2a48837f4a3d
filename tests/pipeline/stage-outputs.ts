/**
 * What each stage makes of the sample documents, as one digest a stage. Every stage is given the same fixed input, the files
 * as they are, so that a change in one stage does not show in the next.
 *
 * `node tests/pipeline/stage-outputs.ts` records the digests of new versions in `stage-outputs.json`; what is recorded for a
 * version is never changed.
 */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { indexRowsOf } from '../../functions/catalogue/index-rows.ts';
import { readText } from '../../pipeline/classify/article-text.ts';
import { classify } from '../../pipeline/classify/classify.ts';
import { verify } from '../../pipeline/compare/verify.ts';
import { countries } from '../../pipeline/countries/countries.ts';
import { decode } from '../../pipeline/decode/decode.ts';
import { fingerprint } from '../../pipeline/fingerprint/fingerprint.ts';
import { identify } from '../../pipeline/identify/identify.ts';
import { parse } from '../../pipeline/parse/parse.ts';
import type { StageVersions } from '../../pipeline/record.ts';
import { STAGE_VERSIONS } from '../../pipeline/versions.ts';
import { expectedFiles, sampleBytes } from '../eval/sample-docs.ts';
import { recordOf } from '../functions/records-for-tests.ts';

/** `stage@version` → digest. */
export type RecordedOutputs = Readonly<Record<string, string>>;

const RECORDED = path.join(import.meta.dirname, 'stage-outputs.json');

export async function recordedOutputs(): Promise<RecordedOutputs> {
  return JSON.parse(await readFile(RECORDED, 'utf8')) as RecordedOutputs;
}

export async function currentOutputs(): Promise<Readonly<Record<keyof StageVersions, string>>> {
  const samples = (await expectedFiles()).map(({ file }) => sampleBytes(file));
  const bytes = await Promise.all(samples);
  const texts = bytes.map((sample) => new TextDecoder().decode(sample));
  const prints = texts.map((text) => fingerprint(text));
  return {
    decode: digestOf(bytes.map((sample) => decode(sample))),
    parse: digestOf(texts.map((text) => parse(text, { uploadedAt: '2026-01-01T00:00:00.000Z', language: null }))),
    identify: digestOf(texts.map((text) => identify(text))),
    fingerprint: digestOf(prints.map(({ textDigest, bands, words }) => [textDigest, bands, [...words]])),
    classify: digestOf(texts.map((body) => classify(readText(null, body), identify(body)))),
    countries: digestOf(texts.map((body) => countries({ headline: null, body, language: identify(body) }))),
    compare: digestOf(prints.map((a) => prints.map((b) => verify(a, b)))),
    index: digestOf(indexRowsOf(INDEXED)),
  };
}

/** With a value in every facet. */
const INDEXED = recordOf({
  key: 'indexed.txt',
  uploadedAt: '2024-03-05T14:20:00.000Z',
  subjects: ['15000000', '20001065'],
  topics: ['water'],
  source: 'The Northford Post',
  agency: ['Reuters'],
  countries: ['LB', 'SY'],
  language: 'ar',
});

function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

if (process.argv[1] === import.meta.filename) {
  const recorded = await recordedOutputs().catch(() => ({}) as RecordedOutputs);
  const current = Object.entries(await currentOutputs()).map(
    ([stage, digest]) => [`${stage}@${STAGE_VERSIONS[stage as keyof StageVersions]}`, digest] as const,
  );
  const changed = current.filter(([name, digest]) => recorded[name] !== undefined && recorded[name] !== digest);
  for (const [name] of changed)
    console.error(`${name} was recorded with another output: raise its version in pipeline/versions.ts`);
  process.exitCode = changed.length === 0 ? 0 : 1;
  await writeFile(RECORDED, `${JSON.stringify({ ...Object.fromEntries(current), ...recorded }, null, 2)}\n`);
}
