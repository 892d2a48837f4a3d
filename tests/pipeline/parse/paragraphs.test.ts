import { describe, expect, it } from 'vitest';
import { parseOne, rolesOf } from './parse-dump.ts';

describe('hard-wrapped text', () => {
  it('has its paragraphs joined, and every line of one keeps the role', () => {
    const dump = [
      'Harbour council to widen northern quay',
      '',
      'The harbour council said on Monday that work on the northern quay',
      'would begin next month, after two years of planning and a long',
      'quarrel with the owners of the small boats about the water main.',
      '',
      'Its chairman told reporters that the project would bring jobs to',
      'the district and shorten the queues at the old gate in summer.',
    ].join('\n');
    expect(parseOne(dump).body.split('\n\n')).toEqual([
      'The harbour council said on Monday that work on the northern quay would begin next month, after two years of planning and a long quarrel with the owners of the small boats about the water main.',
      'Its chairman told reporters that the project would bring jobs to the district and shorten the queues at the old gate in summer.',
    ]);
    expect(rolesOf(dump)).toEqual(['headline', 'body', 'body', 'body', 'body', 'body']);
  });

  it('is seen on a page with buttons and links as well', () => {
    const dump = [
      'Harbour council to widen northern quay',
      '',
      'By Jane Doe',
      'March 3, 2023',
      '',
      'The harbour council said on Monday that work on the northern quay',
      'would begin next month, after two years of planning and a long',
      'quarrel with the owners of the small boats about the water main.',
      '',
      'Its chairman told reporters that the project would bring jobs to',
      'the district and shorten the queues at the old gate in summer.',
      '',
      'Share this:',
      'Facebook',
      'Twitter',
      'Email',
      '',
      'Related Articles',
      '* Old gate to close for two years',
      '* Fishermen ask for lamps',
    ].join('\n');
    expect(parseOne(dump).body.split('\n\n')).toHaveLength(2);
    expect(rolesOf(dump).slice(3, 8)).toEqual(['body', 'body', 'body', 'body', 'body']);
  });
});
