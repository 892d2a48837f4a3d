/**
 * Uploads files to the incoming bucket; those that the bucket already holds, byte for byte, are left alone.
 */
import { createHash } from 'node:crypto';
import { createReadStream, type Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { HeadObjectCommand, NotFound, PutObjectCommand } from '@aws-sdk/client-s3';
import type { Bucket } from '../../functions/objects/bucket.ts';

export type SourceFile = { readonly file: string; readonly key: string };

/**
 * Files below the given paths, in order. A folder's files get the folder's name in front: `news/a.txt` for `a.txt` in
 * `news`. Hidden files are left out.
 * @throws Error for a path that does not exist, when there are no files at all, and for two files that would get the same key
 */
export async function filesToUpload(paths: readonly string[], prefix: string): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for (const given of paths) {
    const place = path.resolve(given);
    if (!(await statOf(place, given)).isDirectory()) {
      files.push({ file: place, key: prefix + path.basename(place) });
      continue;
    }
    const entries = await readdir(place, { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((one) => one.isFile())) {
      const file = path.join(entry.parentPath, entry.name);
      const parts = path.relative(place, file).split(path.sep);
      if (parts.some((part) => part.startsWith('.'))) continue;
      files.push({ file, key: prefix + [path.basename(place), ...parts].join('/') });
    }
  }
  if (files.length === 0) throw new Error(`there are no files in ${paths.join(', ')} (hidden ones are left out)`);
  const byKey = new Map<string, string>();
  for (const { file, key } of files) {
    const other = byKey.get(key);
    if (other !== undefined && other !== file) {
      throw new Error(`${other} and ${file} would both be stored as ${key}: ingest them apart, with --prefix`);
    }
    byKey.set(key, file);
  }
  return [...byKey].map(([key, file]) => ({ file, key })).sort((a, b) => (a.key < b.key ? -1 : 1));
}

async function statOf(place: string, given: string): Promise<Stats> {
  try {
    return await stat(place);
  } catch (cause) {
    throw new Error(`there is no file or folder ${given} that can be read`, { cause });
  }
}

export type Uploaded = {
  /** False when the bucket held the same bytes under this key already. */
  readonly sent: boolean;
  /** Of the object that now holds the file. */
  readonly eTag: string;
};

export async function upload(bucket: Bucket, { file, key }: SourceFile): Promise<Uploaded> {
  const inBucket = await eTagInBucket(bucket, key);
  if (inBucket !== null && inBucket === (await md5Of(file))) return { sent: false, eTag: inBucket };
  const { size } = await stat(file);
  const { ETag } = await bucket.client.send(
    new PutObjectCommand({ Bucket: bucket.name, Key: key, Body: createReadStream(file), ContentLength: size }),
  );
  return { sent: true, eTag: unquoted(ETag) };
}

async function eTagInBucket(bucket: Bucket, key: string): Promise<string | null> {
  try {
    const { ETag } = await bucket.client.send(new HeadObjectCommand({ Bucket: bucket.name, Key: key }));
    return unquoted(ETag);
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}

function unquoted(eTag: string | undefined): string {
  return (eTag ?? '').replaceAll('"', '');
}

/** An object sent in one piece has the MD5 of its bytes as its ETag. */
async function md5Of(file: string): Promise<string> {
  const hash = createHash('md5');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
