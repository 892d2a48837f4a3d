/**
 * Live blogs: times of day alone in their lines, each above an entry. One such line is the time of publication; several
 * with text between them are stamps. Done before step 6 of stage 4, since a stamp ends the head.
 */
import { PLAYER_TIME } from './controls.ts';
import { DATELINE_RULES } from './dateline-marks.ts';
import { type Document, isProseAt, type Span } from './document.ts';
import type { Mark } from './mark.ts';

/** A time at the top and a time of update are two; a third one, above text, is a stamp. */
const LEAST_STAMPS = 2;

/** Without a zone a time looks like a player's. */
const TIMES: ReadonlySet<string> = new Set([DATELINE_RULES.time, PLAYER_TIME]);

const STAMP: Mark = { role: 'live-stamp', rule: 'time-above-entry' };

/** The document with its stamps marked as such. */
export function withLiveStamps(document: Document, span: Span): Document {
  const stamps = stampsIn(document, span);
  const least = stamps.every((i) => document.marks[i]?.rule === PLAYER_TIME) ? LEAST_STAMPS + 1 : LEAST_STAMPS;
  if (stamps.length < least) return document;
  const marks = [...document.marks];
  for (const i of stamps) marks[i] = STAMP;
  return { ...document, marks };
}

/** Times that have text of their own before the next one. */
function stampsIn(document: Document, { start, end }: Span): readonly number[] {
  const stamps: number[] = [];
  let stamp: number | null = null;
  for (let i = start; i < end; i++) {
    if (TIMES.has(document.marks[i]?.rule ?? '')) stamp = i;
    else if (stamp !== null && isProseAt(document, i)) {
      stamps.push(stamp);
      stamp = null;
    }
  }
  return stamps;
}
