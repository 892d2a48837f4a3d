import { describe, expect, it } from 'vitest';
import { MAX_BYTES, unpack } from '../../../pipeline/unpack/unpack.ts';

const latin1 = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const utf8 = (text: string) => new TextEncoder().encode(text);

function utf16le(text: string): Uint8Array {
  return new Uint8Array(Uint16Array.from([...`\uFEFF${text}`], (char) => char.charCodeAt(0)).buffer);
}

describe('unpack', () => {
  it.each([
    ['a short note', utf8('Rain is expected.')],
    ['Arabic', utf8('يتوقع هطول الأمطار')],
    ['text that begins with a bracket', utf8('[القاهرة] قال الوزير إن المشروع بدأ')],
    ['text that begins with a number in brackets', utf8('[Updated] Rain is expected')],
    ['text that begins with an Arabic word in angle brackets', utf8('<عاجل> بدأ المشروع')],
    ['text that begins like a bitmap', utf8('BMW builds a new plant in the north')],
    ['text that begins like an MP3 tag', utf8('ID3 is a tag format')],
    ['text in UTF-16', utf16le('Rain is expected.')],
  ])('takes %s for plain text', (_, bytes) => {
    expect(unpack(bytes, 'a.txt')).toEqual({ kind: 'text', mediaType: 'text/plain' });
  });

  it.each([
    ['ZIP', latin1('PK\x03\x04\x14\x00')],
    ['gzip', latin1('\x1f\x8b\x08\x00')],
    ['PDF', latin1('%PDF-1.7\n')],
    ['PNG', latin1('\x89PNG\r\n\x1a\n')],
    ['JPEG', latin1('\xff\xd8\xff\xe0')],
    ['GIF', latin1('GIF89a\x01\x00')],
    ['WebP', latin1('RIFF\x00\x00\x00\x00WEBPVP8 ')],
    ['MP4', latin1('\x00\x00\x00\x18ftypmp42')],
    ['MP3', latin1('ID3\x04\x00\x00')],
    ['old Office', latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')],
    ['tar', latin1(`${'name'.padEnd(257, '\0')}ustar\0`)],
    ['HTML', utf8('\n\n  <!DOCTYPE html>\n<html lang="ar">')],
    ['HTML', utf8('\uFEFF<html><body>')],
    ['HTML', utf16le('<html><body>')],
    ['XML', utf8('<?xml version="1.0"?><rss>')],
    ['XML', utf8('<NewsML>')],
    ['JSON', utf8('{"headline": "Rain"}\n{"headline": "Sun"}')],
    ['JSON', utf8('[\n  {"headline": "Rain"}]')],
    ['JSON', utf8('[1, 2]')],
    ['RTF', utf8('{\\rtf1\\ansi')],
  ])('names %s as unsupported', (format, bytes) => {
    expect(unpack(bytes, 'a.txt')).toMatchObject({
      kind: 'rejected',
      reason: 'unsupported-type',
      detail: expect.stringContaining(format),
    });
  });

  it('rejects a file without bytes as empty', () => {
    expect(unpack(new Uint8Array(), 'a.txt')).toMatchObject({ reason: 'empty' });
  });

  it('takes a file of the largest size and rejects one byte more', () => {
    const bytes = new Uint8Array(MAX_BYTES + 1).fill(0x61);
    expect(unpack(bytes.subarray(1), 'a.txt').kind).toBe('text');
    expect(unpack(bytes, 'a.txt')).toMatchObject({
      reason: 'too-large',
      detail: expect.stringContaining(String(MAX_BYTES + 1)),
    });
  });
});
