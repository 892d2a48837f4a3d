/**
 * `npm run eval -- parse|datelines [--set development|held-out] [--verbose] [--case NAME] [--format json] [--raise]`: how well
 * the committed cases are read. `--case` takes a part of the case's name, or of the line. `--raise` lifts the floors of the
 * gate to what is reached; `datelines --write-docs` renews the comparison in `docs/evaluation.md`.
 */
import { parseArgs } from 'node:util';
import { CASE_SETS, type CaseSet } from './case-files.ts';
import { writeComparison } from './datelines/comparison.ts';
import { datelinesReport, wrongLines } from './datelines/report.ts';
import { datelineFigures, runDatelines } from './datelines/run.ts';
import { summariseDatelines } from './datelines/score-line.ts';
import { raiseFloor } from './floors.ts';
import { differencesReport, parseReport } from './parse/report.ts';
import { parseFigures, runParse } from './parse/run.ts';
import { byLanguage, summarise } from './parse/summarise.ts';

// The libraries that dates are compared with read a wall clock in the zone of the machine.
process.env['TZ'] = 'UTC';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    set: { type: 'string', default: 'all' },
    case: { type: 'string' },
    verbose: { type: 'boolean', default: false },
    format: { type: 'string', default: 'text' },
    raise: { type: 'boolean', default: false },
    'write-docs': { type: 'boolean', default: false },
  },
});

const SUITES: Readonly<Record<string, (sets: readonly CaseSet[]) => Promise<void>>> = { parse, datelines };

const suite = SUITES[positionals[0] ?? ''];
const sets = CASE_SETS.filter((set) => options.set === 'all' || options.set === set);
if (suite === undefined || sets.length === 0 || !['text', 'json'].includes(options.format)) {
  fail(
    `usage: npm run eval -- ${Object.keys(SUITES).join('|')} [--set ${CASE_SETS.join('|')}|all] [--verbose] [--case NAME] [--format text|json] [--raise] [--write-docs]`,
  );
}
if (options.raise && (sets.length < CASE_SETS.length || options.case !== undefined)) {
  fail('--raise is about all cases: leave --set and --case out');
}
await suite(sets);

async function parse(of: readonly CaseSet[]): Promise<void> {
  const scores = (await runParse(of)).filter(({ name }) => name.includes(options.case ?? ''));
  if (scores.length === 0) fail(`no case has “${options.case ?? ''}” in its name`);
  const differences = scores.flatMap((score) => score.differences);
  if (options.format === 'json') {
    const languages = Object.fromEntries(
      [...byLanguage(scores)].map(([language, summary]) => [language ?? 'und', summary]),
    );
    print(JSON.stringify({ ...summarise(scores), languages, differences }, null, 2));
  } else {
    print(parseReport(scores));
    if (options.verbose || options.case !== undefined) print(differencesReport(differences));
  }
  if (options.raise) await raiseFloor('parse', await parseFigures(scores));
}

async function datelines(of: readonly CaseSet[]): Promise<void> {
  const scores = (await runDatelines(of)).filter(({ expected }) => expected.line.includes(options.case ?? ''));
  if (scores.length === 0) fail(`no line has “${options.case ?? ''}” in it`);
  if (options.format === 'json') {
    print(JSON.stringify({ ...summariseDatelines(scores), wrong: scores.filter(({ isRight }) => !isRight) }, null, 2));
  } else {
    print(datelinesReport(scores));
    if (options.verbose || options.case !== undefined) print(wrongLines(scores));
  }
  if (options.raise) await raiseFloor('datelines', await datelineFigures(scores));
  if (options['write-docs']) await writeComparison(scores.map(({ expected }) => expected));
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
