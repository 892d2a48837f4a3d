/**
 * What S3 says when an object changes: the event's names and the message's shape, as AWS delivers it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */

export type EventName =
  | 'ObjectCreated:Put'
  | 'ObjectCreated:Copy'
  | 'ObjectCreated:CompleteMultipartUpload'
  | 'ObjectRemoved:Delete'
  | 'ObjectRemoved:DeleteMarkerCreated'
  | 'LifecycleExpiration:Delete'
  | 'LifecycleExpiration:DeleteMarkerCreated';

/** A change as it waits in the outbox. */
export type ObjectEvent = {
  readonly name: EventName;
  readonly bucket: string;
  readonly key: string;
  /** `null` where the bucket keeps no versions. */
  readonly versionId: string | null;
  /** Bytes; `null` for removals. */
  readonly size: number | null;
  /** Without quotes; `null` for removals. */
  readonly etag: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
};

export type S3NotificationRecord = {
  readonly eventVersion: '2.1';
  readonly eventSource: 'aws:s3';
  readonly awsRegion: string;
  readonly eventTime: string;
  readonly eventName: EventName;
  readonly userIdentity: { readonly principalId: string };
  readonly requestParameters: { readonly sourceIPAddress: string };
  readonly responseElements: { readonly 'x-amz-request-id': string; readonly 'x-amz-id-2': string };
  readonly s3: {
    readonly s3SchemaVersion: '1.0';
    readonly configurationId: string;
    readonly bucket: {
      readonly name: string;
      readonly ownerIdentity: { readonly principalId: string };
      readonly arn: string;
    };
    readonly object: {
      /** URL-encoded, a space as `+`. */
      readonly key: string;
      readonly size?: number;
      readonly eTag?: string;
      readonly versionId?: string;
      /** Hexadecimal; of two events on one key, the later one's is greater. */
      readonly sequencer: string;
    };
  };
};

export type S3Notification = { readonly Records: readonly S3NotificationRecord[] };

/** How S3 encodes keys in notifications and, on request, in listings. */
export const encodeKey = (key: string): string => encodeURIComponent(key).replaceAll('%2F', '/').replaceAll('%20', '+');

/** `sequence` is the event's place in the outbox, which never goes back. */
export function toNotification(event: ObjectEvent, sequence: number, region: string): S3Notification {
  const sequencer = sequence.toString(16).toUpperCase().padStart(18, '0');
  return {
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: region,
        eventTime: new Date(event.at).toISOString(),
        eventName: event.name,
        userIdentity: { principalId: event.name.startsWith('Lifecycle') ? 's3.amazonaws.com' : 'local' },
        requestParameters: { sourceIPAddress: '127.0.0.1' },
        responseElements: { 'x-amz-request-id': sequencer, 'x-amz-id-2': 'local' },
        s3: {
          s3SchemaVersion: '1.0',
          configurationId: 'local',
          bucket: { name: event.bucket, ownerIdentity: { principalId: 'local' }, arn: `arn:aws:s3:::${event.bucket}` },
          object: {
            key: encodeKey(event.key),
            ...(event.size === null ? {} : { size: event.size }),
            ...(event.etag === null ? {} : { eTag: event.etag }),
            ...(event.versionId === null ? {} : { versionId: event.versionId }),
            sequencer,
          },
        },
      },
    ],
  };
}
