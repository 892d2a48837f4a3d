/** A function that has what ours have: a JSON import, the AWS SDK, a package that is CommonJS, types to strip. */
import { SQSClient } from '@aws-sdk/client-sqs';
import Table from 'cli-table3';
import headlines from './headlines.json' with { type: 'json' };

export async function handler(event: { readonly fail?: boolean }): Promise<readonly string[]> {
  if (event.fail === true) throw new Error('as asked');
  return [
    headlines.first,
    new SQSClient({ region: 'eu-west-1' }).constructor.name.length > 0 ? 'sdk' : '',
    typeof Table,
  ];
}
