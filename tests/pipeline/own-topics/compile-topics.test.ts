import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_TOPICS } from '../../../pipeline/own-topics/compile-topics.ts';
import { evaluated, naiveQuery, written } from './naive-query.ts';
import { fileOf, topicsOf } from './topics-files.ts';

const digestOf = (yaml: string) => topicsOf(yaml).digest;
const digestOfQuery = (query: string) => digestOf(fileOf(query));

describe('the digest of a topics file', () => {
  const FILE = `topics:
  - id: water
    labels: { en: Water }
    query: (سد OR نهر) AND "water scarcity" NOT headline:football
  - id: talks
    labels: { en: Talks, ar: محادثات }
    phrases: [talks, محادثات]
`;

  it('is 16 hexadecimal digits that never change for a file', () => {
    expect(digestOf(FILE)).toBe('2ca7d4c75de2e9cd');
    expect(NO_TOPICS.digest).toBe(digestOf('topics: []'));
  });

  it.each([
    ['comments', FILE.replace('topics:', '# ours\ntopics: # all')],
    ['labels', FILE.replace('{ en: Water }', '{ ar: ماء, en: The water }')],
    [
      'layout, styles and the order of keys',
      `topics: [{labels: {en: W}, query: '("سد"  OR نهر) AND "water scarcity" NOT headline:football', id: water}, {id: talks, labels: {en: T}, phrases: [talks, محادثات]}]`,
    ],
    [
      'the order of topics and phrases',
      `topics:\n  - id: talks\n    labels: { en: T }\n    phrases: [محادثات, talks]\n${FILE.split('\n').slice(1, 4).join('\n')}\n`,
    ],
    ['how a condition is written', FILE.replace('phrases: [talks, محادثات]', 'query: المحادثات OR (Talk OR talk)')],
    [
      'the order of operands',
      FILE.replace(/query: .*/, 'query: |\n      NOT headline:football AND ("water scarcity"\n      (نهر OR سد))'),
    ],
  ])('does not depend on %s', (_, other) => {
    expect(digestOf(other)).toBe(digestOf(FILE));
  });

  it.each([
    ['ids', FILE.replace('id: water', 'id: rain')],
    ['words', FILE.replace('نهر', 'بحر')],
    ['operators', FILE.replace('سد OR', 'سد AND')],
    ['phrases that are taken apart', FILE.replace('"water scarcity"', 'water scarcity')],
    ['prefixes', FILE.replace('نهر', 'نهر*')],
    ['headline:', FILE.replace('headline:', '')],
    [
      'which topic has which query',
      FILE.replace('id: water', 'id: x').replace('id: talks', 'id: water').replace('id: x', 'id: talks'),
    ],
    ['topics that are gone', FILE.split('\n').slice(0, 4).join('\n')],
  ])('depends on %s', (_, other) => {
    expect(digestOf(other)).not.toBe(digestOf(FILE));
  });

  it('is the same for queries that mean the same by De Morgan, and for both sides of NEAR', () => {
    expect(digestOfQuery('x NOT (ab OR cd)')).toBe(digestOfQuery('NOT cd AND x AND NOT ab'));
    expect(digestOfQuery('x NOT (ab AND NOT cd)')).toBe(digestOfQuery('x AND (cd OR NOT ab)'));
    expect(digestOfQuery('ab NEAR/3 (cd OR ef)')).toBe(digestOfQuery('(ef OR cd) NEAR/3 ab'));
    expect(digestOfQuery('ab NEAR/3 cd')).not.toBe(digestOfQuery('ab NEAR/4 cd'));
  });

  it('is the same however parentheses and AND are written', () => {
    fc.assert(
      fc.property(naiveQuery, (query) => {
        fc.pre(evaluated(query, [[], []]) === null);
        expect(digestOfQuery(written(query, true))).toBe(digestOfQuery(written(query, false)));
      }),
      { numRuns: 500 },
    );
  });
});
