import { expect, it } from 'vitest';
import { cell, json } from '../../../local/command/output.ts';

it('writes JSON in which nothing takes hold of a terminal, and which says the same', () => {
  const hostile = { headline: 'a\u202egnp.exe \u009b2J \u2066x\u2069 \u200f«خبر»\u2028\u001b[31m <b>' };
  for (const layout of ['line', 'indented'] as const) {
    expect(json(hostile, layout)).not.toMatch(/[\u001b\u0080-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/);
    expect(JSON.parse(json(hostile, layout))).toEqual(hostile);
  }
});

it.each([
  ['what fits', 'twelve signs', 'twelve signs'],
  ['what is too long', 'thirteen signs', 'thirteen si…'],
  ['signs of two code units that fit', '😀'.repeat(12), '😀'.repeat(12)],
  ['signs of two code units', '😀'.repeat(30), `${'😀'.repeat(11)}…`],
  ['signs of several code points', '👩‍👩‍👧'.repeat(30), `${'👩‍👩‍👧'.repeat(11)}…`],
  ['letters with marks', 'مُحَمَّدٌ رَسُولٌ', '\u2068مُحَمَّدٌ رَسُولٌ\u2069'],
])('cuts %s between the signs that a reader sees', (_what, text, shown) => {
  expect(cell(text, 12)).toBe(shown);
});
