/** Two files, and whether an editor calls the articles in them one text. */
import type { CaseSet } from '../case-files.ts';

/** What the hand-written texts of one folder are to each other. */
export const WRITTEN_KINDS = {
  copies: true, // one text, brought out by several outlets
  revisions: true, // one text, at several times
  templates: false, // texts after one pattern: bulletins, telegrams, market reports
  stories: false, // several texts about one event
} as const;
export type WrittenKind = keyof typeof WRITTEN_KINDS;

export type Pair = {
  readonly name: string;
  readonly set: CaseSet;
  /** The edit that made one of the other, the kind of a written pair, `unrelated`; of labelled pairs none. */
  readonly kind: string;
  readonly origin: 'edited' | 'written' | 'unrelated' | 'labelled';
  readonly isDuplicate: boolean;
  /** The whole files, as text. */
  readonly a: string;
  readonly b: string;
};

export function everyTwo<T>(items: readonly T[]): readonly (readonly [T, T])[] {
  return items.flatMap((a, i) => items.slice(i + 1).map((b) => [a, b] as const));
}
