/**
 * What somebody must look at. Each alarm's description ends with its section of docs/runbook.md.
 */
import { Duration, Stack } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Alarm, type IMetric, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { IngestQueue } from './ingest-queue.ts';
import { METRICS_NAMESPACE } from './node-function.ts';
import type { Settings } from './settings.ts';

/** SQS, Lambda and API Gateway report each minute; five of them smooth a single hiccup without hiding an outage. */
const period = Duration.minutes(5);

export interface AlarmsProps {
  readonly settings: Settings;
  readonly ingestQueue: IngestQueue;
  readonly ingest: LambdaFunction;
  readonly reprocess: LambdaFunction;
  readonly api: HttpApi;
}

type Watch = {
  readonly id: string;
  /** Heading of the section in docs/runbook.md, as an anchor. */
  readonly runbook: string;
  readonly says: string;
  readonly metric: IMetric;
  /** The alarm goes off at this value, not above it. */
  readonly threshold: number;
  /** How many of how many five-minute periods; default: one of one. */
  readonly periods?: readonly [bad: number, of: number];
};

const watches = ({ ingestQueue, ingest, reprocess, api }: AlarmsProps): Watch[] => [
  {
    id: 'DeadLetters',
    runbook: 'dead-letters',
    says: 'Messages failed at every attempt and wait in the dead-letter queue.',
    metric: ingestQueue.deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic: Stats.MAXIMUM }),
    threshold: 1,
  },
  {
    id: 'IngestErrors',
    runbook: 'ingest-errors',
    says: 'The ingest function keeps crashing, timing out or failing whole batches.',
    metric: ingest.metricErrors({ period }),
    threshold: 1,
    periods: [2, 3], // one crash is healed by the retry; a person is needed when it goes on
  },
  {
    id: 'OldestMessage',
    runbook: 'oldest-message',
    says: 'Changed files wait longer than all attempts of one message could take: ingestion does not keep up.',
    metric: ingestQueue.queue.metricApproximateAgeOfOldestMessage({ period, statistic: Stats.MAXIMUM }),
    threshold: ingestQueue.longestRetries.toSeconds(),
  },
  {
    id: 'ReprocessErrors',
    runbook: 'reprocess-errors',
    says: 'A scheduled run that looks for stale, missed and failed objects failed.',
    metric: reprocess.metricErrors({ period }),
    threshold: 1,
  },
  {
    id: 'TopicsRefused',
    runbook: 'topics-refused',
    says: 'The newest topics file is malformed; the version before it stays in force.',
    metric: new Metric({
      namespace: METRICS_NAMESPACE,
      metricName: 'TopicsRefused',
      dimensionsMap: { service: 'ingest' },
      period,
      statistic: Stats.SUM,
    }),
    threshold: 1,
  },
  {
    id: 'QueryServerErrors',
    runbook: 'query-server-errors',
    says: 'The query API answers with 5xx.',
    metric: api.metricServerError({ period, statistic: Stats.SUM }),
    threshold: 3, // a lone one is a client that retries; three in five minutes are a fault
  },
];

export class Alarms extends Construct {
  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    const tell = this.recipients(props.settings).map((topic) => new SnsAction(topic));
    for (const watch of watches(props)) {
      const [bad, of] = watch.periods ?? [1, 1];
      const alarm = new Alarm(this, watch.id, {
        alarmDescription: `${watch.says} What to do: ${props.settings.runbookUrl}#${watch.runbook}`,
        metric: watch.metric,
        threshold: watch.threshold,
        evaluationPeriods: of,
        datapointsToAlarm: bad,
        treatMissingData: TreatMissingData.NOT_BREACHING, // no traffic is no fault
      });
      alarm.addAlarmAction(...tell);
      alarm.addOkAction(...tell);
    }
  }

  private recipients({ alarmEmail, alarmTopicArn }: Settings): ITopic[] {
    const topics: ITopic[] = [];
    if (alarmTopicArn !== null) topics.push(Topic.fromTopicArn(this, 'GivenTopic', alarmTopicArn));
    if (alarmEmail !== null) {
      const topic = new Topic(this, 'Topic', { enforceSSL: true });
      topic.addSubscription(new EmailSubscription(alarmEmail));
      // enforceSSL replaces the default policy, which had let the account's alarms publish.
      topic.grantPublish(
        new ServicePrincipal('cloudwatch.amazonaws.com', {
          conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
        }),
      );
      topics.push(topic);
    }
    return topics;
  }
}
