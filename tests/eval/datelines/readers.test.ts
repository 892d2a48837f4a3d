import { expect, it } from 'vitest';
import { compareReaders } from './compare-readers.ts';
import type { DatelineCase } from './read-lines.ts';
import { DATE_READERS } from './readers.ts';

const line = (text: string, published: string | null, language = 'en'): DatelineCase => ({
  line: text,
  language,
  uploadedAt: '2024-06-01T00:00:00Z',
  published,
  updated: null,
  isDateline: published !== null,
});

it.each(DATE_READERS)('$name gets a fair chance: it reads what it is made for', ({ read }) => {
  expect(read(line('2024-03-05', '2024-03-05'))).toMatch(/^2024-03-05/);
  expect(read(line('March 5, 2024', '2024-03-05'))).toMatch(/^2024-03-05/);
  expect(read(line('no date at all', null))).toBe(null);
});

it('an answer is exact as far as the line states the date', () => {
  const [newsfold] = compareReaders([
    line('5 March 2024', '2024-03-05'),
    line('5 March 2024 14:20', '2024-03-05T14:20:00'),
    line('5 March 2024 14:20', '2024-03-05T12:20:00Z'), // so to speak: the day is right, the time is not
    line('6 March 2024', '2024-03-05'),
    line('harbour', '2024-03-05'),
    line('5 March 2024', null), // another kind of line
    line('no date at all', null),
  ]);
  expect(newsfold).toEqual({
    reader: 'Newsfold',
    exact: 2 / 5,
    day: 3 / 5,
    wrong: expect.closeTo(1 / 5),
    none: 1 / 5,
    falseAlarms: 1 / 2,
  });
});
