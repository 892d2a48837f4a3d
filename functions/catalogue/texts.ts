/**
 * Texts, and which of them are near copies. A text is named by the digest of its folded words. What is known of texts (their words, their
 * bands, which two are near copies) never changes, so these rows are facts that are only added; which articles *have* a text is said by
 * member rows. A text that no article has belongs to no group and connects none.
 *
 * ```
 * article has a text   is it in use? ─ yes ──────────────────────────────────▶ member row ─▶ is it marked? ─ no ─▶ done
 *                            no ─▶ words ─▶ bands ─▶ candidates ─▶ links ──────▲                    yes ─▶ register again
 * article gives it up  member row away ─▶ is it in use? ─ no ─▶ mark it unused
 * ```
 *
 * - Two texts that share a band cannot miss each other: `ADD members` with `ALL_OLD` registers one and returns who was there before, in
 *   one atomic request, and a text's words are written before its first band.
 * - The member row comes last, so a text with a member is known to be registered: an exact copy costs nothing more.
 * - The mark is a hint that a newcomer checks: it takes an unused text out of the bands they share, unless somebody has joined since, who
 *   may be bringing the text back. Whoever brings it back looks for the mark after its member row is there, and registers once more.
 * - Registering takes the mark off before the bands are joined, so that a newcomer that has seen it finds somebody joined since. In its
 *   place stands who is at it, until all links are there: should that one die, the mark would be missed by the next.
 */
import type { Fingerprint } from '../../pipeline/record.ts';
import type { ArticleRecord } from './article-record.ts';
import { memberRowOf, putDependent } from './dependent-rows.ts';
import { textKeyOf, textPartition } from './keys.ts';
import { register } from './register-text.ts';
import type { Table } from './table.ts';
import { isInUse, isMarked, markUnused } from './text-rows.ts';

/** Says that an article has this text, which is compared with all others unless it is known. Repeating it changes nothing. */
export async function haveText(
  table: Table,
  record: ArticleRecord,
  text: Fingerprint,
  generation: number,
): Promise<void> {
  const partition = textPartition(textKeyOf(text.textDigest));
  const by = `${record.id} ${generation}`;
  if (!(await isInUse(table, partition))) await register(table, text, by);
  await putDependent(table, memberRowOf(record), generation);
  // Once is enough: a newcomer that comes from now on finds the text in use.
  if (await isMarked(table, partition)) await register(table, text, by);
}

/** To be called after a member row of this text is gone. */
export async function markIfUnused(table: Table, partition: string): Promise<void> {
  if (!(await isInUse(table, partition))) await markUnused(table, partition);
}
