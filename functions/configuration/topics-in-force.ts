/**
 * The user's own topics as they are in force: the newest version of one object that can be read. Changing the object changes the topics,
 * without a deployment; a malformed version is passed over, so the one before it stays in force until it is mended.
 *
 * Each reading asks S3 whether there is a newer version. What came of the last one is kept, so a change costs one download in each
 * running function and everything else an answer without a body.
 */
import { GetObjectCommand, NoSuchKey, S3ServiceException } from '@aws-sdk/client-s3';
import { NO_TOPICS, type OwnTopics } from '../../pipeline/own-topics/compile-topics.ts';
import { type Problem, readTopicsFile } from '../../pipeline/own-topics/read-topics.ts';
import { type Bucket, versionsNewestFirst } from '../objects/bucket.ts';

/** Key of the topics file in the configuration bucket. */
export const TOPICS_KEY = 'topics.yaml';

/** A version of the file that was passed over. */
export type RefusedTopics = { readonly versionId: string | null; readonly problems: readonly Problem[] };

/** Malformed versions in a row that are passed over; with more nothing is stored until the file is mended, rather than without topics. */
const MAX_REFUSED = 100;

type Read = { readonly eTag: string; readonly topics: OwnTopics };

export class TopicsInForce {
  readonly #bucket: Bucket;
  readonly #onRefused: (refused: RefusedTopics) => void;
  #last: Read | null = null;

  /** @param onRefused told of each malformed version, once in a process */
  constructor(bucket: Bucket, onRefused: (refused: RefusedTopics) => void) {
    this.#bucket = bucket;
    this.#onRefused = onRefused;
  }

  /**
   * @returns `NO_TOPICS` when there is no file, or no version of it that is in order
   * @throws Error after too many malformed versions
   */
  async read(): Promise<OwnTopics> {
    const newest = await this.#download(null, this.#last?.eTag);
    if (newest === 'unchanged') return this.#last?.topics ?? NO_TOPICS;
    if (newest === null) {
      this.#last = null;
      return NO_TOPICS;
    }
    const topics = this.#readable(newest) ?? (await this.#formerTopics(newest.versionId));
    this.#last = { eTag: newest.eTag, topics };
    return topics;
  }

  /** The newest version before a malformed one that is in order; none when the file was taken away in between. */
  async #formerTopics(malformed: string | null): Promise<OwnTopics> {
    let refused = 0;
    for await (const { versionId, eTag } of versionsNewestFirst(this.#bucket, TOPICS_KEY)) {
      if (versionId === malformed) continue;
      if (eTag === null) return NO_TOPICS;
      if (++refused > MAX_REFUSED) {
        throw new Error(`the newest ${MAX_REFUSED} versions of ${TOPICS_KEY} are malformed: put one that is in order`);
      }
      const former = await this.#download(versionId);
      const topics = former === null || former === 'unchanged' ? null : this.#readable(former);
      if (topics !== null) return topics;
    }
    return NO_TOPICS;
  }

  #readable({ bytes, versionId }: Download): OwnTopics | null {
    const read = readTopicsFile(bytes);
    if (read.kind === 'topics') return read.topics;
    this.#onRefused({ versionId, problems: read.problems });
    return null;
  }

  /** @returns null when there is no such object */
  async #download(versionId: string | null, known?: string): Promise<Download | 'unchanged' | null> {
    try {
      const { Body, ETag, VersionId } = await this.#bucket.client.send(
        new GetObjectCommand({
          Bucket: this.#bucket.name,
          Key: TOPICS_KEY,
          ...(versionId === null ? {} : { VersionId: versionId }),
          ...(known === undefined ? {} : { IfNoneMatch: known }),
        }),
      );
      const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
      return { bytes, eTag: ETag ?? '', versionId: VersionId ?? null };
    } catch (error) {
      if (error instanceof NoSuchKey) return null;
      if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 304) return 'unchanged';
      throw error;
    }
  }
}

type Download = { readonly bytes: Uint8Array; readonly eTag: string; readonly versionId: string | null };
