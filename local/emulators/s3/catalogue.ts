/**
 * The emulated S3's memory: one SQLite file with buckets, versions, uploads in parts, and the outbox of notifications.
 * Bodies up to `INLINE_LIMIT` are in it too; larger ones are files beside it (`bodies.ts`).
 *
 * A change and its notification are one transaction, so a kill -9 leaves both or neither. `synchronous = NORMAL` with a
 * write-ahead log needs no fsync per commit: what was acknowledged survives the process's death, though not, for the last
 * moments, the machine's.
 *
 * @see https://www.sqlite.org/pragma.html#pragma_synchronous
 */
import { DatabaseSync } from 'node:sqlite';

const SCHEMA_VERSION = 1;

const SCHEMA = `
  create table bucket (
    name        text primary key,
    created_at  integer not null,
    versioning  text not null check (versioning in ('', 'Enabled', 'Suspended'))
  ) without rowid;

  -- Every version and delete marker. The highest seq of a key is its current one.
  create table version (
    seq           integer primary key autoincrement,
    bucket        text not null,
    key           text not null,
    version_id    text not null,
    current       integer not null,
    marker        integer not null,
    size          integer not null,
    etag          text not null,
    last_modified integer not null,
    headers       text not null,  -- JSON: response headers, user metadata among them
    checksum      text,           -- JSON: Checksum
    files         text,           -- JSON: BodyFile[]; null when the body is in "bytes"
    bytes         blob            -- last, so that listings need not step over it
  );
  create unique index version_by_id on version (bucket, key, version_id);
  create unique index version_current on version (bucket, key) where current = 1;
  create index version_by_age on version (bucket, key, seq);

  create table upload (
    id            text primary key,
    bucket        text not null,
    key           text not null,
    headers       text not null,
    algorithm     text,
    initiated_at  integer not null
  ) without rowid;

  create table part (
    upload_id     text not null references upload (id) on delete cascade,
    number        integer not null,
    size          integer not null,
    etag          text not null,
    checksum      text,
    files         text not null,
    last_modified integer not null,
    primary key (upload_id, number)
  ) without rowid;

  create table outbox (
    id         integer primary key autoincrement,
    name       text not null,
    bucket     text not null,
    key        text not null,
    version_id text,
    size       integer,
    etag       text,
    at         integer not null
  );
`;

export type Catalogue = {
  readonly db: DatabaseSync;
  /** All or nothing. `work` must not wait for anything. */
  transaction<T>(work: () => T): T;
  /** Within a transaction: what is to be done once it is committed, and not at all if it fails. */
  afterCommit(action: () => void): void;
  close(): void;
};

export function openCatalogue(path: string): Catalogue {
  const db = new DatabaseSync(path);
  db.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma foreign_keys = on;');
  const version = db.prepare('pragma user_version').get()?.['user_version'];
  if (version === 0) db.exec(`begin; ${SCHEMA} pragma user_version = ${SCHEMA_VERSION}; commit;`);
  else if (version !== SCHEMA_VERSION) {
    db.close();
    throw new Error(
      `${path} has layout ${version}; this release reads layout ${SCHEMA_VERSION}. Use another data folder.`,
    );
  }
  const begin = db.prepare('begin immediate');
  const commit = db.prepare('commit');
  const rollback = db.prepare('rollback');
  let actions: (() => void)[] = [];
  return {
    db,
    transaction: (work) => {
      begin.run();
      try {
        const result = work();
        commit.run();
        for (const action of actions) action();
        return result;
      } catch (error) {
        if (db.isTransaction) rollback.run();
        throw error;
      } finally {
        actions = [];
      }
    },
    afterCommit: (action) => void actions.push(action),
    close: () => db.close(),
  };
}
