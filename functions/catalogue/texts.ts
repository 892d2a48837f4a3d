/**
 * Texts, and which of them are near copies. A text is named by the digest of its folded words. What is known of texts (their words, their
 * bands, which two are near copies) never changes, so these rows are facts that are only added; which articles *have* a text is said by
 * member rows. A text that no article has belongs to no group and connects none.
 *
 * ```
 * article has a text   is it in use? ─ yes ──────────────────────────────────▶ member row ─▶ marked unused? ─ no ─▶ done
 *                            no ─▶ words ─▶ bands ─▶ candidates ─▶ links ──────▲                    yes ─▶ register again
 * article gives it up  member row away ─▶ is it in use? ─ no ─▶ mark it unused
 * ```
 *
 * - Two texts that share a band cannot miss each other: `ADD members` with `ALL_OLD` registers one and returns who was there before, in
 *   one atomic request, and a text's words are written before its first band.
 * - The member row comes last, so a text with a member is known to be registered: an exact copy costs nothing more.
 * - The mark is a hint that a newcomer checks: it takes an unused text out of the bands they share, unless somebody has joined since, who
 *   may be bringing the text back. Whoever brings it back looks for the mark after its member row is there, and registers once more.
 */
import { GetCommand, PutCommand, paginateQuery, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { verify } from '../../pipeline/compare/verify.ts';
import type { Fingerprint } from '../../pipeline/record.ts';
import type { ArticleRecord } from './article-record.ts';
import { type Band, chooseCandidates, joinBand, leaveBand } from './bands.ts';
import { memberRowOf, putDependent } from './dependent-rows.ts';
import { type TextKey, textKeyOf, textPartition } from './keys.ts';
import { batchGet, holds, type RowKey, type Table } from './table.ts';

/** Says that an article has this text, which is compared with all others unless it is known. Repeating it changes nothing. */
export async function haveText(
  table: Table,
  record: ArticleRecord,
  text: Fingerprint,
  generation: number,
): Promise<void> {
  const partition = textPartition(textKeyOf(text.textDigest));
  if (!(await isInUse(table, partition))) await register(table, text);
  await putDependent(table, memberRowOf(record), generation);
  while (await isMarkedUnused(table, partition)) await register(table, text);
}

/** To be called after a member row of this text is gone. */
export async function markIfUnused(table: Table, partition: string): Promise<void> {
  if (await isInUse(table, partition)) return;
  await holds(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: headKeyOf(partition),
        UpdateExpression: 'SET unused = :true',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':true': true },
      }),
    ),
  );
}

/** Writes the text's words, which takes the mark off, enters it in its bands and links it to its near copies. */
async function register(table: Table, text: Fingerprint): Promise<void> {
  const own = textKeyOf(text.textDigest);
  await table.client.send(
    new PutCommand({ TableName: table.name, Item: { ...headKeyOf(textPartition(own)), words: bytesOf(text.words) } }),
  );
  const bands = await Promise.all(text.bands.map((band) => joinBand(table, band, own)));
  const candidates = await headsOf(table, chooseCandidates(bands, own));

  const near: TextKey[] = [];
  for (const { key, words, unused } of candidates) {
    if (unused && !(await isInUse(table, textPartition(key)))) {
      await takeOutOf(table, bands, key, own);
    } else if (verify(text, { textDigest: key, bands: [], words }) !== null) {
      near.push(key);
    }
  }
  await Promise.all(near.flatMap((key) => [putLink(table, own, key), putLink(table, key, own)]));
}

/** Takes an unused text's place in the bands that it has filled up. */
async function takeOutOf(table: Table, bands: readonly Band[], unused: TextKey, own: TextKey): Promise<void> {
  for (const band of bands.filter(({ members }) => members.includes(unused))) {
    const left = await leaveBand(table, band, unused);
    if (left && !band.joined) await joinBand(table, band.name, own);
  }
}

async function isInUse(table: Table, partition: string): Promise<boolean> {
  const { Items } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: 'pk = :text AND begins_with(sk, :member)',
      ExpressionAttributeValues: { ':text': partition, ':member': 'M#' },
      Limit: 1,
      ConsistentRead: true,
    }),
  );
  return (Items ?? []).length > 0;
}

async function isMarkedUnused(table: Table, partition: string): Promise<boolean> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: headKeyOf(partition), ConsistentRead: true }),
  );
  return Item?.['unused'] === true;
}

/** What the table has of one text. */
export type TextRows = {
  readonly key: TextKey;
  /** Compared words (`words.ts`). */
  readonly words: Uint16Array;
  /** Articles that have it, in no particular order. */
  readonly members: readonly TextMember[];
  /** Texts that it is a near copy of. */
  readonly near: readonly TextKey[];
};

export type TextMember = {
  readonly id: string;
  readonly sortAt: string;
  readonly updatedAt: string | null;
  readonly uploadedAt: string;
  readonly source: string | null;
  readonly url: string | null;
  readonly agency: readonly string[];
};

/** Null when the text is not known. */
export async function readText(table: Table, key: TextKey): Promise<TextRows | null> {
  let words: Uint16Array | null = null;
  const members: TextMember[] = [];
  const near: TextKey[] = [];
  const pages = paginateQuery(
    { client: table.client },
    {
      TableName: table.name,
      KeyConditionExpression: 'pk = :text',
      ExpressionAttributeValues: { ':text': textPartition(key) },
    },
  );
  for await (const { Items } of pages) {
    for (const item of Items ?? []) {
      const sk = item['sk'] as string;
      if (sk === 'H') words = wordsFrom(item['words'] as Uint8Array);
      if (sk.startsWith('E#')) near.push(sk.slice(2));
      if (sk.startsWith('M#')) members.push({ ...(item as Omit<TextMember, 'id'>), id: sk.slice(2) });
    }
  }
  return words === null ? null : { key, words, members, near };
}

type Head = { readonly key: TextKey; readonly words: Uint16Array; readonly unused: boolean };

async function headsOf(table: Table, keys: readonly TextKey[]): Promise<Head[]> {
  const rows = await batchGet(
    table,
    keys.map((key) => headKeyOf(textPartition(key))),
  );
  return rows.map((row) => ({
    key: keyOfPartition(row['pk'] as string),
    words: wordsFrom(row['words'] as Uint8Array),
    unused: row['unused'] === true,
  }));
}

async function putLink(table: Table, from: TextKey, to: TextKey): Promise<void> {
  await table.client.send(new PutCommand({ TableName: table.name, Item: { pk: textPartition(from), sk: `E#${to}` } }));
}

function headKeyOf(partition: string): RowKey {
  return { pk: partition, sk: 'H' };
}

function keyOfPartition(pk: string): TextKey {
  return pk.slice(pk.lastIndexOf('#') + 1);
}

function bytesOf(words: Uint16Array): Uint8Array {
  return new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
}

/** Copies the bytes: the driver's buffer need not be aligned to 16 bits. */
function wordsFrom(bytes: Uint8Array): Uint16Array {
  return new Uint16Array(bytes.slice().buffer);
}
