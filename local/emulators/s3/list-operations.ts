/** Listings of a bucket: current objects (two forms of it) and all versions. */

import { branch, leaf } from '../xml.ts';
import { S3Error } from './errors.ts';
import { afterKey, afterMarker, type Listed, listPage, type Page, type Place, START } from './listing.ts';
import { encodeKey } from './notification.ts';
import { type Handler, type S3Request, type S3State, xmlReply } from './request.ts';
import { xmlDocument } from './xml.ts';

/** Entries of one page, and no more whatever the client asks, as S3 has it. */
const MAX_KEYS = 1000;

type ListedObject = Listed & { readonly size: number; readonly etag: string; readonly lastModified: number };
type ListedVersion = ListedObject & { readonly versionId: string; readonly current: 0 | 1; readonly marker: 0 | 1 };

type Asked = {
  readonly prefix: string;
  readonly delimiter: string;
  readonly maxKeys: number;
  /** Encodes keys if the client asked for it: XML cannot carry every character. */
  readonly encode: (text: string) => string;
  readonly encoding: string | null;
};

function readAsked({ query }: S3Request): Asked {
  const encoding = query.get('encoding-type');
  const maxKeys = Number(query.get('max-keys') ?? MAX_KEYS);
  if (!Number.isInteger(maxKeys) || maxKeys < 0)
    throw new S3Error('InvalidArgument', 'max-keys is not a whole number.');
  if (encoding !== null && encoding !== 'url') throw new S3Error('InvalidArgument', 'encoding-type can be url only.');
  return {
    prefix: query.get('prefix') ?? '',
    delimiter: query.get('delimiter') ?? '',
    maxKeys: Math.min(maxKeys, MAX_KEYS),
    encode: encoding === 'url' ? encodeKey : (text) => text,
    encoding,
  };
}

/** `max` starts the scan at whichever comes later, by SQLite's own order: that of the UTF-8 bytes. */
const CURRENT_OBJECTS = `select seq, key, size, etag, last_modified as lastModified from version
  where bucket = :bucket and current = 1 and marker = 0 and key >= max(:after, :prefix) and key <> :after
  order by key`;

function listCurrent(
  { catalogue, buckets }: S3State,
  { bucket }: S3Request,
  asked: Asked,
  from: Place,
): Page<ListedObject> {
  buckets.get(bucket);
  const statement = catalogue.db.prepare(CURRENT_OBJECTS);
  const scan = ({ key }: Place) =>
    statement.iterate({ bucket, prefix: asked.prefix, after: key }) as Iterable<ListedObject>;
  return listPage(scan, { ...asked, from });
}

const header = (bucket: string, asked: Asked, page: Page<unknown>): string =>
  leaf('Name', bucket) +
  leaf('Prefix', asked.encode(asked.prefix)) +
  (asked.delimiter === '' ? '' : leaf('Delimiter', asked.encode(asked.delimiter))) +
  leaf('MaxKeys', asked.maxKeys) +
  leaf('EncodingType', asked.encoding) +
  leaf('IsTruncated', page.next !== null);

const facts = (item: ListedObject): string =>
  leaf('LastModified', new Date(item.lastModified).toISOString()) +
  leaf('ETag', `"${item.etag}"`) +
  leaf('Size', item.size) +
  leaf('StorageClass', 'STANDARD');

const contents = (page: Page<ListedObject>, { encode }: Asked): string =>
  page.items.map((item) => branch('Contents', leaf('Key', encode(item.key)), facts(item))).join('');

const commonPrefixes = (page: Page<unknown>, { encode }: Asked): string =>
  page.prefixes.map((prefix) => branch('CommonPrefixes', leaf('Prefix', encode(prefix)))).join('');

