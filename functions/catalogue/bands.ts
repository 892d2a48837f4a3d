/**
 * Bands: for each value of a text's sketch one row that lists the texts having it, and which of the texts met there are worth comparing.
 *
 * A row is paid by its whole size at every write, so it is kept within one kilobyte: a full band costs as much to join as an empty one.
 *
 * | beyond | given up |
 * |---|---|
 * | 56 texts in a band | a newcomer is compared with those listed, and is not listed itself: later copies meet it in its other bands |
 * | 16 texts in a band | it stands for a common formula or first sentence: a text met in such bands only, fewer than three, is not compared |
 * | 16 texts to compare | the rest: of each band the same number is taken |
 */
import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { mix } from '../../pipeline/fingerprint/words.ts';
import { bandKeyOf, type TextKey } from './keys.ts';
import { holds, ifHolds, type Table } from './table.ts';

/** Texts a band lists: 56 of 16 bytes, with the rest of the row, stay below 1,024 bytes. */
export const BAND_CAPACITY = 56;

/** Texts from which a band counts as common. In a week of 12 newspapers 11 of 5,274 shared bands have more, and 1 % of the copies meet in these only. */
export const COMMON_BAND = 16;

/** Bands in which two texts must meet where all of them are common: a first sentence alone gives two. */
const COMMON_MEETINGS = 3;

/** Texts that a newcomer is compared with: 16 read units at most, and 32 write units for links where all are near copies. */
export const MAX_CANDIDATES = 16;

export type Band = {
  readonly name: string;
  /** Who was there before. */
  readonly members: readonly TextKey[];
  /** Whether the text could be entered. */
  readonly joined: boolean;
  /** How many have joined so far, the text included: tells whether anybody has since. */
  readonly joins: number;
};

/** Enters a text, atomically with reading who was there before. */
export async function joinBand(table: Table, name: string, text: TextKey): Promise<Band> {
  const Key = bandKeyOf(name);
  const joined = await ifHolds(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key,
        UpdateExpression: 'ADD members :self, joins :one',
        ConditionExpression: 'attribute_not_exists(members) OR size(members) < :capacity OR contains(members, :text)',
        ExpressionAttributeValues: {
          ':self': new Set([Buffer.from(text, 'hex')]),
          ':text': Buffer.from(text, 'hex'),
          ':capacity': BAND_CAPACITY,
          ':one': 1,
        },
        ReturnValues: 'ALL_OLD',
      }),
    ),
  );
  const row =
    joined === null
      ? (await table.client.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }))).Item
      : joined.Attributes;
  const members = [...((row?.['members'] as Set<Uint8Array> | undefined) ?? [])].map((member) =>
    Buffer.from(member).toString('hex'),
  );
  const joinsBefore = (row?.['joins'] as number | undefined) ?? 0;
  return { name, members, joined: joined !== null, joins: joinsBefore + (joined === null ? 0 : 1) };
}

/** Takes a text out, unless anybody has joined since the band was read. @returns whether it did */
export async function leaveBand(table: Table, band: Band, text: TextKey): Promise<boolean> {
  return holds(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: bandKeyOf(band.name),
        UpdateExpression: 'DELETE members :text',
        ConditionExpression: 'joins = :read',
        ExpressionAttributeValues: { ':text': new Set([Buffer.from(text, 'hex')]), ':read': band.joins },
      }),
    ),
  );
}

/** The texts to compare `own` with: one band after the other gives one, so that a crowded band does not crowd out the others. */
export function chooseCandidates(bands: readonly Band[], own: TextKey): TextKey[] {
  const met = new Map<TextKey, number>();
  for (const { members } of bands) for (const text of members) met.set(text, (met.get(text) ?? 0) + 1);
  met.delete(own);

  const queues = bands.map(({ members }) =>
    members
      .filter((text) => met.has(text) && (members.length <= COMMON_BAND || (met.get(text) ?? 0) >= COMMON_MEETINGS))
      .sort((a, b) => drawOf(own, a) - drawOf(own, b) || (a < b ? -1 : 1)),
  );
  const chosen = new Set<TextKey>();
  for (let rank = 0; queues.some((queue) => rank < queue.length); rank++) {
    for (const queue of queues) {
      const text = queue[rank];
      if (text !== undefined && chosen.size < MAX_CANDIDATES) chosen.add(text);
    }
  }
  return [...chosen];
}

/** A number drawn for each pair: every newcomer takes others, so that no few texts hold a large group together. */
function drawOf(a: TextKey, b: TextKey): number {
  return mix(Number.parseInt(a.slice(0, 8), 16) ^ Number.parseInt(b.slice(0, 8), 16));
}
