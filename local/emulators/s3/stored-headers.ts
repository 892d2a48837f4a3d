/** The headers of a put that are kept and sent back with the object. */
import type { IncomingHttpHeaders } from 'node:http';
import { S3Error } from './errors.ts';

const KEPT = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
];
const METADATA = 'x-amz-meta-';
/** Bytes of all names and values. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html */
const MAX_METADATA_BYTES = 2048;

export function storedHeaders(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  const stored: Record<string, string> = { 'content-type': 'binary/octet-stream' };
  let metadataBytes = 0;
  for (const [name, value] of Object.entries(headers)) {
    const isMetadata = name.startsWith(METADATA);
    if (value === undefined || !(isMetadata || KEPT.includes(name))) continue;
    stored[name] = String(value);
    if (isMetadata) metadataBytes += name.length - METADATA.length + Buffer.byteLength(String(value), 'latin1');
  }
  if (metadataBytes > MAX_METADATA_BYTES) {
    throw new S3Error(
      'MetadataTooLarge',
      `User metadata takes ${metadataBytes} bytes; ${MAX_METADATA_BYTES} are allowed.`,
    );
  }
  return withoutTransferCoding(stored);
}

/** `aws-chunked` says how the body travelled, not what it is. */
function withoutTransferCoding(stored: Record<string, string>): Record<string, string> {
  const { 'content-encoding': encoding, ...others } = stored;
  const codings = (encoding ?? '').split(',').map((coding) => coding.trim());
  const own = codings.filter((coding) => coding !== '' && coding !== 'aws-chunked').join(',');
  return own === '' ? others : { ...others, 'content-encoding': own };
}
