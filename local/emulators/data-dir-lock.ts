/**
 * One process at a time per data folder.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { LockedError, lockFile } from '../exclusive-lock.ts';

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

/** @throws DataDirInUseError at once, without waiting */
export function lockDataDir(dataDir: string): { release(): void } {
  mkdirSync(dataDir, { recursive: true });
  try {
    return lockFile(join(dataDir, 'lock.sqlite'));
  } catch (error) {
    throw error instanceof LockedError ? new DataDirInUseError(dataDir, error) : error;
  }
}
