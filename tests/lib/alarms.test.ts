/** Every alarm leads to a section of the runbook that exists. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ofType, only, synthesize } from './synthesize.ts';

const template = synthesize();
const deadLetters = only(template, 'AWS::SQS::Queue', 'IngestQueueDeadLetters');

describe('alarms', () => {
  const alarms = ofType(template, 'AWS::CloudWatch::Alarm').map(([, alarm]) => alarm.Properties);
  const anchors = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('## '))
    .map((line) => line.slice(3).toLowerCase().replaceAll(' ', '-'));

  it('watch dead letters, errors, age of the oldest message, refused topics, and 5xx', () => {
    expect(alarms.map((alarm) => alarm['MetricName']).sort()).toEqual([
      '5xx',
      'ApproximateAgeOfOldestMessage',
      'ApproximateNumberOfMessagesVisible',
      'Errors',
      'Errors',
      'TopicsRefused',
    ]);
  });

  it.each(alarms)('$MetricName says which section of the runbook helps', ({ AlarmDescription }) => {
    const [, anchor] = /docs\/runbook\.md#([a-z-]+)$/.exec(String(AlarmDescription)) ?? [];
    expect(anchors).toContain(anchor);
  });

  it('take a single dead letter seriously', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [deadLetters.id, 'QueueName'] } }],
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Threshold: 1,
      EvaluationPeriods: 1,
    });
  });
});
