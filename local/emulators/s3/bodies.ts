/**
 * Bodies, in and out: digests are taken while they stream, so that an object of any size passes in little memory.
 *
 * Small bodies become bytes for the catalogue, others a file each. The file is complete before the catalogue names it, so a
 * kill in between leaves a file that nobody names; the next start sweeps such files away.
 *
 * @see https://www.sqlite.org/intern-v-extern-blob.html
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, linkSync, mkdirSync, openSync, type ReadStream, readdirSync } from 'node:fs';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalogue } from './catalogue.ts';
import { type Checksum, type ChecksumAlgorithm, startDigest } from './checksums.ts';
import type { Body, BodyFile } from './version.ts';

/** Bytes. Below about 100 KB SQLite reads and writes a blob faster than the system a file; a news text takes 3 KB. */
export const INLINE_LIMIT = 64 * 1024;

export type Received = {
  readonly size: number;
  /** Raw, 16 bytes. */
  readonly md5: Buffer;
  readonly checksum: Checksum | null;
  readonly body: Body;
};

export type Bodies = {
  /** A body of more than `inlineLimit` bytes becomes a file. */
  receive(source: AsyncIterable<Buffer>, algorithm: ChecksumAlgorithm | null, inlineLimit: number): Promise<Received>;
  /** Bytes `start` to `end`, both included. The files are open when it returns, so a delete meanwhile does no harm. */
  read(body: Body, start: number, end: number): Uint8Array | readonly ReadStream[];
  /** The same bytes under names of their own, without copying them. */
  share(body: Body): Body;
  discard(files: readonly BodyFile[]): void;
};

export function openBodies(folder: string, { db }: Catalogue): Bodies {
  mkdirSync(folder, { recursive: true });
  const pathOf = (name: string): string => join(folder, name);
  const remove = (name: string): void => void unlink(pathOf(name)).catch(() => undefined); // the next start tries again

  const named = db
    .prepare(`select json_extract(f.value, '$.name') as name from version, json_each(version.files) f
              union all select json_extract(f.value, '$.name') from part, json_each(part.files) f`)
    .all();
  const known = new Set(named.map((row) => row['name']));
  for (const name of readdirSync(folder)) if (!known.has(name)) remove(name);

  return {
    receive: async (source, algorithm, inlineLimit) => {
      const md5 = createHash('md5');
      const digest = algorithm === null ? null : startDigest(algorithm);
      let size = 0;
      let held: Buffer[] = [];
      let file: { readonly name: string; readonly handle: FileHandle } | null = null;
      try {
        for await (const chunk of source) {
          md5.update(chunk);
          digest?.update(chunk);
          size += chunk.length;
          if (file === null && size <= inlineLimit) {
            held.push(chunk);
            continue;
          }
          if (file === null) {
            const name = randomUUID();
            file = { name, handle: await open(pathOf(name), 'wx') };
            for (const early of held) await file.handle.writeFile(early);
            held = [];
          }
          await file.handle.writeFile(chunk);
        }
        await file?.handle.close();
      } catch (error) {
        if (file !== null) {
          await file.handle.close().catch(() => undefined);
          remove(file.name);
        }
        throw error;
      }
      const value = digest === null ? '' : Buffer.from(await digest.digest()).toString('base64');
      return {
        size,
        md5: md5.digest(),
        checksum: algorithm === null ? null : { algorithm, value, type: 'FULL_OBJECT' },
        body:
          file === null
            ? { kind: 'inline', bytes: held.length === 1 ? (held[0] as Buffer) : Buffer.concat(held) }
            : { kind: 'files', files: [{ name: file.name, size }] },
      };
    },

    read: (body, start, end) => {
      if (body.kind === 'inline') return body.bytes.subarray(start, end + 1);
      const streams: ReadStream[] = [];
      let offset = 0;
      for (const { name, size } of body.files) {
        const from = Math.max(start - offset, 0);
        const to = Math.min(end - offset, size - 1);
        if (from <= to) streams.push(createReadStream('', { fd: openSync(pathOf(name), 'r'), start: from, end: to }));
        offset += size;
      }
      return streams;
    },

    share: (body) => {
      if (body.kind === 'inline') return body;
      const files = body.files.map((file) => {
        const name = randomUUID();
        linkSync(pathOf(file.name), pathOf(name));
        return { name, size: file.size };
      });
      return { kind: 'files', files };
    },

    discard: (files) => {
      for (const { name } of files) remove(name);
    },
  };
}
