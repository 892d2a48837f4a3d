/**
 * The queue between the bucket's events and the ingest function, and the dead-letter queue behind it.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 */
import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** As long as SQS allows: an outage over a long weekend must not lose a message. */
const RETENTION = Duration.days(14);

/** Lambda's advice: throttled pollers may try again while a batch runs, and no message may reappear before it ends. */
const VISIBILITY_PER_FUNCTION_TIMEOUT = 6;

export interface IngestQueueProps {
  readonly ingestTimeout: Duration;
  readonly maxReceiveCount: number;
}

export class IngestQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly visibilityTimeout: Duration;
  /** The longest that all attempts of one message take together: older than this, it is stuck. */
  readonly longestRetries: Duration;

  constructor(scope: Construct, id: string, props: IngestQueueProps) {
    super(scope, id);
    this.visibilityTimeout = Duration.seconds(props.ingestTimeout.toSeconds() * VISIBILITY_PER_FUNCTION_TIMEOUT);
    this.longestRetries = Duration.seconds(this.visibilityTimeout.toSeconds() * props.maxReceiveCount);

    this.deadLetters = new Queue(this, 'DeadLetters', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: RETENTION,
    });
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: RETENTION,
      visibilityTimeout: this.visibilityTimeout,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: props.maxReceiveCount },
    });
  }
}
