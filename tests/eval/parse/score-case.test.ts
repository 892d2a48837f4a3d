import { describe, expect, it } from 'vitest';
import { countsOf, exactOf, f1Of, verdictOf, verdictsOfNames } from './compare.ts';
import { readCase } from './read-case.ts';
import { scoreCase } from './score-case.ts';
import { fieldOf, summarise } from './summarise.ts';

const TEXT = [
  'The harbour council said on Monday that work on the northern quay would begin next month after two years of planning.',
  'Its chairman told reporters that the project would bring jobs to the district and ease the queues at the old gate.',
];

/** A dump that the parser reads rightly, held against an editor who says what is given. */
function score(article: object, roles: readonly [string, string, string]) {
  const fields = { alternativeHeadline: null, byline: [], source: null, agency: [], updatedAt: null, dateline: null };
  const expected = {
    headline: 'Harbour council to widen northern quay',
    publishedAt: '2024-03-05',
    ...fields,
    ...article,
  };
  const header = {
    layout: 'headline, date, text',
    language: 'en',
    uploadedAt: '2024-03-06T09:00:00Z',
    articles: [expected],
  };
  const rows = [
    'headline | Harbour council to widen northern quay',
    `${roles[0]} | 5 March 2024`,
    ' |',
    `${roles[1]} | ${TEXT[0]}`,
    `${roles[2]} | ${TEXT[1]}`,
  ];
  return scoreCase(readCase('en-01.case', [JSON.stringify(header), '---', ...rows].join('\n')));
}

describe('the score of a case', () => {
  it('is full where the parser agrees with the editor', () => {
    const found = score({}, ['dateline', 'body', 'body']);
    expect(found.differences).toEqual([]);
    const summary = summarise([found]);
    expect(summary.body).toEqual({ precision: 1, recall: 1, f1: 1, lines: 2 });
    expect(summary.roles.accuracy).toBe(1);
    expect(summary.fields.map(({ exact }) => exact)).toEqual(summary.fields.map(() => 1));
  });

  it('names every difference with its line in the case', () => {
    const { differences } = score({ publishedAt: null, byline: ['Jane Doe'] }, ['dateline', 'body', 'editors-note']);
    expect(differences).toEqual([
      expect.objectContaining({ where: 'en-01.case', what: 'byline [0]', expected: '["Jane Doe"]', got: '[]' }),
      expect.objectContaining({ where: 'en-01.case', what: 'publishedAt [0]', expected: 'null', got: '"2024-03-05"' }),
      expect.objectContaining({ where: 'en-01.case:7', what: 'role', expected: 'editors-note', got: 'body' }),
    ]);
  });

  it('counts an invented date, and text that is none', () => {
    const summary = summarise([score({ publishedAt: null }, ['?', 'body', 'caption'])]);
    expect(fieldOf(summary, 'publishedAt')).toMatchObject({ invented: 1, exact: 0 });
    expect(summary.body).toMatchObject({ precision: 0.5, recall: 1 });
    expect(summary.roles).toEqual({
      accuracy: 2 / 3,
      lines: 3,
      confusions: [{ expected: 'caption', got: 'body', lines: 1 }],
    });
  });
});

describe('a field', () => {
  it.each([
    ['a', 'a', 'right'],
    ['a  b', 'a b\u200f', 'right'],
    ['a', 'b', 'wrong'],
    ['a', null, 'missing'],
    [null, 'a', 'invented'],
    [null, null, 'absent'],
  ] as const)('%s read as %s is %s', (expected, got, verdict) => {
    expect(verdictOf(expected, got)).toBe(verdict);
  });

  it('with several names counts each', () => {
    const verdicts = verdictsOfNames(['a', 'b'], ['b', 'c', 'd']);
    expect(verdicts).toEqual(['missing', 'right', 'invented', 'invented']);
    expect(f1Of(countsOf(verdicts))).toBe(0.4);
    expect(exactOf(countsOf(verdicts))).toBe(0.25);
  });
});
