/**
 * `newsfold topics check|test|apply|show|remove`: the user's own topics, from a file to being in force.
 */
import { readFile } from 'node:fs/promises';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { TOPICS_KEY } from '../../functions/configuration/topics-in-force.ts';
import type { OwnTopics } from '../../pipeline/own-topics/compile-topics.ts';
import { readTopicsFile } from '../../pipeline/own-topics/read-topics.ts';
import type { Target } from '../target.ts';
import { counted } from './describe.ts';
import { type Format, json, notice, oneLine, print, table } from './output.ts';
import { topicsInForce } from './topics-in-force.ts';
import { WrongCallError } from './wrong-call.ts';

/** What a topics file says, and its bytes. */
type TopicsFile = { readonly topics: OwnTopics; readonly bytes: Uint8Array };

/** @returns null, after naming every mistake as FILE:LINE:COLUMN, when the file is refused */
export async function openTopicsFile(file: string): Promise<TopicsFile | null> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new WrongCallError(`${file} cannot be read: ${error instanceof Error ? error.message : error}`);
  });
  const read = readTopicsFile(bytes);
  if (read.kind === 'topics') return { topics: read.topics, bytes };
  for (const { line, column, message } of read.problems) notice(`${file}:${line}:${column}: ${message}`);
  return null;
}

export async function checkTopics(file: string): Promise<boolean> {
  const read = await openTopicsFile(file);
  if (read === null) return false;
  await print(`${file} is in order: ${counted(read.topics.topics.length, 'topic')}, digest ${read.topics.digest}`);
  return true;
}

/** A refused file changes nothing. */
export async function applyTopics(target: Target, file: string): Promise<boolean> {
  const read = await openTopicsFile(file);
  if (read === null) return false;
  const before = await topicsInForce(target);
  const Body = read.bytes;
  await target.configuration.client.send(
    new PutObjectCommand({ Bucket: target.configuration.name, Key: TOPICS_KEY, Body, ContentType: 'application/yaml' }),
  );
  await print(`${counted(read.topics.topics.length, 'topic')} in force, digest ${read.topics.digest}`);
  return tellWhatIsStale(before, read.topics);
}

export async function removeTopics(target: Target): Promise<boolean> {
  const before = await topicsInForce(target);
  const { client, name } = target.configuration;
  await client.send(new DeleteObjectCommand({ Bucket: name, Key: TOPICS_KEY }));
  await print('no topics of your own in force');
  return tellWhatIsStale(before, await topicsInForce(target));
}

function tellWhatIsStale(before: OwnTopics, now: OwnTopics): true {
  const kept = new Set(now.topics.map(({ id }) => id));
  const gone = before.topics.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
  if (gone.length > 0) notice(`no longer there: ${gone.join(', ')}`);
  if (before.digest === now.digest) notice('nothing becomes stale: they find what those before found');
  else notice('so it is for new articles; those stored before follow with the next sweep, or `newsfold reprocess`');
  return true;
}

export async function showTopics(target: Target, format: Format): Promise<boolean> {
  const { digest, topics } = await topicsInForce(target);
  const listed = topics.map(({ id, labels }) => ({ id, labels }));
  if (format === 'json') await print(json({ digest, topics: listed }, 'indented'));
  else if (format === 'jsonl') for (const one of listed) await print(json(one));
  else if (listed.length > 0) {
    const rows = listed.map(({ id, labels }) => [id, labelsText(labels)]);
    await print(
      table(
        [
          ['topic', 64],
          ['labels', 100],
        ],
        rows,
      ),
    );
  }
  if (format === 'table') notice(`${counted(topics.length, 'topic')} in force, digest ${digest}`);
  return true;
}

function labelsText(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([language, label]) => `${language}: ${oneLine(label)}`)
    .join(', ');
}
