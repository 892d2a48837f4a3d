/** The same datelines for each reader. A reader's answer counts as far as the line states the date: extra zeros cost nothing. */
import type { DatelineCase } from './read-lines.ts';
import { DATE_READERS, type DateReader } from './readers.ts';

export type ReaderFigures = {
  readonly reader: string;
  /** Shares of the lines that date an article. Exact: the day, and time and zone where they are printed. */
  readonly exact: number;
  /** The day alone, or the month where no day is printed. */
  readonly day: number;
  /** Another day. */
  readonly wrong: number;
  readonly none: number;
  /** Share of the sentences, headlines and other lines that date nothing, in which a date is found. */
  readonly falseAlarms: number;
};

const DAY = 'YYYY-MM-DD'.length;
const SECOND = 'YYYY-MM-DDTHH:MM:SS'.length;

export function compareReaders(lines: readonly DatelineCase[]): readonly ReaderFigures[] {
  return DATE_READERS.map((reader) => figuresOf(reader, lines));
}

/** The lines that the comparison is about: datelines with a date that can be known. */
export function dated(lines: readonly DatelineCase[]): readonly DatelineCase[] {
  return lines.filter(({ isDateline, published }) => isDateline && published !== null);
}

export function undated(lines: readonly DatelineCase[]): readonly DatelineCase[] {
  return lines.filter(({ isDateline }) => !isDateline);
}

function figuresOf({ name, read }: DateReader, lines: readonly DatelineCase[]): ReaderFigures {
  const answers = dated(lines).map((line) => ({ expected: line.published ?? '', got: read(line) }));
  const share = (isSo: (answer: (typeof answers)[number]) => boolean) =>
    answers.length === 0 ? 0 : answers.filter(isSo).length / answers.length;
  const day = share(({ expected, got }) => agrees(expected, got, DAY));
  const none = share(({ got }) => got === null);
  const others = undated(lines);
  return {
    reader: name,
    exact: share(({ expected, got }) => agrees(expected, got, SECOND)),
    day,
    wrong: 1 - day - none,
    none,
    falseAlarms: others.filter((line) => read(line) !== null).length / Math.max(1, others.length),
  };
}

/** To so many characters, or fewer where less is stated. */
function agrees(expected: string, got: string | null, length: number): boolean {
  const stated = expected.slice(0, length);
  return got?.slice(0, stated.length) === stated;
}
