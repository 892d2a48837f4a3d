/**
 * Uploads in parts: clients use them for large files (`aws s3 cp` above 8 MB). Each part is a file; when the upload
 * completes, the object's body is those files in order, so nothing is copied.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html
 */
import { randomBytes } from 'node:crypto';
import type { Catalogue } from './catalogue.ts';
import type { ChecksumAlgorithm } from './checksums.ts';
import { S3Error } from './errors.ts';
import { type BodyFile, filesOf } from './version.ts';

export type Upload = {
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly algorithm: ChecksumAlgorithm | null;
};

export type Part = {
  /** 1 … 10 000 */
  readonly number: number;
  readonly size: number;
  readonly etag: string;
  /** Base64, by the upload's algorithm. */
  readonly checksum: string | null;
  readonly files: readonly BodyFile[];
  readonly lastModified: number;
};

export type Uploads = {
  create(bucket: string, key: string, headers: Upload['headers'], algorithm: ChecksumAlgorithm | null): string;
  /** @throws S3Error NoSuchUpload */
  get(bucket: string, key: string, id: string): Upload;
  /** Replaces a part of the same number. */
  putPart(id: string, part: Part): void;
  /** In order of their numbers. */
  parts(id: string): readonly Part[];
  /** The upload and its parts are forgotten; all files but those in `kept` go. */
  delete(id: string, kept: ReadonlySet<string>): void;
};

export function openUploads({ db, afterCommit }: Catalogue, discard: (files: readonly BodyFile[]) => void): Uploads {
  const insert = db.prepare(
    'insert into upload (id, bucket, key, headers, algorithm, initiated_at) values (?, ?, ?, ?, ?, ?)',
  );
  const select = db.prepare('select headers, algorithm from upload where id = ? and bucket = ? and key = ?');
  const remove = db.prepare('delete from upload where id = ?');
  const selectPart = db.prepare('select files from part where upload_id = ? and number = ?');
  const insertPart = db.prepare(
    `insert or replace into part (upload_id, number, size, etag, checksum, files, last_modified)
     values (?, ?, ?, ?, ?, ?, ?)`,
  );
  const selectParts = db.prepare(
    `select number, size, etag, checksum, files, last_modified as lastModified
     from part where upload_id = ? order by number`,
  );
  const parts = (id: string): readonly Part[] =>
    selectParts.all(id).map((row) => ({ ...(row as Omit<Part, 'files'>), files: filesOf(row) }));

  return {
    create: (bucket, key, headers, algorithm) => {
      const id = randomBytes(24).toString('base64url');
      insert.run(id, bucket, key, JSON.stringify(headers), algorithm, Date.now());
      return id;
    },
    get: (bucket, key, id) => {
      const row = select.get(id, bucket, key);
      if (row === undefined) {
        throw new S3Error(
          'NoSuchUpload',
          'The specified upload does not exist; it may have been aborted or completed.',
        );
      }
      const algorithm = row['algorithm'] as ChecksumAlgorithm | null;
      return { id, headers: JSON.parse(row['headers'] as string), algorithm };
    },
    putPart: (id, { number, size, etag, checksum, files, lastModified }) => {
      const former = selectPart.get(id, number);
      if (former !== undefined) afterCommit(() => discard(filesOf(former)));
      insertPart.run(id, number, size, etag, checksum, JSON.stringify(files), lastModified);
    },
    parts,
    delete: (id, kept) => {
      const files = parts(id).flatMap((part) => part.files.filter(({ name }) => !kept.has(name)));
      afterCommit(() => discard(files));
      remove.run(id);
    },
  };
}
