import { describe, expect, it } from 'vitest';
import { constructedRegexes, literalRegexes, type PipelineRegex } from './pipeline-regexes.ts';
import { regexLiterals } from './regex-literals.ts';
import { attemptProblem, searchProblem } from './regex-safety.ts';

/**
 * Expressions that are not safe on every text, or that the checker takes for it, and why they do no harm: because the text is
 * short (say what makes it so), or because a run of characters can be read in two or three ways and no more.
 */
const EXCUSED: ReadonlyMap<string, string> = new Map([
  ['\\p{L}*$', 'a word beside a run: `WORD_REACH` in misread-utf8.ts'],
  ['^[\\s([]+|[)\\].\\s]+$', 'a line of 1,000 characters at most: `markParagraph`'],
  ['["\'”’»“›)\\]\\s]+$', 'the last six characters: `endingOf`'],
  ['^[\\s:：\\-–—|«"“”]+|[\\s.)\\]»"“”]+$', 'a line of 150 characters at most: `sourceIn`'],
  ['[()（）|/،,:：]|\\s[-–—]+\\s?|[-–—]+\\s|(?<!\\p{Lu})\\.\\s|[-–—]+$', 'the words before a text: `LEAD_LENGTH`'],
  ['[\\s-]+$', 'the holder of the rights, 62 characters at most: `copyrightHolder`'],
  [
    '(?:(?:©|\\(c\\)|copyright)[\\s,:]*){1,3}(?:(?:19|20)\\d{2}(?:\\s?[-–]\\s?(?:19|20)?\\d{2})?)?[\\s,]*(?<holder>[^\\s.,;|–—©:][^.,;|–—©]{1,60}?)\\s*(?:(?:19|20)\\d{2})?\\s*(?:[.,;|–—]|$)',
    'the first 200 characters of a line: `copyrightHolder`',
  ],
  [
    '^(?<first>\\S+\\s\\S+(?:\\s\\S+)?)\\sو(?<second>\\S{3,}\\s\\S+.*)$',
    'what comes last always matches: `splitArabicAnd`',
  ],
  ["^(?:[ldjtmnsc]|qu)['’]\\p{Lu}?\\p{Ll}+$", 'two ways through the first letter'],
  ['^(?<place>[^/]{2,30}?)\\s?\\/\\s?(?<rest>[^/]+)$', 'two ways through the space'],
]);

const constructed = await constructedRegexes(() => import('../../pipeline/line.ts'));
const all = [...literalRegexes(), ...constructed];
const asked = all.filter(({ source }) => !EXCUSED.has(source));
const attempts = asked.map((regex) => ({ regex, problem: attemptProblem(regex) }));
/** Only what is safe at one place is searched with: the others might not come back. */
const searches = attempts
  .filter(({ problem }) => problem === null)
  .map(({ regex }) => ({ regex, problem: searchProblem(regex) }));

const problemsIn = (answers: typeof attempts) =>
  answers.flatMap(({ regex, problem }) =>
    problem === null ? [] : [`${regex.where}  /${regex.source}/${regex.flags}  ${problem}`],
  );

describe('a regular expression of the pipeline', () => {
  it('does not backtrack without bound at any place of a text', () => {
    expect(all.length).toBeGreaterThan(150);
    expect(problemsIn(attempts)).toEqual([]);
  });

  it('searches a text in time that is linear in its length', () => {
    expect(problemsIn(searches)).toEqual([]);
  });

  it('is excused only as long as it is there', () => {
    expect([...EXCUSED.keys()].filter((source) => !all.some((regex) => regex.source === source))).toEqual([]);
  });
});

describe('the check', () => {
  const regex = (made: RegExp): PipelineRegex => ({ where: 'decode/', source: made.source, flags: made.flags });

  it('finds what backtracks at one place', () => {
    for (const bad of [/^(?:a+)+$/, /^(?:\p{Script=Thai}|\p{M})+$/u, /(?<name>.*,.*)+x/]) {
      expect([bad, attemptProblem(regex(bad))]).toEqual([bad, expect.any(String)]);
    }
    expect(attemptProblem(regex(/^(?<name>\p{Lu}\p{Ll}{1,60}) [a-z]+$/iu))).toBe(null);
  });

  it('finds what searches from every place to the end', () => {
    for (const bad of [/\s+$/, /[a-z]*!/, /"[^<]*>/]) {
      expect([bad, searchProblem(regex(bad))]).toEqual([bad, expect.any(String)]);
    }
    expect(searchProblem(regex(/\([^()]*\)/))).toBe(null);
  });

  it('sees literals where an expression may stand, and nowhere else', () => {
    const source = [
      'const a = b / c / d; // no /comment/',
      "const t = [/x[/]y/u, '/no/', `/no/`];",
      'if (/\\/z/g.test(t)) return /w/;',
    ].join('\n');
    expect(regexLiterals(source)).toEqual([
      { line: 2, source: 'x[/]y', flags: 'u' },
      { line: 3, source: '\\/z', flags: 'g' },
      { line: 3, source: 'w', flags: '' },
    ]);
  });
});
