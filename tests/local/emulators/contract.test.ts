/** The contract suites, against our emulators or what the environment names: see `contract/target.ts`. */
import { describe } from 'vitest';
import { describeDynamoDbQueries } from './contract/dynamodb-queries.contract.ts';
import { describeDynamoDbWrites } from './contract/dynamodb-writes.contract.ts';
import { describeNotifications } from './contract/notifications.contract.ts';
import { describeS3Listings } from './contract/s3-listings.contract.ts';
import { describeS3Objects } from './contract/s3-objects.contract.ts';
import { describeS3Uploads } from './contract/s3-uploads.contract.ts';
import { describeS3Versions } from './contract/s3-versions.contract.ts';
import { describeSqs } from './contract/sqs.contract.ts';
import { externalEndpoint, type Service } from './contract/target.ts';

const at = (service: Service): string => `at ${externalEndpoint(service) ?? 'our emulators'}`;

describe(`S3 objects ${at('S3')}`, describeS3Objects);
describe(`S3 versions ${at('S3')}`, describeS3Versions);
describe(`S3 listings ${at('S3')}`, describeS3Listings);
describe(`S3 uploads ${at('S3')}`, describeS3Uploads);
describe(`SQS ${at('SQS')}`, describeSqs);
describe(`DynamoDB writes ${at('DYNAMODB')}`, describeDynamoDbWrites);
describe(`DynamoDB queries ${at('DYNAMODB')}`, describeDynamoDbQueries);
// Another S3 would need a queue, a policy and minutes: its notifications are AWS's business, ours are tested here.
describe.skipIf(externalEndpoint('S3') !== null)('S3 notifications of our emulators', describeNotifications);
