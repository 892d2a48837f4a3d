import { describe, expect, it } from 'vitest';
import { allows } from '../../../local/template/statements.ts';

const call = (action: string, ...resources: string[]) => ({ action, resources });

describe('a statement', () => {
  it.each([
    ['s3:GetObject', 'arn:aws:s3:::news/*', call('s3:GetObject', 'arn:aws:s3:::news/a/b.txt'), true],
    ['s3:GetObject', 'arn:aws:s3:::news/*', call('s3:GetObject', 'arn:aws:s3:::news/'), true],
    ['s3:GetObject', 'arn:aws:s3:::news/*', call('s3:GetObject', 'arn:aws:s3:::news'), false],
    ['s3:GetObject', 'arn:aws:s3:::news/*', call('s3:GetObject', 'arn:aws:s3:::newspaper/a'), false],
    ['s3:GetObject', 'arn:aws:s3:::news/*', call('s3:GetObjectVersion', 'arn:aws:s3:::news/a'), false],
    ['s3:Get*', 'arn:aws:s3:::news/*', call('s3:GetObjectVersion', 'arn:aws:s3:::news/a'), true],
    ['s3:Get*', 'arn:aws:s3:::news/*', call('s3:PutObject', 'arn:aws:s3:::news/a'), false],
    ['sqs:*', '*', call('sqs:SendMessage', 'arn:aws:sqs:r:0:q'), true],
    ['*', '*', call('dynamodb:Scan', '*'), true],
    ['s3:GetObject', 'arn:aws:s3:::news/?.txt', call('s3:GetObject', 'arn:aws:s3:::news/a.txt'), true],
    ['s3:GetObject', 'arn:aws:s3:::news/?.txt', call('s3:GetObject', 'arn:aws:s3:::news/ab.txt'), false],
    ['s3:GetObject', 'arn:aws:s3:::news/?.txt', call('s3:GetObject', 'arn:aws:s3:::news/axtxt'), false],
    ['s3:GetObject', 'arn:aws:s3:::a.b/(c)[d]/*', call('s3:GetObject', 'arn:aws:s3:::a.b/(c)[d]/e\nf'), true],
    ['s3:getobject', 'arn:aws:s3:::news/*', call('s3:GetObject', 'arn:aws:s3:::news/a'), true],
    ['s3:GetObject', 'arn:aws:s3:::NEWS/*', call('s3:GetObject', 'arn:aws:s3:::news/a'), false],
    ['s3:GetObject', 'a', call('s3:GetObject', 'a', 'b'), false],
    ['s3:GetObject', '*', call('s3:GetObject', 'a', 'b'), true],
    ['dynamodb:BatchGetItem', 'a', call('dynamodb:BatchGetItem'), false],
  ])('about %s on %s, asked for %j, says %s', (action, resource, asked, expected) => {
    expect(allows([{ actions: [action], resources: [resource] }], asked)).toBe(expected);
  });

  it('does not lend its resources to the actions of another', () => {
    const statements = [
      { actions: ['s3:GetObject'], resources: ['a'] },
      { actions: ['s3:PutObject'], resources: ['b'] },
    ];
    expect(allows(statements, call('s3:PutObject', 'a'))).toBe(false);
    expect(allows(statements, call('s3:GetObject', 'b'))).toBe(false);
    expect(allows(statements, call('s3:PutObject', 'b'))).toBe(true);
    expect(allows([], call('s3:GetObject', 'a'))).toBe(false);
  });
});
