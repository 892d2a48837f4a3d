import { describe, expect, it } from 'vitest';
import { readTopics } from '../../../pipeline/own-topics/read-topics.ts';
import { fileOf, marked, problemsOf, topicsOf } from './topics-files.ts';

const WATER = '  - id: water\n    labels: { en: Water }\n';

/** Each `‸` of the file is where a problem is expected; their messages in the same order. */
function expectProblems(file: string, messages: readonly RegExp[]): void {
  const { yaml, places } = marked(file);
  const problems = problemsOf(yaml);
  expect(problems.map(({ line, column }) => `${line}:${column}`)).toEqual(places);
  expect(problems.map(({ message }) => message)).toEqual(messages.map((message) => expect.stringMatching(message)));
}

describe('a topics file', () => {
  it('is read with ids and labels in the order of the file', () => {
    const { topics } = topicsOf(`# ours
topics:
  - id: nuclear-talks                # and a comment
    labels: { ar: المحادثات النووية, en: Nuclear talks }
    query: (إيران OR طهران) AND ("الاتفاق النووي" OR نووي NEAR/3 إيراني) NOT "كأس العالم"
  - id: water
    labels: { EN: ' Water ', zh-hans: 水 }
    phrases: [سد النهضة, المياه الجوفية, water scarcity, irrigat*]
`);
    expect(topics.map(({ id, labels }) => ({ id, labels }))).toEqual([
      { id: 'nuclear-talks', labels: { ar: 'المحادثات النووية', en: 'Nuclear talks' } },
      { id: 'water', labels: { en: 'Water', 'zh-Hans': '水' } },
    ]);
  });

  it.each([
    ['JSON', '{"topics": [{"id": "a", "labels": {"en": "A"}, "phrases": ["a b"]}]}'],
    ['with a byte order mark', `\uFEFF${fileOf('a')}`],
    ['with CR LF', fileOf('a').replaceAll('\n', '\r\n')],
    ['with no topics, if it says so', 'topics: []'],
  ])('may be %s', (_, yaml) => {
    expect(readTopics(yaml).kind).toBe('topics');
  });

  it.each<[string, string, RegExp]>([
    ['is empty', '‸', /the file is empty/],
    ['has comments only', '‸# topics', /the file is empty/],
    ['is a list', '‸- a', /a topics file is a mapping .* here stands a list/],
    ['is a word', '‸a', /a topics file is a mapping .* here stands `a`/],
    ['has no topics', '‸{}', /there is no `topics`/],
    ['has nothing below topics', 'topics:‸', /`topics` is a list; here stands nothing/],
    ['has no list of topics', 'topics: ‸{a: b}', /`topics` is a list; here stands a mapping/],
    ['has another key', 'topics: []\n‸other: 1', /has no `other`, only `topics`/],
    ['has a key twice', 'topics: []\n‸topics: []', /`topics` stands here a second time/],
    ['has two documents', 'topics: []\n‸---\ntopics: []\n', /one YAML document/],
    ['is indented with tabs', 'topics:\n‸\t- id: a\n', /spaces; this is a tab/],
  ])('that %s is refused', (_, yaml, message) => {
    expectProblems(yaml, [message]);
  });

  it.each<[string, string, RegExp]>([
    ['is a word', '  - ‸water', /a topic is a mapping/],
    ['is nothing', '  - ‸', /here stands nothing/],
    ['has no id', '  - ‸labels: { en: Water }\n    query: a', /no `id`/],
    ['has no labels', '  - ‸id: water\n    query: a', /no `labels`/],
    ['has neither query nor phrases', WATER.replace('id', '‸id'), /neither `query` nor `phrases`/],
    ['has both', `${WATER}    query: a\n    ‸phrases: [a]`, /here are both/],
    ['has an unknown key', `${WATER}    query: a\n    ‸label: a`, /no `label`; its keys are id, labels/],
    ['has a key twice', `${WATER}    query: a\n    ‸query: b`, /`query` stands here a second time/],
    [
      'has a key that is no text',
      '  - { id: water, labels: { en: A }, query: a, ‸[a]: b }',
      /a key is text; here stands a list/,
    ],
    ['has a bad id', '  - id: ‸The water\n    labels: { en: A }\n    query: a', /this is `The water`/],
    ['has an empty id', "  - id: ‸''\n    labels: { en: A }\n    query: a", /1 to 64 of a-z, 0-9 and -/],
    ['has too long an id', `  - id: ‸${'a'.repeat(65)}\n    labels: { en: A }\n    query: a`, /1 to 64/],
    [
      'has a number for an id',
      '  - id: ‸7\n    labels: { en: A }\n    query: a',
      /takes for a number: put `7` in quotes/,
    ],
    ['has the id of another', `${WATER}    query: a\n${WATER.replace('water', '‸water')}    query: b`, /topic before/],
    ['has a label instead of labels', '  - id: a\n    labels: ‸Water\n    query: a', /`labels` is a mapping/],
    ['has empty labels', '  - id: a\n    labels: ‸{}\n    query: a', /`labels` is empty/],
    ['has an empty label', "  - id: a\n    labels: { en: ‸' ' }\n    query: a", /a label is text, this is empty/],
    [
      'has no label behind a language',
      '  - id: a\n    labels:\n      en:‸\n    query: a',
      /a label is text; here stands/,
    ],
    ['has a label in no language', '  - id: a\n    labels: { ‸e_n: A }\n    query: a', /`e_n` is no language tag/],
    ['has two labels in one', '  - id: a\n    labels: { en: A, ‸EN: B }\n    query: a', /a label in `en` before/],
    ['has a list for a query', `${WATER}    query: ‸[a, b]`, /a query is text; here stands a list/],
    ['has a year for a query', `${WATER}    query: ‸2024`, /put `2024` in quotes/],
    ['has text for phrases', `${WATER}    phrases: ‸a, b`, /`phrases` is a list; here stands `a, b`/],
    ['has no phrases in the list', `${WATER}    phrases: ‸[]`, /`phrases` is empty/],
    ['has a number among its phrases', `${WATER}    phrases: [a, ‸2024]`, /put `2024` in quotes/],
    ['has a phrase without words', `${WATER}    phrases: [a, '‸…']`, /no word in `…`/],
    ['has too long a phrase', `${WATER}    phrases: [a b c d e f g h ‸i j]`, /8 words/],
    [
      'has too short a prefix',
      `${WATER}    phrases:\n      - "ab cd ‸ef*"`,
      /3 letters stand before a \*, in `ef\*` 2/,
    ],
    ['has a star in front', `${WATER}    phrases: [ab, ‸*water]`, /an alias, as YAML takes what begins with \*/],
    [
      'has an alias',
      '  - id: &a water\n    labels: { en: ‸*a }\n    query: a',
      /a label is text; here stands an alias/,
    ],
    ['has an operator in a phrase', `${WATER}    phrases: [ab ‸OR cd]`, /`OR` means something in `query` only/],
    ['has a field in a phrase', `${WATER}    phrases: ['‸headline:ab cd']`, /`headline:ab` means something/],
    [
      'does not close a quote',
      `${WATER}    query: ‸"ab\n  - id: b\n    labels: { en: B }\n`,
      /this quote is not closed/,
    ],
    ['does not close one in a list', `${WATER}    phrases: ["a", ‸"b]\n`, /this quote is not closed/],
    ['has a tag', `${WATER}    query: ‸!regex a`, /no tags are needed/],
    ['begins a query with a quote', `${WATER}    query: "a b" ‸OR c`, /ends with it; a query may stand in a block/],
    ['has a space behind headline:', `${WATER}    query: ‸headline: a`, /a colon and a space begin a value/],
    ['begins a query with an at sign', `${WATER}    query: ‸@a OR b`, /put the value in quotes/],
  ])('with a topic that %s is refused', (_, topics, message) => {
    const problems = problemsOf(marked(`topics:\n${topics}`).yaml);
    if (problems.length > 1) expect(problems).toEqual([]);
    expectProblems(`topics:\n${topics}`, [message]);
  });

  it.each<[string, string, RegExp]>([
    ['is empty', '"‸"', /no word in ``/],
    ['has no left side', '‸AND ab', /`AND` has nothing on its left/],
    ['has no right side', 'ab ‸OR', /`OR` has nothing on its right/],
    ['has no right side in a group', '(ab ‸OR) cd', /`OR` has nothing on its right/],
    ['has two operators', 'ab AND ‸OR cd', /`OR` has nothing on its left/],
    ['ends with NOT', 'ab AND ‸NOT', /`NOT` has nothing on its right/],
    ['has an empty group', 'ab ‸()', /nothing between these parentheses/],
    ['has an open parenthesis', 'ab ‸(cd OR (ef)', /this \( is not closed/],
    ['has a parenthesis too many', 'ab (cd)‸) OR ef', /closes nothing/],
    ['has an open quote', 'ab ("cd" OR ‸"ef)', /this quote is not closed: `"ef\)`/],
    ['has an open typographic quote', 'ab ‸«cd "ef"', /this quote is not closed/],
    ['has NEAR without a number', 'ab ‸NEAR cd', /`NEAR` is not NEAR\/n with n from 1 to 50/],
    ['has NEAR/0', 'ab ‸NEAR/0 cd', /n from 1 to 50/],
    ['has NEAR/51', 'ab ‸NEAR/51 cd', /n from 1 to 50/],
    ['has NEAR of a number that is none', 'ab ‸NEAR/3a cd', /n from 1 to 50/],
    ['has an AND near', '‸(ab AND cd) NEAR/3 ef', /takes words, phrases, prefixes or an OR/],
    ['has a NOT near', 'ab NEAR/3 ‸NOT cd', /takes words, phrases, prefixes or an OR/],
    ['has a NEAR near', 'ab NEAR/3 ‸(cd NEAR/2 ef)', /takes words, phrases, prefixes or an OR/],
    ['has a chain of NEAR', 'ab NEAR/3 cd ‸NEAR/3 ef', /behind another NEAR/],
    ['has a NEAR without a side', 'ab ‸NEAR/3', /`NEAR\/3` has nothing on its right/],
    ['has too short a prefix', 'abc OR ‸ab*', /at least 3 letters/],
    ['has too short an Arabic prefix', 'ماء ‸ما*', /at least 3 letters/],
    ['has a star inside', 'ab‸*cd', /a \* stands only at the end of a word/],
    ['has a star behind the first word of a phrase', '"ab‸* cd"', /only behind the last one/],
    ['has a star by itself', 'abc ‸*', /no word in `\*`/],
    ['has two stars', 'abc*‸*', /a \* stands only at the end/],
    ['has no positive term', '‸NOT ab', /this NOT would match nearly every article/],
    ['matches without any', 'ab OR ‸NOT cd', /this NOT would match/],
    ['matches without any in a group', '(ab NOT cd) OR ‸NOT (ef gh)', /this NOT would match/],
    ['has headline: before nothing', 'ab ‸headline:', /headline: stands right before/],
    ['has headline: before an operator', 'ab ‸headline:NOT cd', /headline: stands right before/],
    ['has another field', 'ab ‸title:cd', /no field `title:`, only headline:/],
    ['has headline in capitals', '‸Headline:cd', /no field `Headline:`/],
    ['has a minus', 'ab ‸-cd', /write NOT to exclude/],
    ['has a sign for OR', 'ab ‸| cd', /no word in `\|`/],
    ['has too long a phrase', '"a b c d e f g h ‸i"', /may have 8 words/],
    ['has too long a word', `ab ‸${'a'.repeat(101)}`, /100 characters, this has 101/],
    ['has signs of vowels only', 'ab ‸\u064B', /no word/],
  ])('with a query that %s is refused at the character', (_, query, message) => {
    expectProblems(fileOf(query), [message]);
  });

  it.each([
    ['a plain value', 'query: ab ‸(cd\n      OR ef'],
    ['several lines', 'query: ab\n\n      OR ‸(cd'],
    ['single quotes', "query: 'ab ''x'' ‸(cd'"],
    ['double quotes', 'query: "ab \\"x\\" \\u062a ‸(cd"'],
    ['a block', 'query: |\n      ab\n        OR ‸(cd\n'],
    ['a folded block', 'query: >-\n\n      ab\n      OR ‸(cd\n'],
  ])('a problem is found in a query that is written as %s', (_, query) => {
    expectProblems(`topics:\n${WATER}    ${query}`, [/this \( is not closed/]);
  });

  it('names all problems at once, in the order of the file', () => {
    expectProblems(
      `topics:
  - id: ‸Water
    labels: { en: ‸'' }
    query: (ab OR ‸*cd ‸AND) NOT ‸ef*
  - ‸id: water
    phrases: [‸2024, ok, '‸ab*']
    ‸colour: blue
‸other: 1
`,
      [
        /an id/,
        /a label/,
        /a \* stands|no word/,
        /`AND`/,
        /3 letters/,
        /labels/,
        /2024/,
        /3 letters/,
        /colour/,
        /other/,
      ],
    );
  });

  it('names those of the other topics where one is no YAML', () => {
    expectProblems(`topics:\n${WATER}    query: "a b" ‸OR c\n  - id: ‸Rain\n    labels: { en: Rain }\n    query: a\n`, [
      /ends with it/,
      /this is `Rain`/,
    ]);
  });

  it('names a hundred problems, and how many others there are', () => {
    const problems = problemsOf(fileOf(...Array.from({ length: 150 }, () => 'a AND')));
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)?.message).toBe('and 50 more problems, which are not listed');
  });
});

