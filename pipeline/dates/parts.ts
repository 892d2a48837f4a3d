/**
 * A dateline's tokens as parts: markers, dates, weekdays, times, zones, fillers, signs and leftover words. Second step of
 * the dateline engine (`dateline.ts`).
 */
import { type PrintedTime, readTime, readZone } from './clock.ts';
import { type PrintedDate, readDate, skipHijri } from './date-forms.ts';
import { FILLERS, MARKERS, phraseAt, WEEKDAYS } from './names.ts';
import type { Token } from './tokens.ts';

export type Part = {
  /** Offsets in the line. */
  readonly start: number;
  readonly end: number;
} & (
  | { readonly kind: 'marker'; readonly value: 'published' | 'updated' }
  | { readonly kind: 'date'; readonly value: PrintedDate }
  | { readonly kind: 'hijri' }
  | { readonly kind: 'weekday'; readonly value: number }
  | { readonly kind: 'time'; readonly value: PrintedTime }
  | { readonly kind: 'zone'; readonly value: string }
  | { readonly kind: 'filler' }
  | { readonly kind: 'sign'; readonly value: string }
  | { readonly kind: 'leftover' }
);

/** Every token belongs to exactly one part, in order. */
export function readParts(tokens: readonly Token[]): readonly Part[] {
  const parts: Part[] = [];
  for (let i = 0; i < tokens.length; ) {
    const { end, ...part } = partAt(tokens, i);
    parts.push({ ...part, start: tokens[i]?.start ?? 0, end: tokens[end - 1]?.end ?? 0 });
    i = end;
  }
  // "Sam Poe", "Sun Valley": a weekday right before another word is a name.
  return parts.map((part, k) =>
    part.kind === 'weekday' && parts[k + 1]?.kind === 'leftover'
      ? { kind: 'leftover', start: part.start, end: part.end }
      : part,
  );
}

type Found = Part extends infer P
  ? P extends Part
    ? Omit<P, 'start' | 'end'> & { readonly end: number }
    : never
  : never;

/** The first form that fits, in this order: «نشر» before a date, a Hijri date before a Gregorian one, zones before fillers. */
function partAt(tokens: readonly Token[], i: number): Found {
  const marker = phraseAt(MARKERS, tokens, i);
  if (marker !== null) return { kind: 'marker', ...marker };
  const hijriEnd = skipHijri(tokens, i);
  if (hijriEnd !== null) return { kind: 'hijri', end: hijriEnd };
  const date = readDate(tokens, i);
  if (date !== null) return { kind: 'date', ...date };
  const weekday = phraseAt(WEEKDAYS, tokens, i);
  if (weekday !== null) return { kind: 'weekday', ...weekday };
  const time = readTime(tokens, i);
  if (time !== null) return { kind: 'time', ...time };
  const zone = readZone(tokens, i);
  if (zone !== null) return { kind: 'zone', ...zone };
  const filler = phraseAt(FILLERS, tokens, i);
  if (filler !== null) return { kind: 'filler', end: filler.end };
  const token = tokens[i];
  return token?.kind === 'sign' ? { kind: 'sign', value: token.text, end: i + 1 } : { kind: 'leftover', end: i + 1 };
}
