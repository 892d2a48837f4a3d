/**
 * Enters a text in its bands and links it to its near copies; see `texts.ts` for when.
 */
import { verify } from '../../pipeline/compare/verify.ts';
import type { Fingerprint } from '../../pipeline/record.ts';
import { type Band, chooseCandidates, joinBand, leaveBand, MAX_CANDIDATES } from './bands.ts';
import { type TextKey, textKeyOf, textPartition } from './keys.ts';
import type { Table } from './table.ts';
import { beginReturn, endReturn, headsOf, isInUse, putLink, putWords } from './text-rows.ts';

/** @param by names the visit: of two that bring back one text at once each takes off its own name only */
export async function register(table: Table, text: Fingerprint, by: string): Promise<void> {
  const partition = textPartition(textKeyOf(text.textDigest));
  if (await putWords(table, partition, text.words)) {
    await enter(table, text);
  } else {
    await beginReturn(table, partition, by);
    await enter(table, text);
    await endReturn(table, partition, by);
  }
}

async function enter(table: Table, text: Fingerprint): Promise<void> {
  const own = textKeyOf(text.textDigest);
  let bands = await Promise.all(text.bands.map((band) => joinBand(table, band, own)));
  const near: TextKey[] = [];
  const compared = new Set<TextKey>();
  for (let unused: readonly TextKey[] | null = null; unused === null || unused.length > 0; ) {
    const candidates = chooseCandidates(bands, own).filter((key) => !compared.has(key));
    const heads = await headsOf(table, candidates.slice(0, MAX_CANDIDATES - compared.size));
    const inUse = await Promise.all(heads.map(async (head) => !head.unused || isInUse(table, textPartition(head.key))));
    for (const { key, words } of heads.filter((_, i) => inUse[i])) {
      compared.add(key);
      if (verify(text, { textDigest: key, bands: [], words }) !== null) near.push(key);
    }
    // Others take the places of those that no article has, or they would keep the living ones from being compared.
    unused = heads.filter((_, i) => !inUse[i]).map(({ key }) => key);
    bands = await withoutUnused(table, bands, unused, own);
  }
  await Promise.all(near.flatMap((key) => [putLink(table, own, key), putLink(table, key, own)]));
}

/** Takes unused texts out of the bands that they fill up. */
function withoutUnused(
  table: Table,
  bands: readonly Band[],
  unused: readonly TextKey[],
  own: TextKey,
): Promise<Band[]> {
  return Promise.all(
    bands.map(async (band) => {
      for (const text of unused.filter((key) => band.members.includes(key))) {
        const left = await leaveBand(table, band, text);
        if (left && !band.joined) await joinBand(table, band.name, own);
      }
      return { ...band, members: band.members.filter((key) => !unused.includes(key)) };
    }),
  );
}