describe('a topics file has a limit', () => {
  const topicsOfWords = (count: number, words: number) =>
    fileOf(...Array.from({ length: count }, () => Array.from({ length: words }, () => 'ab').join(' OR ')));

  it.each<[string, string, string, RegExp]>([
    ['of 1 MiB', `topics: [] #${'x'.repeat(1024 * 1024 - 12)}`, `topics: [] #${'ق'.repeat(524_285)}`, /1048576 bytes/],
    [
      'of 300,000 YAML tokens',
      `topics: []${'\n'.repeat(299_000)}`,
      `topics: []${'\n'.repeat(300_000)}`,
      /300000 YAML tokens/,
    ],
    [
      'of 2,000 topics',
      fileOf(...Array(2000).fill('ab')),
      fileOf(...Array(2001).fill('ab')),
      /2000 topics, this has 2001/,
    ],
    ['of 200 terms a query', topicsOfWords(1, 200), topicsOfWords(1, 201), /200 terms/],
    ['of 20,000 terms', topicsOfWords(100, 200), topicsOfWords(101, 199), /20000 terms/],
    [
      'of 20 parentheses',
      fileOf(`${'('.repeat(20)}a${')'.repeat(20)}`),
      fileOf(`${'('.repeat(21)}a${')'.repeat(21)}`),
      /20 deep/,
    ],
    [
      'of 200 phrases a topic',
      `topics:\n${WATER}    phrases: [${Array(200).fill('a').join()}]`,
      `topics:\n${WATER}    phrases: [${Array(201).fill('a').join()}]`,
      /200 phrases/,
    ],
  ])('%s', (_, allowed, refused, message) => {
    expect(problemsOf(allowed)).toEqual([]);
    expect(problemsOf(refused).map((problem) => problem.message)).toEqual([expect.stringMatching(message)]);
  });
});

