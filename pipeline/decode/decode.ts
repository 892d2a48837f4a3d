/**
 * Stage 3: bytes → text. The charset is found by evidence, named, and never guessed silently.
 *
 *  1 byte order mark      UTF-8, UTF-16, UTF-32 (`utf32.ts`)
 *  2 UTF-16 without mark  zero bytes on one side of the pairs; before UTF-8, because Arabic in UTF-16 is all ASCII bytes
 *  3 ISO-2022-JP          by its escape sequences; before UTF-8 for the same reason
 *  4 valid UTF-8          chance resemblance is practically nil
 *  5 mixed lines          UTF-8 beside lines in another charset (`mixed-lines.ts`), `repaired`
 *  6 damaged UTF-8        a cut-off file or a few bad bytes: the rest is kept, each bad byte becomes U+FFFD, `repaired`
 *  7 statistics           `detect-charset.ts`
 *  8 mojibake             wrong letters from an earlier misreading (`mojibake.ts`), `repaired`
 *  9 is it text at all?   control characters and invisible-only text are turned down; after 8, which makes letters of some
 */
import { type Charset, type Decoded, type Rejected, rejected } from '../record.ts';
import { detectCharset } from './detect-charset.ts';
import { decodeMixedLines } from './mixed-lines.ts';
import { repairMojibake } from './mojibake.ts';
import { utf8Damage } from './utf8-damage.ts';
import { utf16WithoutMark } from './utf16.ts';
import { utf32WithMark } from './utf32.ts';

/**
 * Control characters per character of text above which a file is not text. Dumps from old editorial systems carry a few
 * (field and record separators), about one a paragraph; every fifth of random bytes is one.
 */
const MAX_CONTROL_SHARE = 0.01;

/** White space, controls, zero-width and direction marks, and the letters Unicode defines as blank (Hangul fillers, braille blank). */
const VISIBLE = /[^\s\p{Cc}\p{Cf}\p{Cs}\uFFFD\u115F\u1160\u3164\uFFA0\u2800\u034F]/u;

export function decode(bytes: Uint8Array): Decoded | Rejected {
  if (bytes.length === 0) return rejected('empty', 'The file has no bytes.');
  const decoded = fromMark(bytes) ?? fromUtf16(bytes) ?? fromIso2022(bytes) ?? fromUtf8(bytes);
  if (decoded !== null) return checkText(withoutMojibake(decoded));

  // Checked before the statistics: zero bytes belong to no single- or multi-byte charset.
  const nul = bytes.indexOf(0);
  if (nul >= 0) return rejected('not-text', `Binary data: a zero byte at offset ${nul}, and not UTF-16.`);
  const found = detectCharset(bytes);
  if (found.kind === 'rejected') return found;
  return checkText(withoutMojibake(decodeAs(bytes, found.name, 'detected')));
}

function fromMark(bytes: Uint8Array): Decoded | null {
  const utf32 = utf32WithMark(bytes);
  if (utf32 !== null) {
    return { kind: 'decoded', text: utf32.text, charset: { name: utf32.name, from: 'bom', repaired: false } };
  }
  const [a, b, c] = bytes;
  // A mark that an editor put before a text of another charset proves nothing.
  if (a === 0xef && b === 0xbb && c === 0xbf && utf8Damage(bytes) === 'slight') return decodeAs(bytes, 'utf-8', 'bom');
  if (a === 0xff && b === 0xfe) return decodeAs(bytes, 'utf-16le', 'bom');
  if (a === 0xfe && b === 0xff) return decodeAs(bytes, 'utf-16be', 'bom');
  return null;
}

function fromUtf16(bytes: Uint8Array): Decoded | null {
  if (!bytes.includes(0)) return null;
  const name = utf16WithoutMark(bytes);
  return name === null ? null : decodeAs(bytes, name, 'detected');
}

const ESCAPE = 0x1b;

/** ESC $ @ or ESC $ B opens two-byte characters; no byte is above ASCII. */
function fromIso2022(bytes: Uint8Array): Decoded | null {
  const at = bytes.indexOf(ESCAPE);
  if (at < 0 || bytes[at + 1] !== 0x24 || (bytes[at + 2] !== 0x40 && bytes[at + 2] !== 0x42)) return null;
  return bytes.some((byte) => byte >= 0x80) ? null : decodeAs(bytes, 'iso-2022-jp', 'detected');
}

function fromUtf8(bytes: Uint8Array): Decoded | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { kind: 'decoded', text, charset: { name: 'utf-8', from: 'utf-8', repaired: false } };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  const mixed = decodeMixedLines(bytes);
  if (mixed !== null) {
    return { kind: 'decoded', text: mixed, charset: { name: 'utf-8', from: 'utf-8', repaired: true } };
  }
  return utf8Damage(bytes) === 'slight' ? decodeAs(bytes, 'utf-8', 'utf-8') : null;
}

function withoutMojibake(decoded: Decoded): Decoded {
  const text = repairMojibake(decoded.text);
  return text === decoded.text ? decoded : { ...decoded, text, charset: { ...decoded.charset, repaired: true } };
}

/** Never throws: what the charset cannot represent becomes U+FFFD and is reported as `repaired`. */
function decodeAs(bytes: Uint8Array, name: string, from: Charset['from']): Decoded {
  const text = new TextDecoder(name).decode(bytes);
  return { kind: 'decoded', text, charset: { name, from, repaired: isRepaired(bytes, name, text) } };
}

/** Only a text with U+FFFD can have been repaired; a strict second pass tells that from one that contains it by itself. */
function isRepaired(bytes: Uint8Array, name: string, text: string): boolean {
  if (!text.includes('\uFFFD')) return false;
  try {
    new TextDecoder(name, { fatal: true }).decode(bytes);
    return false;
  } catch {
    return true;
  }
}

function checkText(decoded: Decoded): Decoded | Rejected {
  const { text, charset } = decoded;
  const controls = countControls(text);
  if (controls > MAX_CONTROL_SHARE * text.length && controls > 1) {
    return rejected('not-text', `${controls} of ${text.length} characters (${charset.name}) are control characters.`);
  }
  if (!VISIBLE.test(text)) return rejected('empty', 'Nothing but white space and invisible characters.');
  return decoded;
}

function countControls(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const isBreakOrSpace = (code >= 0x09 && code <= 0x0d) || code === 0x85;
    if ((code < 0x20 && !isBreakOrSpace) || (code >= 0x7f && code < 0xa0 && !isBreakOrSpace) || code === 0xfffe)
      count++;
  }
  return count;
}