export const listObjectsV2: Handler = (s3, request) => {
  const asked = readAsked(request);
  const token = request.query.get('continuation-token');
  const startAfter = request.query.get('start-after');
  const from = token !== null ? afterKey(Buffer.from(token, 'base64url').toString()) : afterKey(startAfter ?? '');
  const page = listCurrent(s3, request, asked, from);
  const next = page.next === null ? null : Buffer.from(page.next.place.key).toString('base64url');
  return xmlReply(
    xmlDocument(
      'ListBucketResult',
      header(request.bucket, asked, page),
      leaf('KeyCount', page.items.length + page.prefixes.length),
      leaf('ContinuationToken', token),
      leaf('NextContinuationToken', next),
      leaf('StartAfter', startAfter === null ? null : asked.encode(startAfter)),
      contents(page, asked),
      commonPrefixes(page, asked),
    ),
  );
};

export const listObjects: Handler = (s3, request) => {
  const asked = readAsked(request);
  const marker = request.query.get('marker') ?? '';
  const page = listCurrent(s3, request, asked, afterMarker(marker, asked.delimiter));
  const next = page.next === null || asked.delimiter === '' ? null : asked.encode(page.next.last);
  return xmlReply(
    xmlDocument(
      'ListBucketResult',
      header(request.bucket, asked, page),
      leaf('Marker', asked.encode(marker)),
      leaf('NextMarker', next),
      contents(page, asked),
      commonPrefixes(page, asked),
    ),
  );
};

const VERSIONS =
  'select seq, key, size, etag, last_modified as lastModified, version_id as versionId, current, marker from version';
const LATER_VERSIONS_OF_KEY = `${VERSIONS} where bucket = :bucket and key = :after and seq < :seq order by seq desc`;
const VERSIONS_OF_LATER_KEYS = `${VERSIONS}
  where bucket = :bucket and key >= max(:after, :prefix) and key <> :after order by key, seq desc`;

export const listObjectVersions: Handler = (s3, request) => {
  const { bucket, query } = request;
  const asked = readAsked(request);
  const keyMarker = query.get('key-marker') ?? '';
  const idMarker = query.get('version-id-marker') ?? '';
  s3.buckets.get(bucket);
  const ofKey = s3.catalogue.db.prepare(LATER_VERSIONS_OF_KEY);
  const ofLaterKeys = s3.catalogue.db.prepare(VERSIONS_OF_LATER_KEYS);
  function* scan({ key, seq }: Place): Iterable<ListedVersion> {
    if (seq > 0) yield* ofKey.iterate({ bucket, after: key, seq }) as Iterable<ListedVersion>;
    yield* ofLaterKeys.iterate({ bucket, after: key, prefix: asked.prefix }) as Iterable<ListedVersion>;
  }
  const page = listPage(scan, { ...asked, from: versionsFrom(s3, bucket, keyMarker, idMarker, asked.delimiter) });
  const last = page.items.at(-1);
  return xmlReply(
    xmlDocument(
      'ListVersionsResult',
      header(bucket, asked, page),
      leaf('KeyMarker', asked.encode(keyMarker)),
      leaf('VersionIdMarker', idMarker),
      leaf('NextKeyMarker', page.next === null ? null : asked.encode(page.next.last)),
      leaf('NextVersionIdMarker', page.next !== null && page.next.last === last?.key ? last.versionId : null),
      ...page.items.map((item) => listedVersion(item, asked)),
      commonPrefixes(page, asked),
    ),
  );
};

/** A version deleted since the last page cannot be found: its key is listed again from the newest, so none is missed. */
function versionsFrom({ objects }: S3State, bucket: string, key: string, id: string, delimiter: string): Place {
  if (key === '') return START;
  if (id === '') return afterMarker(key, delimiter);
  return { key, seq: objects.version(bucket, key, id)?.seq ?? Number.MAX_SAFE_INTEGER };
}

function listedVersion(item: ListedVersion, { encode }: Asked): string {
  const which =
    leaf('Key', encode(item.key)) + leaf('VersionId', item.versionId) + leaf('IsLatest', item.current === 1);
  return item.marker === 1
    ? branch('DeleteMarker', which, leaf('LastModified', new Date(item.lastModified).toISOString()))
    : branch('Version', which, facts(item));
}
