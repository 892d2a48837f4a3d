/**
 * A real AWS client that is not ours: the AWS command line, as a user would drop files with it. Skipped, visibly, where
 * `aws` is not installed.
 */
import { execFile, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articleText } from '../functions/articles-for-tests.ts';
import { PATIENCE, type StackForTests, startStack } from './stack-for-tests.ts';

const { stdout: version } = spawnSync('aws', ['--version'], { encoding: 'utf8' });
const missing = version ? '' : ' — SKIPPED: aws is not on the PATH (apt-get install awscli)';

describe.skipIf(missing)(`the AWS command line${missing}`, () => {
  let stack: StackForTests;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'newsfold-aws-'));
    stack = await startStack();
  });
  afterAll(async () => {
    await stack.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function aws(...args: string[]): Promise<string> {
    const env = {
      PATH: process.env['PATH'],
      HOME: folder, // no configuration of the user's
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_EC2_METADATA_DISABLED: 'true',
      LC_ALL: 'C.UTF-8',
    };
    const { stdout } = await promisify(execFile)('aws', ['--endpoint-url', stack.endpoint, ...args], { env });
    return stdout;
  }

  async function file(name: string, content: string): Promise<string> {
    const place = path.join(folder, name);
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, content);
    return place;
  }

  const inBucket = (key: string) => `s3://${stack.bucket.name}/${key}`;

  it('drops a file, whose record can then be queried, and takes it away again', async () => {
    await aws('s3', 'cp', await file('dropped.txt', articleText(1)), inBucket(''));
    await stack.reaches('dropped.txt', 'stored');
    expect(await stack.documentsOf('dropped.txt')).toMatchObject([{ publishedAt: '2024-03-05', language: 'en' }]);
    expect(await aws('s3', 'ls', inBucket(''))).toMatch(/ \d+ dropped\.txt$/m);

    await aws('s3', 'rm', inBucket('dropped.txt'));
    await stack.reaches('dropped.txt', 'gone');
    expect(await stack.documentsOf('dropped.txt')).toEqual([]);
  });

  it('drops a folder, whatever its files are called', async () => {
    const keys = ['خبر اليوم.txt', 'below/100% + one.txt', 'plain.txt'];
    for (const [seed, key] of keys.entries()) await file(`press/${key}`, articleText(10 + seed));
    await aws('s3', 'cp', '--recursive', path.join(folder, 'press'), inBucket('press/'));
    for (const key of keys) await stack.reaches(`press/${key}`, 'stored');
    for (const key of keys) expect(await stack.documentsOf(`press/${key}`), key).toHaveLength(1);
  });

  it('uploads a large file in parts, which is rejected as too large', async () => {
    await aws('s3', 'cp', await file('large.txt', 'A line of text.\n'.repeat(800_000)), inBucket(''));
    await stack.reaches('large.txt', 'rejected');
    const { seen, settlement } = (await stack.rowOf('large.txt')) ?? {};
    expect(seen?.eTag).toMatch(/-2$/); // two parts: from 8 MB on
    expect(settlement).toMatchObject({ reason: 'too-large' });
  });

  it('uploads an article in parts, which is stored', async () => {
    await file('.aws/config', '[default]\ns3 =\n  multipart_threshold = 1KB\n');
    await aws('s3', 'cp', await file('parts.txt', articleText(2).repeat(2)), inBucket(''));
    await rm(path.join(folder, '.aws'), { recursive: true });
    await stack.reaches('parts.txt', 'stored');
    expect((await stack.rowOf('parts.txt'))?.seen?.eTag).toMatch(/-1$/);
  });

  it('looks into the queue and the table', async () => {
    await stack.isIdle();
    const names = ['--attribute-names', 'All'];
    const { Attributes } = JSON.parse(
      await aws('sqs', 'get-queue-attributes', '--queue-url', stack.queue.url, ...names),
    );
    expect(Attributes).toMatchObject({ ApproximateNumberOfMessages: '0', VisibilityTimeout: '360' });
    const { Items } = JSON.parse(await aws('dynamodb', 'scan', '--table-name', stack.table.name));
    const keys = (Items as { sk: { S: string } }[]).map(({ sk }) => sk.S);
    expect(keys).toContain('press/خبر اليوم.txt');
  });

  it('finds the versions of an object, and brings back a deleted one', async () => {
    await aws('s3', 'cp', await file('back.txt', articleText(3)), inBucket(''));
    await stack.reaches('back.txt', 'stored');
    await aws('s3', 'rm', inBucket('back.txt'));
    await stack.reaches('back.txt', 'gone');
    const at = ['--bucket', stack.bucket.name];
    const { DeleteMarkers } = JSON.parse(await aws('s3api', 'list-object-versions', ...at, '--prefix', 'back.txt'));
    // In one word: an id may begin with a hyphen.
    const version = `--version-id=${DeleteMarkers[0].VersionId}`;
    await aws('s3api', 'delete-object', ...at, '--key', 'back.txt', version);
    await expect.poll(() => stack.documentsOf('back.txt'), PATIENCE).toHaveLength(1);
  });
});
