/**
 * Reads the incoming bucket: what a key holds now, since when, and which keys there are.
 */
import {
  GetObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  NoSuchKey,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';

export type Bucket = { readonly client: S3Client; readonly name: string };

/** An object as the bucket holds it now. */
export type CurrentObject = {
  readonly versionId: string | null;
  /** Quotes removed. The MD5 of the bytes, or for a multipart upload the MD5 of its parts' MD5s. */
  readonly eTag: string;
  /** Bytes. */
  readonly size: number;
  readonly lastModified: string;
  /** Null when there are more than were asked for. */
  readonly bytes: Uint8Array | null;
};

export type ListedObject = Pick<CurrentObject, 'eTag' | 'size' | 'lastModified'> & { readonly key: string };

/**
 * What the key holds now (strongly consistent), or null when there is no such object. The body is read or let go of at once: unread, it
 * would hold its connection, of which the client has 50.
 * @param atMost bytes; a larger object is not downloaded
 */
export async function currentObject(bucket: Bucket, key: string, atMost: number): Promise<CurrentObject | null> {
  try {
    const got = await bucket.client.send(new GetObjectCommand({ Bucket: bucket.name, Key: key }));
    const { Body } = got;
    if (Body === undefined) throw new Error(`S3 answered without a body for ${key}`);
    const size = got.ContentLength ?? 0;
    if (size > atMost) (Body as { destroy?: () => void }).destroy?.();
    return {
      versionId: got.VersionId ?? null,
      eTag: unquoted(got.ETag),
      size,
      lastModified: instant(got.LastModified),
      bytes: size > atMost ? null : await Body.transformToByteArray(),
    };
  } catch (error) {
    if (error instanceof NoSuchKey) return null;
    throw error;
  }
}

/** One page is enough unless a key is overwritten all day. */
const VERSIONS_PER_PAGE = 50;

/** The unbroken run of equal versions that the current one ends: the same bytes uploaded again and again. */
export type VersionRun = {
  /** Newest first. */
  readonly versionIds: readonly (string | null)[];
  /** Upload instant of its oldest version. */
  readonly since: string;
};

/**
 * @param current the version that was read; later ones are passed over
 */
export async function versionRun(bucket: Bucket, key: string, current: CurrentObject): Promise<VersionRun> {
  const versionIds: (string | null)[] = [];
  let since = current.lastModified;
  for await (const version of versionsNewestFirst(bucket, key)) {
    if (versionIds.length === 0 && version.versionId !== current.versionId) continue;
    if (version.eTag !== current.eTag || version.size !== current.size) break;
    versionIds.push(version.versionId);
    since = version.lastModified;
  }
  // A version that was removed since it was read is in no listing.
  return { versionIds: versionIds.length === 0 ? [current.versionId] : versionIds, since };
}

/** Every live object in key order (UTF-8 bytes), after `after` where given. */
export async function* listObjects(bucket: Bucket, after: string | null): AsyncGenerator<ListedObject> {
  const pages = paginateListObjectsV2(
    { client: bucket.client },
    { Bucket: bucket.name, ...(after === null ? {} : { StartAfter: after }) },
  );
  for await (const page of pages) {
    for (const object of page.Contents ?? []) {
      yield {
        key: object.Key ?? '',
        eTag: unquoted(object.ETag),
        size: object.Size ?? 0,
        lastModified: instant(object.LastModified),
      };
    }
  }
}

export type ListedVersion = {
  readonly key: string;
  readonly versionId: string | null;
  /** Null for a delete marker. */
  readonly eTag: string | null;
  readonly size: number;
  readonly lastModified: string;
};

/** Versions and delete markers of one key. */
export async function* versionsNewestFirst(bucket: Bucket, key: string): AsyncGenerator<ListedVersion> {
  let page: ListObjectVersionsCommandOutput | undefined;
  do {
    const next: ListObjectVersionsCommandOutput = await bucket.client.send(
      new ListObjectVersionsCommand({
        Bucket: bucket.name,
        Prefix: key,
        MaxKeys: VERSIONS_PER_PAGE,
        KeyMarker: page?.NextKeyMarker,
        VersionIdMarker: page?.NextVersionIdMarker,
      }),
    );
    page = next;
    for (const version of merged(next)) {
      if (version.key !== key) return; // keys that this one is a prefix of come after it
      yield version;
    }
  } while (page.IsTruncated === true);
}

/** S3 lists versions and delete markers apart, each in order. */
function merged(page: ListObjectVersionsCommandOutput): ListedVersion[] {
  const versions = (page.Versions ?? []).map((version) => ({
    key: version.Key ?? '',
    versionId: version.VersionId ?? null,
    eTag: unquoted(version.ETag),
    size: version.Size ?? 0,
    lastModified: instant(version.LastModified),
  }));
  const markers = (page.DeleteMarkers ?? []).map((marker) => ({
    key: marker.Key ?? '',
    versionId: marker.VersionId ?? null,
    eTag: null,
    size: 0,
    lastModified: instant(marker.LastModified),
  }));
  return [...versions, ...markers].sort(
    (a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)) || b.lastModified.localeCompare(a.lastModified),
  );
}

function unquoted(eTag: string | undefined): string {
  return (eTag ?? '').replaceAll('"', '');
}

function instant(date: Date | undefined): string {
  return (date ?? new Date(0)).toISOString();
}
