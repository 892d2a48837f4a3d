import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Document, parseDocument, Scalar } from 'yaml';
import { scalarOffsets } from '../../../pipeline/own-topics/scalar-offsets.ts';

const STYLES = [
  Scalar.PLAIN,
  Scalar.QUOTE_SINGLE,
  Scalar.QUOTE_DOUBLE,
  Scalar.BLOCK_LITERAL,
  Scalar.BLOCK_FOLDED,
] as const;

/** For each UTF-16 unit of the value, white space aside, what stands in the source where it should be. */
function sourceOf(yaml: string): [string, string][] {
  const scalar = parseDocument(yaml).getIn(['topics', 0, 'query'], true) as Scalar<string>;
  const offsetOf = scalarOffsets(yaml, scalar, scalar.value);
  return scalar.value
    .split('')
    .flatMap((char, i): [string, string][] =>
      char.trim() === '' ? [] : [[char, yaml.slice(offsetOf(i), offsetOf(i) + 2)]],
    );
}

function charactersOf(yaml: string): string {
  return sourceOf(yaml)
    .map(([, source]) => source.charAt(0))
    .join('');
}

describe('a character of a YAML value is found in the file', () => {
  it.each([
    ['a plain value', 'query: ab cd'],
    ['a plain value of several lines', 'query: ab\n     \n      cd'],
    ['a value in single quotes', "query: 'ab  cd'"],
    ['a value in double quotes', 'query: "ab cd"'],
    ['a quoted value of several lines', "query:\n      'ab\n\n      cd  '"],
    ['a block', 'query: |\n      ab\n        cd\n'],
    ['a block without its last line ends', 'query: |2-  # or so\n      ab\n\n      cd\n\n\n'],
    ['a folded block', 'query: >+\n\n      ab\n      cd\n\n'],
    ['a value with tag and anchor', 'query: !!str &x ab cd'],
    ['a value below lines that end with CR LF', 'labels: x\r\n    query: |\r\n      ab\r\n      cd\r\n'],
    ['a value in a flow mapping', '{ id: x, query: ab\n      cd }'],
  ])('in %s', (_, text) => {
    expect(charactersOf(`topics:\n  - ${text}`)).toBe('abcd');
  });

  it('when it is escaped', () => {
    const escaped = sourceOf('topics:\n  - query: "a\\u0062\\tc\\\n      \\"\\x64\\n\\nے\\U0001F600e"');
    expect(escaped.map(([, source]) => source.charAt(0)).join('')).toBe('a\\c\\\\ے\\\\e');
    expect(sourceOf("topics:\n  - query: 'a''b'")).toEqual([
      ['a', "a'"],
      ["'", "''"],
      ['b', "b'"],
    ]);
  });

  it('in whatever style the value is written', () => {
    const value = fc.array(fc.constantFrom('a', 'b', 'ق', ' ', '\n', '"', "'", '#', '(', '\t', '\\', '😀'), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(value, fc.constantFrom(...STYLES), (chars, type) => {
        const query = new Scalar(chars.join(''));
        query.type = type;
        const yaml = new Document({ topics: [{ id: 'x', query }] }).toString({ lineWidth: 20 });
        for (const [char, source] of sourceOf(yaml)) {
          if (!source.startsWith('\\')) expect(source.startsWith(char)).toBe(true);
          else expect(['"', '\\']).toContain(char);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
