// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation's placeholders look like JavaScript's
import { describe, expect, it } from 'vitest';
import { Intrinsics } from '../../../local/template/intrinsics.ts';

const intrinsics = new Intrinsics(
  {
    IncomingBucket684769CA: { Type: 'AWS::S3::Bucket' },
    NamedBucket12345678: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'my-news' } },
    IngestQueue88A12394: { Type: 'AWS::SQS::Queue' },
    CatalogueTableB4DEA7A5: { Type: 'AWS::DynamoDB::Table' },
    IngestFunctionD5873D72: { Type: 'AWS::Lambda::Function' },
    IngestFunctionRole81825F14: { Type: 'AWS::IAM::Role' },
  },
  { region: 'eu-south-2', stackName: 'Newsfold', endpoint: 'http://127.0.0.1:4566' },
);
const BUCKET_ARN = { 'Fn::GetAtt': ['IncomingBucket684769CA', 'Arn'] };

describe('an intrinsic function', () => {
  it.each([
    [{ Ref: 'IncomingBucket684769CA' }, 'newsfold-incomingbucket'],
    [{ Ref: 'NamedBucket12345678' }, 'my-news'],
    [{ Ref: 'CatalogueTableB4DEA7A5' }, 'newsfold-cataloguetable'],
    [{ Ref: 'IngestQueue88A12394' }, 'http://127.0.0.1:4566/000000000000/newsfold-ingestqueue'],
    [{ Ref: 'AWS::Region' }, 'eu-south-2'],
    [{ Ref: 'AWS::AccountId' }, '000000000000'],
    [{ Ref: 'AWS::StackName' }, 'Newsfold'],
    [BUCKET_ARN, 'arn:aws:s3:::newsfold-incomingbucket'],
    [{ 'Fn::GetAtt': 'NamedBucket12345678.Arn' }, 'arn:aws:s3:::my-news'],
    [{ 'Fn::GetAtt': ['IngestQueue88A12394', 'Arn'] }, 'arn:aws:sqs:eu-south-2:000000000000:newsfold-ingestqueue'],
    [{ 'Fn::GetAtt': ['IngestQueue88A12394', 'QueueName'] }, 'newsfold-ingestqueue'],
    [
      { 'Fn::GetAtt': ['CatalogueTableB4DEA7A5', 'Arn'] },
      'arn:aws:dynamodb:eu-south-2:000000000000:table/newsfold-cataloguetable',
    ],
    [
      { 'Fn::GetAtt': ['IngestFunctionD5873D72', 'Arn'] },
      'arn:aws:lambda:eu-south-2:000000000000:function:newsfold-ingestfunction',
    ],
    [{ 'Fn::GetAtt': ['IngestFunctionRole81825F14', 'Arn'] }, 'IngestFunctionRole81825F14.Arn'],
    [{ 'Fn::Join': ['', [BUCKET_ARN, '/*']] }, 'arn:aws:s3:::newsfold-incomingbucket/*'],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }, 'b']] }, 'a-eu-south-2-b'],
    [{ 'Fn::Sub': 'arn:${AWS::Partition}:x:${NamedBucket12345678.Arn}' }, 'arn:aws:x:arn:aws:s3:::my-news'],
    [{ 'Fn::Sub': ['${Own}/${NamedBucket12345678}', { Own: { Ref: 'AWS::Region' } }] }, 'eu-south-2/my-news'],
    [{ 'Fn::Sub': 'as it is: ${!NamedBucket12345678}' }, 'as it is: ${NamedBucket12345678}'],
  ])('%j stands for %s', (given, expected) => {
    expect(intrinsics.resolve(given)).toBe(expected);
  });

  it('is replaced wherever it stands, and nothing else is', () => {
    const given = { list: [{ Ref: 'AWS::Region' }, 1, null, true], deep: { Ref: 'not one', beside: 'another key' } };
    expect(intrinsics.resolve(given)).toEqual({
      list: ['eu-south-2', 1, null, true],
      deep: { Ref: 'not one', beside: 'another key' },
    });
  });
});
