/**
 * Files that were put together from parts in different charsets: UTF-8 lines beside lines that are not. Part of stage 3
 * (`decode.ts`).
 *
 * A line that is good UTF-8 stays UTF-8; the others are judged together by the statistics of `detect-charset.ts`.
 */
import { detectCharset } from './detect-charset.ts';
import { sequenceLength, utf8Damage } from './utf8-damage.ts';

const LINE_FEED = 0x0a;

/** Null when it is not such a file: no line in UTF-8 beyond ASCII, or no charset that explains the others. */
export function decodeMixedLines(bytes: Uint8Array): string | null {
  const lines = splitLines(bytes);
  const foreign = lines.filter((line) => utf8Damage(line) === 'other');
  if (foreign.length === 0 || !lines.some((line) => utf8Damage(line) === 'slight' && hasSequence(line))) return null;
  const found = detectCharset(joined(foreign));
  if (found.kind === 'rejected') return null;

  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  const other = new TextDecoder(found.name);
  return lines.map((line) => (utf8Damage(line) === 'other' ? other : utf8).decode(line)).join('');
}

/** Each with its line feed. */
function splitLines(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; ) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed < 0 ? bytes.length : feed + 1;
    lines.push(bytes.subarray(start, end));
    start = end;
  }
  return lines;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function hasSequence(line: Uint8Array): boolean {
  for (let i = 0; i < line.length; i++) if ((line[i] ?? 0) >= 0x80 && sequenceLength(line, i) > 1) return true;
  return false;
}