describe('hostile files are refused in time', () => {
  const MIB = 1024 * 1024;

  it.each<[string, string]>([
    ['parentheses', fileOf('('.repeat(MIB - 100))],
    ['closing parentheses', fileOf(')'.repeat(MIB - 100))],
    ['closing brackets', ']'.repeat(MIB)],
    ['NOT', fileOf('NOT '.repeat(MIB / 4 - 100))],
    ['headline:', fileOf('headline:'.repeat(MIB / 9 - 100))],
    ['NEAR', fileOf('a NEAR/1 '.repeat(MIB / 9 - 100))],
    ['quotes', fileOf('"'.repeat(MIB - 101))],
    ['stars', fileOf(`a${'*'.repeat(MIB - 101)}`)],
    ['words', fileOf('ab '.repeat(MIB / 3 - 100))],
    ['one word', fileOf('a'.repeat(MIB - 100))],
    ['a long query', fileOf(`${'(ab OR '.repeat(2800)}`)],
    ['brackets', '['.repeat(MIB)],
    ['braces', 'topics: '.concat('{a: '.repeat(MIB / 4 - 2))],
    ['keys', Array.from({ length: MIB / 9 }, (_, i) => `k${i}: x\n`).join('')],
    ['phrases', `topics:\n${WATER}    phrases: [${'a,'.repeat(MIB / 2 - 50)}]`],
    [
      'an alias bomb',
      `a: &a [x, x]\n${Array.from({ length: 40 }, (_, i) => `${'b'.repeat(i + 1)}: &${'b'.repeat(i + 1)} [*${i === 0 ? 'a' : 'b'.repeat(i)}, *${i === 0 ? 'a' : 'b'.repeat(i)}]\n`).join('')}topics: *b`,
    ],
  ])('%s', (_, yaml) => {
    const problems = problemsOf(yaml);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThanOrEqual(101);
    for (const { message } of problems) expect(message.length).toBeLessThan(300);
  });
});
