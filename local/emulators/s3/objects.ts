/**
 * Objects and their versions: what S3 does to them when something is put, deleted or expires, and the event each change
 * leaves in the outbox within the same transaction.
 *
 *     versioning   put                        delete                            delete of a version
 *     never        replaces                   removes                           removes
 *     Enabled      adds a version             adds a delete marker              removes; the one before is current again
 *     Suspended    replaces version `null`    replaces `null` by a marker       removes
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/versioning-workflows.html
 */
import { randomBytes } from 'node:crypto';
import type { Bucket } from './buckets.ts';
import type { Catalogue } from './catalogue.ts';
import { S3Error } from './errors.ts';
import type { EventName, ObjectEvent } from './notification.ts';
import {
  type BodyFile,
  type Content,
  type DeleteMarker,
  filesOf,
  type ObjectVersion,
  readVersion,
  VERSION_COLUMNS,
} from './version.ts';

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html */
export type WriteCondition =
  | { readonly kind: 'always' }
  | { readonly kind: 'if absent' }
  | { readonly kind: 'if matches'; readonly etag: string };

/** What a delete did; `versionId` is the marker's or the removed version's, `null` where there are no versions. */
export type Deleted = { readonly versionId: string | null; readonly marker: boolean };

/** Writes must be called within a transaction, which is the caller's: an upload's end and a list of deletes are one each. */
export type Objects = {
  current(bucket: string, key: string): ObjectVersion | DeleteMarker | null;
  version(bucket: string, key: string, versionId: string): ObjectVersion | DeleteMarker | null;
  /** Returns the new version's id, `null` where there are no versions. */
  put(bucket: Bucket, key: string, content: Content, event: EventName, condition: WriteCondition): string | null;
  delete(
    bucket: Bucket,
    key: string,
    cause: 'ObjectRemoved' | 'LifecycleExpiration',
    condition: WriteCondition,
  ): Deleted;
  deleteVersion(bucket: Bucket, key: string, versionId: string): Deleted;
};

/** 24 random bytes: 32 characters, as S3's own ids have. */
const newVersionId = (): string => randomBytes(24).toString('base64url');

export function openObjects(
  { db, afterCommit }: Catalogue,
  record: (event: ObjectEvent) => void,
  discard: (files: readonly BodyFile[]) => void,
): Objects {
  const selectCurrent = db.prepare(
    `select ${VERSION_COLUMNS} from version where bucket = ? and key = ? and current = 1`,
  );
  const selectVersion = db.prepare(
    `select ${VERSION_COLUMNS} from version where bucket = ? and key = ? and version_id = ?`,
  );
  const insert = db.prepare(
    `insert into version (bucket, key, version_id, current, marker, size, etag, last_modified, headers, checksum, files, bytes)
     values (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const demote = db.prepare('update version set current = 0 where bucket = ? and key = ? and current = 1');
  const promote = db.prepare(
    `update version set current = 1
     where seq = (select max(seq) from version where bucket = ? and key = ?)`,
  );
  const remove = db.prepare(
    'delete from version where bucket = ? and key = ? and version_id = ? returning marker, files',
  );

  const current = (bucket: string, key: string) => {
    const row = selectCurrent.get(bucket, key);
    return row === undefined ? null : readVersion(row);
  };

  const removeRow = (bucket: string, key: string, versionId: string): { readonly marker: boolean } | null => {
    const row = remove.get(bucket, key, versionId);
    if (row === undefined) return null;
    const files = filesOf(row);
    if (files.length > 0) afterCommit(() => discard(files));
    return { marker: row['marker'] === 1 };
  };

  const check = (bucket: string, key: string, condition: WriteCondition): void => {
    if (condition.kind === 'always') return;
    const found = current(bucket, key);
    const exists = found?.kind === 'object';
    if (condition.kind === 'if absent' && exists) {
      throw new S3Error(
        'PreconditionFailed',
        'At least one of the preconditions you specified did not hold: If-None-Match',
      );
    }
    if (condition.kind === 'if matches') {
      if (!exists) throw new S3Error('NoSuchKey', 'The specified key does not exist.');
      if (condition.etag !== '*' && condition.etag !== found.etag) {
        throw new S3Error(
          'PreconditionFailed',
          'At least one of the preconditions you specified did not hold: If-Match',
        );
      }
    }
  };

  /** The id that a new version takes; makes room for it. */
  const succeed = (bucket: Bucket, key: string): string => {
    const versionId = bucket.versioning === 'Enabled' ? newVersionId() : 'null';
    if (versionId === 'null') removeRow(bucket.name, key, 'null');
    if (bucket.versioning !== '') demote.run(bucket.name, key);
    return versionId;
  };

  const shown = (bucket: Bucket, versionId: string): string | null => (bucket.versioning === '' ? null : versionId);

  return {
    current,
    version: (bucket, key, versionId) => {
      const row = selectVersion.get(bucket, key, versionId);
      return row === undefined ? null : readVersion(row);
    },

    put: (bucket, key, content, name, condition) => {
      check(bucket.name, key, condition);
      const versionId = succeed(bucket, key);
      const at = Date.now();
      const { size, etag, body } = content;
      const checksum = content.checksum === null ? null : JSON.stringify(content.checksum);
      const [files, bytes] = body.kind === 'files' ? [JSON.stringify(body.files), null] : [null, body.bytes];
      insert.run(
        bucket.name,
        key,
        versionId,
        0,
        size,
        etag,
        at,
        JSON.stringify(content.headers),
        checksum,
        files,
        bytes,
      );
      record({ name, bucket: bucket.name, key, versionId: eventVersion(versionId), size, etag, at });
      return shown(bucket, versionId);
    },

    delete: (bucket, key, cause, condition) => {
      check(bucket.name, key, condition);
      const at = Date.now();
      const event = { bucket: bucket.name, key, size: null, etag: null, at };
      if (bucket.versioning === '') {
        const removed = removeRow(bucket.name, key, 'null');
        if (removed !== null) record({ ...event, name: `${cause}:Delete`, versionId: null });
        return { versionId: null, marker: false };
      }
      const versionId = succeed(bucket, key);
      insert.run(bucket.name, key, versionId, 1, 0, '', at, '{}', null, null, null);
      record({ ...event, name: `${cause}:DeleteMarkerCreated`, versionId: eventVersion(versionId) });
      return { versionId, marker: true };
    },

    deleteVersion: (bucket, key, versionId) => {
      const wasCurrent = current(bucket.name, key)?.versionId === versionId;
      const removed = removeRow(bucket.name, key, versionId);
      if (removed === null) return { versionId, marker: false };
      if (wasCurrent) promote.run(bucket.name, key);
      // A marker's removal is a removal too, though the object lives again: whoever listens must look for himself.
      const event = { bucket: bucket.name, key, versionId: eventVersion(versionId), size: null, etag: null };
      record({ ...event, name: 'ObjectRemoved:Delete', at: Date.now() });
      return { versionId, marker: removed.marker };
    },
  };
}

const eventVersion = (versionId: string): string | null => (versionId === 'null' ? null : versionId);
