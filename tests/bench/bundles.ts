/**
 * How large each deployed function is, AWS SDK included, and how long a fresh process needs to load it.
 */
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { deflateRawSync } from 'node:zlib';
import type { LocalFunction } from '../../local/template/wiring.ts';
import { localAssembly } from './local-assembly.ts';
import type { Figure, Section } from './report.ts';
import { median } from './timing.ts';

/** Fresh processes per function. */
const STARTS = 7;
const MEGABYTE = 1e6;

/** What a zip archive adds to each file besides its name, which it holds twice, and to the whole. */
const ZIP_FILE_BYTES = 30 + 46;
const ZIP_END_BYTES = 22;

type Measured = {
  readonly name: string;
  /** Bytes. */
  readonly unzipped: number;
  readonly zipped: number;
  readonly zippedWithoutMap: number;
  /** Milliseconds: the import alone, and the whole process. */
  readonly load: number;
  readonly process: number;
};

export async function bundlesSection(): Promise<Section> {
  const { wiring } = await localAssembly();
  const measured: Measured[] = [];
  for (const fn of wiring.functions) measured.push(await measure(fn));
  const bare = median(await times(STARTS, () => wholeProcess('', {})));
  return {
    title: '4  Bundles',
    method: [
      'The folders of the synthesized assembly, AWS SDK included; each file deflated at level 9 by node:zlib, with the bytes of a',
      `zip archive's headers. Loading: median of ${STARTS} fresh processes \`node --enable-source-maps\` with the function's environment,`,
      `no compile cache: importing the handler, as it takes the process itself; and the whole process, of which Node alone ${Math.round(bare)} ms.`,
    ],
    figures: measured.flatMap(figuresOf),
    breakdowns: [
      {
        head: ['function', 'unzipped MB', 'zipped MB', 'without map MB', 'import ms', 'process ms'],
        rows: measured.map(({ name, unzipped, zipped, zippedWithoutMap, load, process }) => [
          name,
          unzipped / MEGABYTE,
          zipped / MEGABYTE,
          zippedWithoutMap / MEGABYTE,
          load,
          process,
        ]),
      },
    ],
  };
}

/** Targets are stated for the ingest function only. */
function figuresOf({ name, zipped, load }: Measured): Figure[] {
  if (name !== 'ingest') return [];
  return [
    { label: `${name}, zipped`, value: zipped / MEGABYTE, unit: 'MB', target: { atMost: 3 } },
    { label: `${name}, load`, value: load, unit: 'ms', target: { atMost: 250 } },
  ];
}

async function measure({ code, handler, environment }: LocalFunction): Promise<Measured> {
  const files = await Promise.all(
    (await readdir(code)).map(async (name) => ({ name, bytes: await readFile(path.join(code, name)) })),
  );
  const zip = (names: (name: string) => boolean): number =>
    files
      .filter(({ name }) => names(name))
      .map(({ name, bytes }) => deflateRawSync(bytes, { level: 9 }).length + ZIP_FILE_BYTES + 2 * name.length)
      .reduce((sum, size) => sum + size, ZIP_END_BYTES);

  const [file = ''] = handler.split('.');
  const url = pathToFileURL(path.join(code, `${file}.mjs`)).href;
  const starts = await times(STARTS, async () => {
    const start = performance.now();
    const load = await importIn(url, environment);
    return { load, process: performance.now() - start };
  });
  return {
    name: environment['POWERTOOLS_SERVICE_NAME'] ?? '',
    unzipped: files.reduce((sum, { bytes }) => sum + bytes.length, 0),
    zipped: zip(() => true),
    zippedWithoutMap: zip((name) => !name.endsWith('.map')),
    load: median(starts.map(({ load }) => load)),
    process: median(starts.map(({ process }) => process)),
  };
}

const run = promisify(execFile);

/** Milliseconds that the import takes in a fresh process, which ends as soon as it is done. */
async function importIn(url: string, environment: Readonly<Record<string, string>>): Promise<number> {
  const script = `const start = performance.now();
    await import(${JSON.stringify(url)});
    process.stdout.write(String(performance.now() - start), () => process.exit());`;
  return Number(await inFreshProcess(script, environment));
}

async function wholeProcess(script: string, environment: Readonly<Record<string, string>>): Promise<number> {
  const start = performance.now();
  await inFreshProcess(script, environment);
  return performance.now() - start;
}

/** Nothing of our own environment: NODE_OPTIONS or a compile cache would distort it. Lambda sets a region and credentials. */
async function inFreshProcess(script: string, environment: Readonly<Record<string, string>>): Promise<string> {
  const { NODE_OPTIONS: _withFlag, ...own } = environment;
  const lambda = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'bench', AWS_SECRET_ACCESS_KEY: 'bench', TZ: 'UTC' };
  const flags = ['--enable-source-maps', '--input-type=module', '--eval', script];
  const { stdout } = await run(process.execPath, flags, { env: { ...lambda, ...own } });
  return stdout;
}

async function times<Result>(count: number, measure: () => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let i = 0; i < count; i++) results.push(await measure());
  return results;
}
