/**
 * A file that is written in pages and is only ever there complete. Until then it grows beside its place, and a small state file says what
 * of it counts; whenever the process is killed, the next one goes on there.
 *
 * ```
 * FILE.part    pages, and perhaps the beginning of one that was cut off
 * FILE.state   what counts: bytes, articles, cursor; replaced as a whole after every page
 * FILE.lock    held while a process writes
 *
 * page ─▶ FILE.part ─▶ FILE.state ─▶ page … ─▶ FILE.state (ended) ─▶ FILE.part becomes FILE ─▶ FILE.state goes
 * ```
 */
import { existsSync } from 'node:fs';
import { type FileHandle, open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { LockedError, lockFile } from '../exclusive-lock.ts';
import { WrongCallError } from './wrong-call.ts';

/** How far an export has come. */
export type Position = {
  readonly articles: number;
  /** Where to go on; null at the beginning, and when it has ended. */
  readonly cursor: string | null;
  readonly ended: boolean;
};

export const BEGINNING: Position = { articles: 0, cursor: null, ended: false };

const fileState = z.object({
  /** Of what is written: filters, format, catalogue. */
  digest: z.string(),
  bytes: z.number().int().min(0),
  articles: z.number().int().min(0),
  cursor: z.string().nullable(),
  ended: z.boolean(),
});
type FileState = z.infer<typeof fileState>;

export type ResumableFileOptions = {
  readonly file: string;
  readonly digest: string;
  readonly overwrite: boolean;
  /** Forgets what was begun. */
  readonly restart: boolean;
};

export class ResumableFile {
  readonly #places: Places;
  readonly #lock: { release(): void };
  readonly #options: ResumableFileOptions;
  #state: FileState;
  /** Null when FILE is in its place already. */
  #part: FileHandle | null;

  private constructor(
    options: ResumableFileOptions,
    lock: { release(): void },
    state: FileState,
    part: FileHandle | null,
  ) {
    this.#places = placesOf(options.file);
    this.#lock = lock;
    this.#options = options;
    this.#state = state;
    this.#part = part;
  }

  /** @throws WrongCallError when the file is there already, or something else was begun in its place */
  static async open(options: ResumableFileOptions): Promise<ResumableFile> {
    const places = placesOf(options.file);
    const lock = lockOf(options.file);
    try {
      const state = options.restart ? null : await readState(options.file);
      if (state !== null && state.digest === options.digest && (await isInPlace(options.file, state))) {
        return new ResumableFile(options, lock, state, null);
      }
      await refuseToOverwrite(options);
      if (options.restart) await removeWhatWasBegun(places);
      if (state === null && existsSync(places.part)) throw startedOtherwise(options.file, 'nothing says how far it is');
      if (state !== null && state.digest !== options.digest) {
        throw startedOtherwise(options.file, 'it has other filters, another format or another catalogue');
      }
      const begun = state ?? { digest: options.digest, bytes: 0, ...BEGINNING };
      // Before the part, which is never there alone.
      if (state === null) await writeState(places, begun);
      return new ResumableFile(options, lock, begun, await openPart(options.file, begun.bytes));
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  get position(): Position {
    const { articles, cursor, ended } = this.#state;
    return { articles, cursor, ended };
  }

  /** @param position that of the export when this is written */
  async append(text: string, position: Position): Promise<void> {
    if (this.#part === null) throw new Error(`${this.#options.file} is complete`);
    const bytes = Buffer.from(text);
    await this.#part.appendFile(bytes);
    await this.#part.datasync(); // the state must not be ahead of it, not even after a power failure
    this.#state = { ...this.#state, ...position, bytes: this.#state.bytes + bytes.length };
    await writeState(this.#places, this.#state);
  }

  /** Puts the file in its place. */
  async finish(): Promise<void> {
    if (this.#part !== null) {
      await refuseToOverwrite(this.#options); // it may have come into being meanwhile
      await this.#part.close();
      this.#part = null;
      await rename(this.#places.part, this.#options.file);
    }
    await rm(this.#places.state, { force: true });
  }

  async close(): Promise<void> {
    await this.#part?.close();
    await rm(this.#places.lock, { force: true });
    this.#lock.release();
  }
}

type Places = { readonly part: string; readonly state: string; readonly lock: string };

function placesOf(file: string): Places {
  return { part: `${file}.part`, state: `${file}.state`, lock: `${file}.lock` };
}

function lockOf(file: string): { release(): void } {
  const folder = path.dirname(file);
  if (!existsSync(folder)) throw new WrongCallError(`--output: there is no folder ${folder}`);
  try {
    return lockFile(placesOf(file).lock);
  } catch (error) {
    const why = error instanceof LockedError ? 'another process is writing it' : String(error);
    throw new Error(`${file} cannot be written: ${why}`, { cause: error });
  }
}

async function readState(file: string): Promise<FileState | null> {
  const { state } = placesOf(file);
  if (!existsSync(state)) return null;
  try {
    return fileState.parse(JSON.parse(await readFile(state, 'utf8')));
  } catch {
    throw startedOtherwise(file, `${state} cannot be read`);
  }
}

async function writeState({ state }: Places, content: FileState): Promise<void> {
  const handle = await open(`${state}.new`, 'w');
  try {
    await handle.writeFile(`${JSON.stringify(content)}\n`);
    await handle.datasync();
  } finally {
    await handle.close();
  }
  await rename(`${state}.new`, state);
}

/** Whether only the state file was left to remove. */
async function isInPlace(file: string, { ended, bytes }: FileState): Promise<boolean> {
  return ended && !existsSync(placesOf(file).part) && existsSync(file) && (await stat(file)).size === bytes;
}

async function refuseToOverwrite({ file, overwrite }: ResumableFileOptions): Promise<void> {
  if (!existsSync(file)) return;
  if (!(await stat(file)).isFile()) throw new WrongCallError(`--output: ${file} is no file`);
  if (!overwrite)
    throw new WrongCallError(`${file} is there already: --overwrite replaces it once the new one is complete`);
}

async function removeWhatWasBegun({ part, state }: Places): Promise<void> {
  await rm(part, { force: true });
  await rm(state, { force: true });
}

/** Cuts off what was half written. */
async function openPart(file: string, bytes: number): Promise<FileHandle> {
  const handle = await open(placesOf(file).part, 'a');
  try {
    const { size } = await handle.stat();
    if (size < bytes) throw startedOtherwise(file, `it has ${size} bytes where ${bytes} were written`);
    await handle.truncate(bytes);
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function startedOtherwise(file: string, why: string): WrongCallError {
  return new WrongCallError(
    `${file} was begun by another export, which this one cannot go on with (${why}): --restart begins anew`,
  );
}
