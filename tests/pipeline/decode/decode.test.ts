import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../pipeline/decode/decode.ts';
import { encodeAs, encodeUtf16 } from './encode.ts';

const ARABIC =
  'أعلنت بلدية المدينة اليوم عن بدء أعمال الصيانة في شبكة المياه الرئيسية، وقال رئيس البلدية إن العمل سيستمر ثلاثة أسابيع ويشمل الأحياء الشمالية.';
const FRENCH =
  'Le maire a annoncé hier la réfection du réseau d’eau ; les travaux dureront trois semaines, a-t-il précisé à la presse.';
const ENGLISH = 'The mayor announced repairs – long awaited – to the water network; “three weeks”, he said.';
const RUSSIAN =
  'Мэр города объявил о начале ремонта водопроводной сети, работы продлятся три недели и охватят северные районы.';

const utf8 = (text: string) => new TextEncoder().encode(text);
const charsetOf = (bytes: Uint8Array) => {
  const decoded = decode(bytes);
  return decoded.kind === 'decoded' ? decoded.charset : decoded.reason;
};

describe('decode', () => {
  it('reads UTF-8 without saying that anything was guessed', () => {
    expect(decode(utf8(ARABIC))).toEqual({
      kind: 'decoded',
      text: ARABIC,
      charset: { name: 'utf-8', from: 'utf-8', repaired: false },
    });
  });

  it.each([
    ['utf-8', Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8(ARABIC))],
    ['utf-16le', Uint8Array.of(0xff, 0xfe, ...encodeUtf16(ARABIC, 'le'))],
    ['utf-16be', Uint8Array.of(0xfe, 0xff, ...encodeUtf16(ARABIC, 'be'))],
  ])('follows a byte order mark of %s and leaves it out of the text', (name, bytes) => {
    expect(decode(bytes)).toEqual({ kind: 'decoded', text: ARABIC, charset: { name, from: 'bom', repaired: false } });
  });

  it.each([
    ['windows-1256', ARABIC],
    ['iso-8859-6', ARABIC],
    ['windows-1252', FRENCH],
    ['windows-1252', ENGLISH],
    ['windows-1251', RUSSIAN],
    ['koi8-r', RUSSIAN],
  ])('finds %s by its words and says that it was detected', (name, text) => {
    expect(decode(encodeAs(text, name))).toEqual({
      kind: 'decoded',
      text,
      charset: { name, from: 'detected', repaired: false },
    });
  });

  it.each(['le', 'be'] as const)('finds UTF-16%s without a mark, in Arabic and in English', (order) => {
    for (const text of [ARABIC, ENGLISH]) {
      expect(decode(encodeUtf16(text, order))).toMatchObject({
        text,
        charset: { name: `utf-16${order}`, from: 'detected' },
      });
    }
  });

  it('keeps the rest of a file that was cut in the middle of a letter', () => {
    const decoded = decode(utf8(ARABIC).slice(0, -2));
    expect(decoded).toMatchObject({ charset: { name: 'utf-8', repaired: true } });
    expect(decoded.kind === 'decoded' && decoded.text.startsWith(ARABIC.slice(0, 100))).toBe(true);
  });

  it('replaces one bad byte in UTF-8 by U+FFFD and says so', () => {
    const bytes = utf8(ARABIC);
    bytes[40] = 0xff;
    expect(decode(bytes)).toMatchObject({
      text: expect.stringContaining('\uFFFD'),
      charset: { name: 'utf-8', repaired: true },
    });
  });

  it('does not call a text repaired for containing U+FFFD itself', () => {
    expect(charsetOf(utf8(`${ARABIC} \uFFFD`))).toEqual({ name: 'utf-8', from: 'utf-8', repaired: false });
  });

  it.each([
    ['no bytes', new Uint8Array()],
    ['spaces and line ends', utf8(' \n\t\r\n \u00a0\u3000')],
    ['zero-width characters', utf8('\u200b\u200c\u200d\ufeff\u2060\u202e')],
    ['a byte order mark alone', Uint8Array.of(0xef, 0xbb, 0xbf)],
  ])('calls %s empty', (_, bytes) => {
    expect(charsetOf(bytes)).toBe('empty');
  });

  it.each([
    ['zero bytes', new Uint8Array(100)],
    ['control characters', Uint8Array.from({ length: 300 }, (_, i) => (i % 3 === 0 ? 0x61 : 0x01))],
    ['bytes 0 to 255 over and over', Uint8Array.from({ length: 4096 }, (_, i) => i % 256)],
    ['UTF-32', Uint8Array.from([...'Rain is expected'].flatMap((char) => [char.charCodeAt(0), 0, 0, 0]))],
  ])('calls %s no text', (_, bytes) => {
    expect(charsetOf(bytes)).toBe('not-text');
  });

  it('allows a stray control character', () => {
    expect(charsetOf(utf8(`${ENGLISH} ${ENGLISH}\u0003`))).toMatchObject({ name: 'utf-8' });
  });

  it('turns down bytes that no charset makes words of, rather than guess', () => {
    let seed = 1;
    const noise = Uint8Array.from({ length: 2000 }, () => {
      seed = (seed * 48271) % 0x7fffffff;
      return 0x20 + (seed % 224);
    });
    expect(charsetOf(noise)).toBe('undecodable');
  });

  it('gives a text or a reason for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(['decoded', 'rejected']).toContain(decode(bytes).kind);
      }),
    );
  });

  it('gives back any visible text that was written as UTF-8', () => {
    const visible = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((text) => /[\p{L}\p{N}]/u.test(text) && !/\p{Cc}/u.test(text));
    fc.assert(
      fc.property(visible, (text) => {
        expect(decode(utf8(text))).toMatchObject({ text, charset: { name: 'utf-8' } });
      }),
    );
  });
});
