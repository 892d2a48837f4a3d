import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { InvalidCursorError, readCursor, writeCursor } from '../../../functions/query/cursor.ts';

const QUERY = { limit: 50, order: 'newest', source: 'النهار', from: '2024-03-01T00:00:00.000Z', subject: undefined };
const POSITION = ['2024-03-05T00:00:00.000Z#00112233445566778899-0', 'e/"خبر" 😀.txt'];
const CURSOR = writeCursor('documents', QUERY, POSITION);

const ANY = z.array(z.string());
const read = (list: string, query: Readonly<Record<string, unknown>>) => () => readCursor(list, query, ANY);

describe('a cursor', () => {
  it('gives back the position that it was written for', () => {
    const position = fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 });
    fc.assert(
      fc.property(position, fc.string(), (given, list) => {
        const cursor = writeCursor(list, QUERY, given);
        expect(readCursor(list, { ...QUERY, cursor }, ANY)).toEqual(given);
      }),
    );
  });

  it('stands in a URL as it is', () => {
    expect(encodeURIComponent(CURSOR)).toBe(CURSOR);
  });

  it('is not needed for the first page', () => {
    expect(readCursor('documents', QUERY, ANY)).toBeNull();
  });

  it('is good for pages of another size, and with filters in another order or left open', () => {
    const { limit: _limit, subject: _subject, ...rest } = QUERY;
    const turned = Object.fromEntries(Object.entries(rest).reverse());
    expect(readCursor('documents', { ...turned, limit: 7, cursor: CURSOR }, ANY)).toEqual(POSITION);
  });

  it.each([
    ['another list', 'objects', QUERY],
    ['another order', 'documents', { ...QUERY, order: 'oldest' }],
    ['another value', 'documents', { ...QUERY, source: 'Daily' }],
    ['one filter more', 'documents', { ...QUERY, language: 'ar' }],
    ['one filter less', 'documents', { limit: 50, order: 'newest', source: 'النهار' }],
    ['two filters that have changed places', 'documents', { ...QUERY, order: QUERY.source, source: QUERY.order }],
  ])('is refused by %s', (_, list, query) => {
    const asked = read(list, { ...query, cursor: CURSOR });
    expect(asked).toThrow(InvalidCursorError);
    expect(asked).toThrow('belongs to another query');
  });

  it('is refused once any one of its characters is another, missing or one too many', () => {
    const others = [...'ABYZabyz0189-_', '+', '/', '=', ' ', '.', 'é', 'ب', '\u0000'];
    for (let at = 0; at <= CURSOR.length; at++) {
      const [before, after] = [CURSOR.slice(0, at), CURSOR.slice(at + 1)];
      const changed = at < CURSOR.length ? others.map((other) => `${before}${other}${after}`) : [];
      const longer = others.map((other) => `${before}${other}${CURSOR.slice(at)}`);
      const damaged = [...changed, ...longer, ...(at < CURSOR.length ? [before + after] : [])];
      for (const cursor of damaged.filter((one) => one !== CURSOR)) {
        expect(read('documents', { ...QUERY, cursor }), cursor).toThrow(InvalidCursorError);
      }
    }
  });

  it('is refused where it names no position of the list, though made up well', () => {
    const position = z.tuple([z.enum(['stored', 'failed'])]);
    const made = (...parts: string[]) => ({ ...QUERY, cursor: writeCursor('objects', QUERY, parts) });
    expect(readCursor('objects', made('failed'), position)).toEqual(['failed']);
    for (const parts of [[], [''], ['gone'], ['failed', 'failed']]) {
      expect(() => readCursor('objects', made(...parts), position)).toThrow('the cursor is damaged');
    }
  });

  it.each(['', ' ', 'null', 'W10', '[]', 'e30', Buffer.from('["a","b"]').toString('base64url'), 'a'.repeat(10_000)])(
    'is not %j',
    (cursor) => {
      expect(read('documents', { ...QUERY, cursor })).toThrow('the cursor is damaged');
    },
  );
});
