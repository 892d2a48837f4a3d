/**
 * Who calls, what for, and whether he may: every request is put as one or more IAM questions before an emulator acts.
 * Signatures are not checked; the access key only tells callers apart.
 */
import type { IncomingMessage } from 'node:http';

export type Service = 's3' | 'sqs' | 'dynamodb';

export type Call = {
  /** Empty for an unsigned request. */
  readonly accessKeyId: string;
  readonly service: Service;
  /** As in a policy: `s3:GetObject`, `dynamodb:UpdateItem`, `sqs:SendMessage`. */
  readonly action: string;
  /** ARNs; `*` where AWS knows no resource for the action. */
  readonly resources: readonly string[];
};

export type Authorize = (call: Call) => boolean;

export type Caller = { readonly accessKeyId: string; readonly service: Service | null };

/** The account that owns everything here. */
export const ACCOUNT = '000000000000';

/** `Credential=AKID/20240305/us-east-1/s3/aws4_request`: in the header, or percent-encoded in a presigned URL. */
const CREDENTIAL = /Credential=([^/,&\s]+)\/\d{8}\/[^/,&\s]+\/([a-z0-9]+)\/aws4_request/;
const SERVICES: readonly string[] = ['s3', 'sqs', 'dynamodb'] satisfies Service[];

export function callerOf({ headers, url = '' }: IncomingMessage): Caller {
  const presigned = url.includes('X-Amz-Credential=') ? url.replaceAll('%2F', '/') : '';
  const [, accessKeyId = '', service = ''] = CREDENTIAL.exec(headers.authorization ?? presigned) ?? [];
  return { accessKeyId, service: SERVICES.includes(service) ? (service as Service) : null };
}
