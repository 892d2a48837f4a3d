/**
 * `npm run eval -- parse|datelines|duplicates|topics [--set development|held-out] [--verbose] [--case NAME] [--format json] [--raise]`:
 * how well the committed cases are read. `--case` takes a part of the case's name, or of the line. `--raise` lifts the floors of
 * the gate to what is reached; `--write-docs` renews the tables of `docs/evaluation.md`.
 *
 * `topics --labelled FILE` classifies the caller's own articles, `{text, req, opt}` each with top-level codes of two digits.
 *
 * `duplicates --pairs FILE` judges the caller's own pairs instead, `{a, b, duplicate, name?}` in each line of the file. And
 * `sweep --corpus FILE` tries the parameters of the fingerprint on a corpus, `{title, content}` in each line.
 */
import { parseArgs } from 'node:util';
import { CASE_SETS, type CaseSet } from './case-files.ts';
import { writeComparison } from './datelines/comparison.ts';
import { datelinesReport, wrongLines } from './datelines/report.ts';
import { datelineFigures, runDatelines } from './datelines/run.ts';
import { summariseDatelines } from './datelines/score-line.ts';
import { writeDocsSection } from './docs-section.ts';
import { duplicatesForDocs } from './duplicates/for-docs.ts';
import { judge } from './duplicates/judge-pair.ts';
import { labelledPairs } from './duplicates/labelled-pairs.ts';
import { duplicatesReport, labelledReport, wrongPairs } from './duplicates/report.ts';
import { duplicateFigures, runDuplicates } from './duplicates/run.ts';
import { duplicatesJson } from './duplicates/summarise.ts';
import { sweepForDocs, sweepReport } from './duplicates/sweep/report.ts';
import { sweep as sweepOf } from './duplicates/sweep/sweep.ts';
import { raiseFloor } from './floors.ts';
import { differencesReport, parseReport } from './parse/report.ts';
import { parseFigures, runParse } from './parse/run.ts';
import { byLanguage, summarise } from './parse/summarise.ts';
import { labelledArticles, labelledTopicsReport } from './topics/labelled-articles.ts';
import { topicsForDocs, topicsReport, wrongTopics } from './topics/report.ts';
import { MEASURED, runTopics, topicFigures, topicFloor } from './topics/run.ts';

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
    pairs: { type: 'string' },
    corpus: { type: 'string' },
    labelled: { type: 'string' },
  },
});

const SUITES: Readonly<Record<string, (sets: readonly CaseSet[]) => Promise<void>>> = {
  parse,
  datelines,
  duplicates,
  topics,
  sweep,
};

const suite = SUITES[positionals[0] ?? ''];
const sets = CASE_SETS.filter((set) => options.set === 'all' || options.set === set);
if (suite === undefined || sets.length === 0 || !['text', 'json'].includes(options.format)) {
  fail(
    `usage: npm run eval -- ${Object.keys(SUITES).join('|')} [--set ${CASE_SETS.join('|')}|all] [--verbose] [--case NAME] [--format text|json] [--raise] [--write-docs] [--pairs FILE] [--corpus FILE] [--labelled FILE]`,
  );
}
if (options.raise && (sets.length < CASE_SETS.length || options.case !== undefined)) {
  fail('--raise is about all cases: leave --set and --case out');
}
if (options.pairs !== undefined && (suite !== duplicates || options.raise || options['write-docs'])) {
  fail('--pairs is for duplicates, and such pairs have no floors');
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

async function duplicates(of: readonly CaseSet[]): Promise<void> {
  const all = options.pairs === undefined ? await runDuplicates(of) : judge(await labelledPairs(options.pairs));
  const scores = all.filter(({ pair }) => pair.name.includes(options.case ?? ''));
  if (scores.length === 0) fail(`no pair has “${options.case ?? ''}” in its name`);
  if (options.format === 'json') {
    print(JSON.stringify(duplicatesJson(scores), null, 2));
  } else {
    print(options.pairs === undefined ? duplicatesReport(scores) : labelledReport(scores));
    if (options.verbose || options.case !== undefined) print(wrongPairs(scores));
  }
  if (options.raise) await raiseFloor('duplicates', await duplicateFigures(scores));
  if (options['write-docs']) await writeDocsSection('duplicates', duplicatesForDocs(scores));
}

async function topics(of: readonly CaseSet[]): Promise<void> {
  if (options.labelled !== undefined)
    return print(labelledTopicsReport(await labelledArticles(options.labelled), options.verbose));
  const scores = (await runTopics(of)).filter(({ expected }) => expected.name.includes(options.case ?? ''));
  if (scores.length === 0) fail(`no case has “${options.case ?? ''}” in its name`);
  if (options.format === 'json') {
    const languages = MEASURED.map((language) => scores.filter(({ expected }) => expected.language === language));
    print(
      JSON.stringify(
        Object.fromEntries(MEASURED.map((language, at) => [language, topicFigures(languages[at] ?? [])])),
        null,
        2,
      ),
    );
  } else {
    print(topicsReport(scores));
    if (options.verbose || options.case !== undefined) print(wrongTopics(scores));
  }
  if (options.raise) await raiseFloor('topics', await topicFloor(scores));
  if (options['write-docs']) await writeDocsSection('topics', topicsForDocs(scores));
}

async function sweep(): Promise<void> {
  if (options.corpus === undefined) fail('sweep needs --corpus FILE: {title, content} in each line, .gz or not');
  const figures = await sweepOf(options.corpus, (message) => process.stderr.write(`${message}\n`));
  print(options.format === 'json' ? JSON.stringify(figures, null, 2) : sweepReport(figures));
  if (options['write-docs']) await writeDocsSection('sweep', sweepForDocs(figures));
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
