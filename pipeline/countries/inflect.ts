/**
 * Forms of a word by the endings that its language lists: «иранский, иранского …», "iranien, iranienne …".
 *
 * A paradigm is a row of endings, the one that the word is listed with first; the first paradigm whose first ending fits
 * gives the forms. Some that no speaker uses come out as well ("Frenchs"): they meet no text.
 */
import { fold } from '../text/fold.ts';

/** Folded endings. */
export type Paradigm = readonly string[];

/** An ending written alone after a space stands for itself; a row that begins with a space fits every word. */
export function paradigmsOf(rows: readonly string[] | undefined): readonly Paradigm[] {
  return (rows ?? []).map((row) => row.split(' ').map(fold));
}

/** Fewer letters before the ending are no stem. */
const MIN_STEM = 2;

/** @param folded the word as listed @returns the word itself first */
export function formsOf(folded: string, paradigms: readonly Paradigm[]): readonly string[] {
  for (const [listed = '', ...others] of paradigms) {
    if (!folded.endsWith(listed) || folded.length < listed.length + MIN_STEM) continue;
    const stem = folded.slice(0, folded.length - listed.length);
    return [folded, ...others.map((ending) => stem + ending)];
  }
  return [folded];
}
