import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../pipeline/own-topics/parse-query.ts';
import type { Query } from '../../../pipeline/own-topics/query.ts';

/** The tree in one line; `^` for the headline. */
function shown(query: Query): string {
  switch (query.kind) {
    case 'term': {
      const { stems, prefix } = query.term;
      return `${query.headlineOnly ? '^' : ''}${[...stems, ...(prefix === null ? [] : [`${prefix}*`])].join('_')}`;
    }
    case 'near':
      return `near${query.distance}(${query.sides.map((side) => side.map(shown).join('|')).join(', ')})`;
    case 'not':
      return `not(${shown(query.operand)})`;
    default:
      return `${query.kind}(${query.operands.map(shown).join(', ')})`;
  }
}

function treeOf(text: string): string {
  const problems: string[] = [];
  const parsed = parseQuery(text, (at, message) => problems.push(`${at} ${message}`));
  expect(problems).toEqual([]);
  return parsed === null ? '' : shown(parsed.query);
}

describe('a query', () => {
  it.each([
    ['a OR b AND c', 'or(a, and(b, c))', 'AND binds tighter than OR'],
    ['a AND b OR c AND d', 'or(and(a, b), and(c, d))', 'on both sides'],
    ['(a OR b) AND c', 'and(or(a, b), c)', 'parentheses bind tightest'],
    ['NOT a AND b', 'and(not(a), b)', 'NOT binds tighter than AND'],
    ['NOT a OR b', 'or(not(a), b)', 'and than OR'],
    ['a b NEAR/3 c d', 'and(a, near3(b, c), d)', 'NEAR binds tighter than AND'],
    ['a OR b NEAR/3 c', 'or(a, near3(b, c))', 'and than OR'],
    ['a b OR c', 'or(and(a, b), c)', 'two words side by side mean AND'],
    ['a (b OR c) "d e"', 'and(a, or(b, c), d_e)', 'and so do groups and phrases'],
    ['a NOT b', 'and(a, not(b))', 'a NOT b is a AND NOT b'],
    ['a AND NOT NOT b', 'and(a, b)', 'NOT NOT is nothing'],
    ['NOT (a NEAR/2 b) c', 'and(not(near2(a, b)), c)', 'NOT takes a group'],
    ['(a OR "b c" OR def*) NEAR/50 e', 'near50(a|b_c|def*, e)', 'NEAR takes an OR of terms'],
    ['headline:a b', 'and(^a, b)', 'headline: takes one word'],
    ['headline:"a b" c', 'and(^a_b, c)', 'or one phrase'],
    ['headline:(a OR NOT b) c', 'and(or(^a, not(^b)), c)', 'or a group'],
    ['headline:(a NEAR/2 b)', 'near2(^a, ^b)', 'with NEAR in it'],
    ['headline: headline:a', '^a', 'twice as well as once, and with a space'],
    ['irrigat* "water scarc*"', 'and(irrigat*, water_scarc*)', 'a prefix stands alone or at the end of a phrase'],
    ['covid-19', 'covid_19', 'a word with a hyphen is a phrase'],
    ['and or not near', 'and(and, or, not, near)', 'operators are upper case'],
    ['"a AND b" "NEAR/3"', 'and(a_and_b, near_3)', 'in quotes they are words'],
    ['“a b” «c d» ”e f“ „g h“', 'and(a_b, c_d, e_f, g_h)', 'typographic quotes are quotes'],
    ['"«a» b"', 'a_b', 'which may stand inside others'],
    ['ab، cd؛ ef, gh; ij،kl', 'and(ab, cd, ef, gh, ij, kl)', 'commas and semicolons separate words'],
    ['\u200Fab\u200F AND\u00A0\u200Ecd', 'and(ab, cd)', 'direction marks and hard spaces too'],
    ['NOT(a)b(c)', 'and(not(a), b, c)', 'parentheses need no spaces'],
    ['"a""b"c', 'and(a, b, c)', 'nor do quotes'],
    ['a\n\n AND\r\n\tb', 'and(a, b)', 'lines may be broken anywhere'],
  ])('%s is %s: %s', (text, tree) => {
    expect(treeOf(text)).toBe(tree);
  });

  it('is read or refused with a place inside it, whatever is written', () => {
    const piece = fc.constantFrom(
      'a',
      'AND',
      'OR',
      'NOT',
      'NEAR/3',
      'NEAR/',
      '(',
      ')',
      '"',
      '«',
      'headline:',
      'ab*',
      'ب',
      ' ',
      '-',
      '',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.constantFrom(' ', ''), (pieces, space) => {
        const text = pieces.join(space);
        const places: number[] = [];
        const parsed = parseQuery(text, (at) => places.push(at));
        expect(parsed === null).toBe(places.length > 0);
        for (const at of places) expect(at >= 0 && (at < text.length || (at === 0 && text === ''))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
