/** The contract suites, against our emulators or what the environment names: see `contract/target.ts`. */
import { describe } from 'vitest';
import { describeDynamoDbContract } from './contract/dynamodb.contract.ts';
import { describeNotificationContract } from './contract/notifications.contract.ts';
import { describeS3Contract } from './contract/s3.contract.ts';
import { describeSqsContract } from './contract/sqs.contract.ts';
import { externalEndpoint } from './contract/target.ts';

const where = (service: 'S3' | 'SQS' | 'DYNAMODB'): string => externalEndpoint(service) ?? 'our emulators';

describe(`S3 at ${where('S3')}`, describeS3Contract);
describe(`SQS at ${where('SQS')}`, describeSqsContract);
describe(`DynamoDB at ${where('DYNAMODB')}`, describeDynamoDbContract);
// Another S3 would need a queue, a policy and minutes: its notifications are AWS's business, ours are tested here.
describe.skipIf(externalEndpoint('S3') !== null)('S3 notifications of our emulators', describeNotificationContract);
