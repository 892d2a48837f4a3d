/**
 * One process at a time. The lock is SQLite's own on a file of its own, so the system releases it whichever way the process ends; a file
 * with a process number in it would outlive a kill -9.
 *
 * @see https://www.sqlite.org/lockingv3.html
 */
import { DatabaseSync } from 'node:sqlite';

/** SQLite's result codes for "another connection holds the lock". */
const BUSY = 5;
const LOCKED = 6;

export class LockedError extends Error {
  override readonly name = 'LockedError';
}

/** @throws LockedError at once, without waiting */
export function lockFile(file: string): { release(): void } {
  const db = new DatabaseSync(file, { timeout: 0 });
  try {
    db.exec('begin exclusive');
  } catch (error) {
    db.close();
    const code = error instanceof Error && 'errcode' in error ? error.errcode : null;
    throw code === BUSY || code === LOCKED ? new LockedError(`${file} is locked`, { cause: error }) : error;
  }
  return { release: () => db.close() };
}
