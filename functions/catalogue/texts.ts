/**
 * Texts, and which of them are near duplicates. A text is known by the digest of its folded words; its signature, its
 * bands and its likeness to another text never change, so these rows are facts that are only ever added. Which articles
 * *have* a text is said by member rows (`dependent-rows.ts`); a text that no article has any more is passed over by readers.
 *
 * Two texts that share a band cannot miss each other: `ADD members` with `ALL_OLD` registers one and returns who was there
 * before, in one atomic request, and a text's signature is written before its first band.
 *
 * An exact copy costs nothing here: its text is known already.
 */
import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { verify } from '../../pipeline/compare/verify.ts';
import { bands } from '../../pipeline/fingerprint/fingerprint.ts';
import type { Fingerprint } from '../../pipeline/record.ts';
import { bandKeyOf, textPartition } from './keys.ts';
import { batchGet, ifHolds, type RowKey, type Table } from './table.ts';

/**
 * Texts a band may list. An item is paid by its whole size: 64 digests are 4 KB, so a full band costs 5 write units to
 * join. Past it a newcomer is compared with those listed and not listed itself: copies of *it* are then found through
 * its other bands, or through the texts listed here.
 */
export const BAND_CAPACITY = 64;

/** Makes `text` known and links it to its near duplicates. Repeating it changes nothing. */
export async function registerText(table: Table, text: Fingerprint): Promise<void> {
  const key: RowKey = { pk: textPartition(text.textDigest), sk: 'H' };
  const { Item } = await table.client.send(new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true }));
  if (Item?.['ready'] === true) return;

  const head = {
    ...key,
    signature: new Uint8Array(text.signature.buffer, text.signature.byteOffset, text.signature.byteLength),
  };
  await table.client.send(new PutCommand({ TableName: table.name, Item: head }));

  const neighbours = await Promise.all(bands(text.signature).map((band) => joinBand(table, band, text.textDigest)));
  const candidates = [...new Set(neighbours.flat())].filter((digest) => digest !== text.textDigest);
  const signatures = await signaturesOf(table, candidates);

  const edges: Promise<unknown>[] = [];
  for (const [digest, signature] of signatures) {
    const likeness = verify(text, { textDigest: digest, signature });
    if (likeness === null) continue;
    edges.push(putEdge(table, text.textDigest, digest, likeness.similarity));
    edges.push(putEdge(table, digest, text.textDigest, likeness.similarity));
  }
  await Promise.all(edges);
  await table.client.send(new PutCommand({ TableName: table.name, Item: { ...head, ready: true } }));
}

/** Adds a text to a band; returns the digests that were there before. */
async function joinBand(table: Table, band: string, textDigest: string): Promise<string[]> {
  const Key = bandKeyOf(band);
  const joined = await ifHolds(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key,
        UpdateExpression: 'ADD members :self',
        ConditionExpression: 'attribute_not_exists(members) OR size(members) < :capacity',
        ExpressionAttributeValues: { ':self': new Set([textDigest]), ':capacity': BAND_CAPACITY },
        ReturnValues: 'ALL_OLD',
      }),
    ),
  );
  const row =
    joined === null
      ? (await table.client.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }))).Item
      : joined.Attributes;
  return [...((row?.['members'] as Set<string> | undefined) ?? [])];
}

async function signaturesOf(table: Table, digests: readonly string[]): Promise<Map<string, Uint32Array>> {
  const heads = await batchGet(
    table,
    digests.map((digest) => ({ pk: textPartition(digest), sk: 'H' })),
  );
  return new Map(
    heads.map((head) => [digestOfPartition(head['pk'] as string), signatureFrom(head['signature'] as Uint8Array)]),
  );
}

async function putEdge(table: Table, from: string, to: string, similarity: number): Promise<void> {
  const Item = { pk: textPartition(from), sk: `E#${to}`, similarity };
  await table.client.send(new PutCommand({ TableName: table.name, Item }));
}

function digestOfPartition(pk: string): string {
  return pk.slice(pk.lastIndexOf('#') + 1);
}

/** Copies the bytes: the driver's buffer need not be aligned to 32 bits. */
export function signatureFrom(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.slice().buffer);
}
