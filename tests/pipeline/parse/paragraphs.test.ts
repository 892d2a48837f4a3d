import { describe, expect, it } from 'vitest';
import { parseOne, rolesOf } from './parse-dump.ts';

describe('hard-wrapped text', () => {
  const headline = 'Harbour council to widen northern quay';
  const wrapped = [
    'The harbour council said on Monday that work on the northern quay',
    'would begin next month, after two years of planning and a long',
    'quarrel with the owners of the small boats about the water main.',
    '',
    'Its chairman told reporters that the project would bring jobs to',
    'the district and shorten the queues at the old gate in summer.',
  ];
  const paragraphs = [wrapped.slice(0, 3).join(' '), wrapped.slice(4).join(' ')];

  it('has its paragraphs joined, and every line of one keeps the role', () => {
    const dump = [headline, '', ...wrapped].join('\n');
    expect(parseOne(dump).body.split('\n\n')).toEqual(paragraphs);
    expect(rolesOf(dump)).toEqual(['headline', 'body', 'body', 'body', 'body', 'body']);
  });

  it('is seen on a page with buttons and links as well', () => {
    const head = [headline, '', 'By Jane Doe', 'March 3, 2023', ''];
    const buttons = ['', 'Share this:', 'Facebook', 'Twitter', 'Email'];
    const links = ['', 'Related Articles', '* Old gate to close for two years', '* Fishermen ask for lamps'];
    const dump = [...head, ...wrapped, ...buttons, ...links].join('\n');
    expect(parseOne(dump).body.split('\n\n')).toEqual(paragraphs);
    expect(rolesOf(dump).slice(3, 8)).toEqual(['body', 'body', 'body', 'body', 'body']);
  });
});
