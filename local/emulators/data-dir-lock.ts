/**
 * One process at a time per data folder. The lock is SQLite's own on a file of its own, so the system releases it whichever
 * way the process ends; a file with a process number in it would outlive a kill -9.
 *
 * @see https://www.sqlite.org/lockingv3.html
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export class DataDirInUseError extends Error {
  readonly dataDir: string;

  constructor(dataDir: string, cause: unknown) {
    super(
      `The data folder ${dataDir} is in use by another process (newsfold start, or another command). ` +
        'End it, talk to its endpoint, or give another --data-dir.',
      { cause },
    );
    this.name = 'DataDirInUseError';
    this.dataDir = dataDir;
  }
}

/** SQLite's result codes for "another connection holds the lock". */
const BUSY = 5;
const LOCKED = 6;

/** @throws DataDirInUseError at once, without waiting */
export function lockDataDir(dataDir: string): { release(): void } {
  mkdirSync(dataDir, { recursive: true });
  const db = new DatabaseSync(join(dataDir, 'lock.sqlite'), { timeout: 0 });
  try {
    db.exec('begin exclusive');
  } catch (error) {
    db.close();
    const code = error instanceof Error && 'errcode' in error ? error.errcode : null;
    throw code === BUSY || code === LOCKED ? new DataDirInUseError(dataDir, error) : error;
  }
  return { release: () => db.close() };
}
