/** One version of an object, or a delete marker: the shapes that the catalogue stores and the handlers answer from. */
import type { SQLOutputValue } from 'node:sqlite';
import type { Checksum } from './checksums.ts';

/** A file in the folder of bodies; `name` is unique and never used again. */
export type BodyFile = { readonly name: string; readonly size: number };

/** A body in several files was uploaded in parts: they are its parts, in order. */
export type Body =
  | { readonly kind: 'inline'; readonly bytes: Uint8Array }
  | { readonly kind: 'files'; readonly files: readonly BodyFile[] };

/** What a client puts. */
export type Content = {
  readonly size: number;
  /** Without quotes: MD5 in hex, `-n` after it when uploaded in n parts. */
  readonly etag: string;
  /** Sent back as they are: content-type and its kin, `x-amz-meta-*`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly checksum: Checksum | null;
  readonly body: Body;
};

type Identity = {
  readonly seq: number;
  readonly key: string;
  /** `null` as a string, as S3 has it, for versions written while the bucket kept none. */
  readonly versionId: string;
  /** Milliseconds since 1970. */
  readonly lastModified: number;
};

export type ObjectVersion = Identity & Content & { readonly kind: 'object' };
export type DeleteMarker = Identity & { readonly kind: 'marker' };

export type Row = Record<string, SQLOutputValue>;

export const VERSION_COLUMNS =
  'seq, key, version_id, marker, size, etag, last_modified, headers, checksum, files, bytes';

const NO_BYTES = new Uint8Array(0);

/** The schema is ours, so a row's types are trusted. */
export function readVersion(row: Row): ObjectVersion | DeleteMarker {
  const identity: Identity = {
    seq: row['seq'] as number,
    key: row['key'] as string,
    versionId: row['version_id'] as string,
    lastModified: row['last_modified'] as number,
  };
  if (row['marker'] === 1) return { kind: 'marker', ...identity };
  return {
    kind: 'object',
    ...identity,
    size: row['size'] as number,
    etag: row['etag'] as string,
    headers: JSON.parse(row['headers'] as string),
    checksum: row['checksum'] === null ? null : JSON.parse(row['checksum'] as string),
    body: readBody(row),
  };
}

const readBody = (row: Row): Body =>
  row['files'] === null
    ? { kind: 'inline', bytes: (row['bytes'] as Uint8Array | null) ?? NO_BYTES }
    : { kind: 'files', files: JSON.parse(row['files'] as string) };

/** The files that go when this row goes. */
export const filesOf = (row: Row): readonly BodyFile[] =>
  typeof row['files'] === 'string' ? JSON.parse(row['files']) : [];
