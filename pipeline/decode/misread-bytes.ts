/**
 * Text of another script whose single bytes some program read as windows-1252: «ÇáÑÆíÓ» for «الرئيس», «Ïðåçèäåíò» for
 * «Президент». Part of stage 3 (`mojibake.ts`).
 *
 * In such a line nearly all letters are those of the upper half (À–ÿ), which no orthography comes near. The bytes of all
 * these lines together are judged by the statistics that judge a file's (`detect-charset.ts`); lines in other letters, such
 * as an address or a quotation in English, stay.
 */
import { detectCharset } from './detect-charset.ts';
import { bytesBack } from './misread-charsets.ts';
import { utf8Damage } from './utf8-damage.ts';

/** Share of the line's letters from the upper half. In lines of sound text it is at most 0.19 (Turkish and Vietnamese, of 17 languages). */
const MIN_UPPER_SHARE = 0.6;

/** Letters of the upper half in all such lines that make the statistics certain: about four words. */
const MIN_UPPER_LETTERS = 20;

/** Charsets whose letters lie where windows-1252 has À–ÿ. Latin ones differ too little to tell from names and foreign words. */
const OF_OTHER_SCRIPTS = /^(?:windows-125[1356]|iso-8859-[5678]|koi8-[ru])$/;

const LINE = /[^\n]+/g;

export function repairMisreadBytes(text: string): string {
  if (!/[À-ÿ]{3}/.test(text)) return text;
  const damaged = (text.match(LINE) ?? []).filter(isOfUpperLetters).join('\n');
  if (countUpperLetters(damaged) < MIN_UPPER_LETTERS) return text;
  const bytes = toBytes(damaged);
  if (utf8Damage(bytes) === 'slight') return text;
  const found = detectCharset(bytes);
  if (found.kind === 'rejected' || !OF_OTHER_SCRIPTS.test(found.name)) return text;

  const decoder = new TextDecoder(found.name);
  return text.replace(LINE, (line) =>
    isOfUpperLetters(line)
      ? line.replace(/[^\x00-\x7F]+/g, (run) => {
          const back = bytesBack(run, 'windows-1252');
          return back.includes(0) ? run : decoder.decode(back);
        })
      : line,
  );
}

function isOfUpperLetters(line: string): boolean {
  const upper = countUpperLetters(line);
  if (upper < 2) return false;
  return upper >= MIN_UPPER_SHARE * (line.match(/\p{L}/gu)?.length ?? 0);
}

function countUpperLetters(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xc0 && unit <= 0xff) count++;
  }
  return count;
}

/** What windows-1252 does not have becomes a space: it was not misread. */
function toBytes(text: string): Uint8Array {
  const bytes = bytesBack(text, 'windows-1252');
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) bytes[i] = code;
    else if (bytes[i] === 0) bytes[i] = 0x20;
  }
  return bytes;
}
