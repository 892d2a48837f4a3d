/**
 * What a message of the ingest queue says: these keys changed. Nothing else in it is trusted. Parsed by a schema at the edge.
 *
 * | message | result |
 * |---|---|
 * | S3 notification (created, removed, expired) | its keys, decoded |
 * | reference sent by re-processing | its key |
 * | `s3:TestEvent` | no keys: acknowledged |
 * | anything else, or another bucket's | an error: retried, then kept in the dead-letter queue |
 */
import { z } from 'zod';

const s3Notification = z.object({
  Records: z
    .array(
      z.object({
        eventSource: z.literal('aws:s3'),
        eventName: z.string(),
        s3: z.object({ bucket: z.object({ name: z.string() }), object: z.object({ key: z.string().min(1) }) }),
      }),
    )
    .min(1),
});

const s3TestEvent = z.object({ Service: z.literal('Amazon S3'), Event: z.literal('s3:TestEvent') });

/** What re-processing sends: a reference, with the key as it is. */
export const objectReference = z.object({
  newsfold: z.literal('object-reference'),
  bucket: z.string(),
  key: z.string().min(1),
});
export type ObjectReference = z.infer<typeof objectReference>;

const message = z.union([s3Notification, s3TestEvent, objectReference]);

export class MalformedMessageError extends Error {
  override readonly name = 'MalformedMessageError';
}

/**
 * @param body the message as received
 * @param bucket the only bucket whose keys are accepted
 * @returns distinct keys in order; none for a test event
 * @throws MalformedMessageError for everything else
 */
export function keysOf(body: string, bucket: string): string[] {
  const parsed = message.safeParse(jsonOf(body));
  if (!parsed.success) {
    throw new MalformedMessageError(
      `neither an S3 notification, nor an object reference, nor an s3:TestEvent: ${excerpt(body)}`,
    );
  }
  if ('Event' in parsed.data) return [];
  const named =
    'Records' in parsed.data
      ? parsed.data.Records.map(({ s3 }) => ({ bucket: s3.bucket.name, key: decodedKey(s3.object.key) }))
      : [{ bucket: parsed.data.bucket, key: parsed.data.key }];
  const foreign = named.find((object) => object.bucket !== bucket);
  if (foreign !== undefined) {
    throw new MalformedMessageError(
      `the message is about bucket ${foreign.bucket}; this function reads ${bucket} only`,
    );
  }
  return [...new Set(named.map((object) => object.key))];
}

/** S3 writes keys as in a query string: percent-encoded, a space as `+`. */
function decodedKey(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll('+', ' '));
  } catch (cause) {
    throw new MalformedMessageError(`the key is not URL-encoded UTF-8: ${excerpt(key)}`, { cause });
  }
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function excerpt(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 200)}…`;
}
