import { expect, it } from 'vitest';
import { json } from '../../../local/command/output.ts';

it('writes JSON in which nothing takes hold of a terminal, and which says the same', () => {
  const hostile = { headline: 'a\u202egnp.exe \u009b2J \u2066x\u2069 \u200f«خبر»\u2028\u001b[31m <b>' };
  for (const layout of ['line', 'indented'] as const) {
    expect(json(hostile, layout)).not.toMatch(/[\u001b\u0080-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/);
    expect(JSON.parse(json(hostile, layout))).toEqual(hostile);
  }
});
