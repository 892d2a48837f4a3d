/**
 * Which S3 operation a request asks for, and which IAM action permits it. One table for both, so that neither can drift.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 */
import type { IncomingHttpHeaders } from 'node:http';

type Level = 'service' | 'bucket' | 'object';

type Row = {
  readonly on: Level;
  readonly method: string;
  /** The query parameter that tells this operation from its neighbours. */
  readonly query?: string;
  /** The header that does. */
  readonly header?: string;
  /** `null`: the handler asks itself, since the answer differs from key to key. */
  readonly action: string | null;
  /** The action instead, when the request names a version. */
  readonly versionAction?: string;
};

/** The first row that fits wins: rows told apart by a query or header stand before the plain one. */
const OPERATIONS = {
  ListBuckets: { on: 'service', method: 'GET', action: 's3:ListAllMyBuckets' },

  GetBucketLocation: { on: 'bucket', method: 'GET', query: 'location', action: 's3:GetBucketLocation' },
  GetBucketVersioning: { on: 'bucket', method: 'GET', query: 'versioning', action: 's3:GetBucketVersioning' },
  PutBucketVersioning: { on: 'bucket', method: 'PUT', query: 'versioning', action: 's3:PutBucketVersioning' },
  ListObjectVersions: { on: 'bucket', method: 'GET', query: 'versions', action: 's3:ListBucketVersions' },
  ListObjectsV2: { on: 'bucket', method: 'GET', query: 'list-type', action: 's3:ListBucket' },
  DeleteObjects: { on: 'bucket', method: 'POST', query: 'delete', action: null },
  ListObjects: { on: 'bucket', method: 'GET', action: 's3:ListBucket' },
  HeadBucket: { on: 'bucket', method: 'HEAD', action: 's3:ListBucket' },
  CreateBucket: { on: 'bucket', method: 'PUT', action: 's3:CreateBucket' },
  DeleteBucket: { on: 'bucket', method: 'DELETE', action: 's3:DeleteBucket' },

  CreateMultipartUpload: { on: 'object', method: 'POST', query: 'uploads', action: 's3:PutObject' },
  UploadPart: { on: 'object', method: 'PUT', query: 'uploadId', action: 's3:PutObject' },
  CompleteMultipartUpload: { on: 'object', method: 'POST', query: 'uploadId', action: 's3:PutObject' },
  AbortMultipartUpload: { on: 'object', method: 'DELETE', query: 'uploadId', action: 's3:AbortMultipartUpload' },
  ListParts: { on: 'object', method: 'GET', query: 'uploadId', action: 's3:ListMultipartUploadParts' },
  CopyObject: { on: 'object', method: 'PUT', header: 'x-amz-copy-source', action: 's3:PutObject' },
  PutObject: { on: 'object', method: 'PUT', action: 's3:PutObject' },
  GetObject: { on: 'object', method: 'GET', action: 's3:GetObject', versionAction: 's3:GetObjectVersion' },
  HeadObject: { on: 'object', method: 'HEAD', action: 's3:GetObject', versionAction: 's3:GetObjectVersion' },
  DeleteObject: { on: 'object', method: 'DELETE', action: 's3:DeleteObject', versionAction: 's3:DeleteObjectVersion' },
} as const satisfies Readonly<Record<string, Row>>;

export type OperationName = keyof typeof OPERATIONS;

const ROWS = Object.entries(OPERATIONS) as readonly (readonly [OperationName, Row])[];

/** Query parameters that refine an operation above; any other one without a value names an operation of its own. */
const SUBRESOURCES = new Set(
  (
    'accelerate acl analytics attributes cors encryption intelligent-tiering inventory legal-hold lifecycle logging ' +
    'metadataTable metrics notification object-lock ownershipControls policy policyStatus publicAccessBlock renameObject ' +
    'replication requestPayment restore retention select session tagging torrent uploads website'
  ).split(' '),
);

export type Found =
  | { readonly kind: 'operation'; readonly name: OperationName; readonly action: string | null }
  | { readonly kind: 'unknown'; readonly name: string };

export function findOperation(
  method: string,
  level: Level,
  query: URLSearchParams,
  headers: IncomingHttpHeaders,
): Found {
  const found = ROWS.find(
    ([, row]) =>
      row.on === level &&
      row.method === method &&
      (row.query === undefined || query.has(row.query)) &&
      (row.header === undefined || headers[row.header] !== undefined),
  );
  const beyond = beyondThisEmulator(query, headers, found?.[1].query);
  if (found === undefined || beyond !== null) {
    return { kind: 'unknown', name: `${method} ${level}${beyond === null ? '' : ` with ${beyond}`}` };
  }
  const [name, row] = found;
  const action = row.versionAction !== undefined && query.has('versionId') ? row.versionAction : row.action;
  return { kind: 'operation', name, action };
}

/** What would change the meaning of a request and is not emulated: refused rather than ignored. */
function beyondThisEmulator(
  query: URLSearchParams,
  headers: IncomingHttpHeaders,
  own: string | undefined,
): string | null {
  for (const name of query.keys()) if (SUBRESOURCES.has(name) && name !== own) return `?${name}`;
  if (query.has('partNumber') && !query.has('uploadId')) return '?partNumber';
  if (query.has('uploadId') && headers['x-amz-copy-source'] !== undefined) return 'x-amz-copy-source (UploadPartCopy)';
  const header = Object.keys(headers).find((h) => h === 'x-amz-tagging' || h.startsWith('x-amz-object-lock-'));
  return header ?? null;
}
