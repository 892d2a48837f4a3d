import { describe, expect, it } from 'vitest';
import { keysOf, MalformedMessageError } from '../../../functions/ingest/message.ts';

const notification = (...keys: string[]) =>
  JSON.stringify({
    Records: keys.map((key) => ({
      eventSource: 'aws:s3',
      eventName: 'ObjectCreated:Put',
      s3: { bucket: { name: 'incoming' }, object: { key, size: 10 } },
    })),
  });

describe('a message of the ingest queue', () => {
  it.each([
    ['news/a.txt', 'news/a.txt'],
    ['news/two+words.txt', 'news/two words.txt'],
    ['a%2Bb.txt', 'a+b.txt'],
    ['100%25.txt', '100%.txt'],
    ['%D8%AE%D8%A8%D8%B1.txt', 'خبر.txt'],
  ])('names the key %s as %s', (encoded, key) => {
    expect(keysOf(notification(encoded), 'incoming')).toEqual([key]);
  });

  it('names each key once', () => {
    expect(keysOf(notification('a', 'b', 'a'), 'incoming')).toEqual(['a', 'b']);
  });

  it('may be a reference sent by re-processing, with the key as it is', () => {
    const body = JSON.stringify({ newsfold: 'object-reference', bucket: 'incoming', key: 'a+b %41.txt' });
    expect(keysOf(body, 'incoming')).toEqual(['a+b %41.txt']);
  });

  it('may be the test event that S3 sends first: it names no key', () => {
    const body = JSON.stringify({
      Service: 'Amazon S3',
      Event: 's3:TestEvent',
      Time: '2026-01-01T00:00:00Z',
      Bucket: 'incoming',
    });
    expect(keysOf(body, 'incoming')).toEqual([]);
  });

  it.each([
    ['no JSON', 'hello'],
    ['nothing', ''],
    ['an empty object', '{}'],
    ['no records', '{"Records":[]}'],
    ['an event of another service', '{"Records":[{"eventSource":"aws:sns","eventName":"x","s3":{}}]}'],
    ['a key that is not URL-encoded UTF-8', notification('%E0%A4%A')],
  ])('is refused when it is %s', (_, body) => {
    expect(() => keysOf(body, 'incoming')).toThrow(MalformedMessageError);
  });

  it('is refused when it is about another bucket', () => {
    expect(() => keysOf(notification('a'), 'other')).toThrow(/incoming.*other/);
  });
});
