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

const POLISH =
  'Prezydent miasta ogłosił wczoraj, że remont sieci wodociągowej – długo oczekiwany – potrwa trzy tygodnie i obejmie północne dzielnice.';
const TURKISH =
  'Belediye başkanı dün su şebekesinin onarımına başlandığını açıkladı; çalışmalar üç hafta sürecek ve kuzey mahallelerini kapsayacak.';
const HEBREW =
  'ראש העיר הודיע אתמול על תחילת השיפוץ של רשת המים, והעבודות יימשכו שלושה שבועות ויכללו את השכונות הצפוניות.';
const GREEK =
  'Ο δήμαρχος ανακοίνωσε χθες την έναρξη των εργασιών στο δίκτυο ύδρευσης, που θα διαρκέσουν τρεις εβδομάδες στις βόρειες συνοικίες.';

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
    ['ibm866', RUSSIAN],
    ['macintosh', FRENCH],
    ['windows-1250', POLISH],
    ['iso-8859-2', POLISH.replaceAll(/[–„”]/g, '')],
    ['windows-1254', TURKISH],
    ['windows-1255', HEBREW],
    ['windows-1253', GREEK],
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

  it.each([
    ['gb18030', '市长昨天说，供水管道的修理工程将在三个星期内完成。'],
    ['big5', '市長昨天說，供水管道的修理工程將在三個星期內完成。'],
    ['shift_jis', '市長は昨日、水道の工事が三週間で終わると発表した。'],
    ['euc-jp', '市長は昨日、水道の工事が三週間で終わると発表した。'],
    ['euc-kr', '시장은 어제 수도관 공사가 삼 주 안에 끝날 것이라고 발표했다.'],
  ])('finds %s by its common characters', (name, text) => {
    expect(decode(encodeAs(text, name))).toEqual({
      kind: 'decoded',
      text,
      charset: { name, from: 'detected', repaired: false },
    });
  });

  it('finds ISO-2022-JP by its escape sequences', () => {
    const bytes = Uint8Array.of(0x1b, 0x24, 0x42, 0x3b, 0x54, 0x44, 0x39, 0x1b, 0x28, 0x42, 0x2e);
    expect(decode(bytes)).toMatchObject({ text: '市長.', charset: { name: 'iso-2022-jp', from: 'detected' } });
  });

  it.each(['utf-32le', 'utf-32be'])('follows a byte order mark of %s', (name) => {
    const bytes = new Uint8Array(4 * [...ARABIC].length + 4);
    const view = new DataView(bytes.buffer);
    [...`\uFEFF${ARABIC}`].forEach((char, i) => {
      view.setUint32(4 * i, char.codePointAt(0) ?? 0, name === 'utf-32le');
    });
    expect(decode(bytes)).toEqual({ kind: 'decoded', text: ARABIC, charset: { name, from: 'bom', repaired: false } });
  });

  it('does not believe a UTF-8 mark before a text of another charset', () => {
    const bytes = Uint8Array.of(0xef, 0xbb, 0xbf, ...encodeAs(ARABIC, 'windows-1256'));
    expect(charsetOf(bytes)).toMatchObject({ name: 'windows-1256', from: 'detected' });
  });

  it('reads each line of a file that was put together from two charsets', () => {
    const bytes = Uint8Array.of(...utf8(`${FRENCH}\n`), ...encodeAs(`${ARABIC}\n`, 'windows-1256'), ...utf8(RUSSIAN));
    expect(decode(bytes)).toEqual({
      kind: 'decoded',
      text: `${FRENCH}\n${ARABIC}\n${RUSSIAN}`,
      charset: { name: 'utf-8', from: 'utf-8', repaired: true },
    });
  });

  it('reads a text that is nearly ASCII, whatever its few other bytes are', () => {
    const bytes = Uint8Array.of(
      ...utf8(`${ENGLISH.replaceAll(/[^ -~]/g, '-')} `.repeat(2)),
      0xb6,
      0x20,
      0x93,
      0x41,
      0x94,
      0x20,
      0x93,
      0x42,
      0x94,
    );
    expect(charsetOf(bytes)).toMatchObject({ name: 'windows-1252', from: 'detected' });
  });

  it.each([
    ['in UTF-8', utf8],
    ['in UTF-16', (text: string) => Uint8Array.of(0xff, 0xfe, ...encodeUtf16(text, 'le'))],
  ])('repairs mojibake stored %s before it counts control characters, and says so', (_, encode) => {
    const damaged = new TextDecoder('windows-1252').decode(utf8(ARABIC));
    expect(damaged).toMatch(/[\x80-\x9F]/);
    expect(decode(encode(damaged))).toMatchObject({ text: ARABIC, charset: { repaired: true } });
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
    [
      'UTF-32 without a mark',
      Uint8Array.from([...'Rain is expected'].flatMap((char) => [char.charCodeAt(0), 0, 0, 0])),
    ],
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
