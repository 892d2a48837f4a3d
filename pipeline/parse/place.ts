/**
 * What wire copy has in front of a text: place, date, agency. «بيروت - …», "LONDON, March 5 (Reuters) - …",
 * «دمشق/سانا/ …», «رام الله - وفا - …», "(Reuters) - …". Part of step 8 of stage 4.
 */

import { readDates } from '../dates/dateline.ts';
import type { ParseContext } from '../record.ts';
import { foldedWords } from '../text/fold.ts';
import { type Agency, agenciesIn } from './credits.ts';
import { afterWords } from './source.ts';
import { AGENCIES, PLACES } from './vocabulary.ts';

export type Lead = {
  readonly place: string | null;
  readonly agency: readonly Agency[];
  /** The words in front of the agency, when a date is among them. */
  readonly dated: string | null;
};

/** Characters looked at: a place of 40, a date, an agency. */
const LEAD_LENGTH = 110;

/** Up to 60 characters of place and date, an agency in brackets, then a dash or colon. */
const BRACKETED = /^(?<front>[^()]{0,60})\((?<agency>[^()]{2,30})\)\s*[-–—:]+\s/u;
/** Up to 40 characters of place, then a dash, colon or stroke, and what follows it. */
const SIGNED = /^(?<front>\p{L}[\p{L}\p{M}\s.'’،,]{1,39}?)\s*(?<sign>[-–—:/]+)\s*(?<rest>\S.*)$/u;
/** Words of a place that no list has: «كفر الشيخ». */
const MAX_PLACE_WORDS = 3;
/** Up to 40 characters of place, then a dash or colon. */
const PLAIN = /^(?<front>\p{L}[\p{L}\p{M}\s.'’،,-]{1,38}?)\s*[-–—:]+\s/u;

export function placeInLead(text: string): Lead | null {
  const start = text.slice(0, LEAD_LENGTH);
  return bracketedLead(start) ?? signedLead(start) ?? plainLead(start);
}

/** Known, or credited to an agency, or in capitals: anything else before a bracket is the sentence itself. */
function bracketedLead(text: string): Lead | null {
  const { front, agency } = BRACKETED.exec(text)?.groups ?? {};
  if (front === undefined || agency === undefined) return null;
  const agencies = agenciesIn(agency);
  const { place, dated } = placeAndDate(front);
  const isCapitals = place !== null && place.length > 3 && /^[\p{Lu}\s.,'-]+$/u.test(place);
  return agencies.length > 0 || isCapitals || (place !== null && isPlace(place))
    ? { place, agency: agencies, dated }
    : null;
}

/** «دمشق/سانا/ …», «رام الله - وفا - …»: the agency follows the place, and a further sign follows it or a stroke led to it. */
function signedLead(text: string): Lead | null {
  const { front, sign = '', rest } = SIGNED.exec(text)?.groups ?? {};
  if (front === undefined || rest === undefined) return null;
  const hit = AGENCIES.at(foldedWords(rest), 0);
  if (hit === null) return null;
  const after = afterWords(rest, hit.length);
  const isClosed = /^[\s.]*[-–—/:]/.test(after);
  // An agency between two signs vouches for a place that is unknown here; "Jane Doe/AFP/Getty Images" is a credit.
  if (AGENCIES.at(foldedWords(after), 0) !== null) return null;
  if (isPlace(front) ? !isClosed && !sign.startsWith('/') : !isClosed || foldedWords(front).length > MAX_PLACE_WORDS)
    return null;
  const name = rest.slice(0, rest.length - after.length).trim();
  return { place: front.trim(), agency: [{ key: hit.value, name }], dated: null };
}

/** «بيروت - …» */
function plainLead(text: string): Lead | null {
  const { front } = PLAIN.exec(text)?.groups ?? {};
  return front !== undefined && isPlace(front) ? { place: front.trim(), agency: [], dated: null } : null;
}

function isPlace(text: string): boolean {
  const words = foldedWords(text);
  return PLACES.whole(words) !== null || (PLACES.at(words, 0) !== null && /[،,]/.test(text));
}

/** "LONDON, March 5": the place ends where the date begins. */
function placeAndDate(front: string): Pick<Lead, 'place' | 'dated'> {
  // The upload only decides what a date means, not where it stands.
  const date = readDates(front, ANY_UPLOAD)?.statements[0] ?? null;
  const place = (date === null ? front : front.slice(0, front.indexOf(date.text))).replace(/[\s,،–—-]+$/u, '').trim();
  return {
    place: /^\p{L}[\p{L}\p{M}\s.'’،,-]{1,39}$/u.test(place) ? place : null,
    dated: date === null ? null : front,
  };
}

const ANY_UPLOAD: ParseContext = { uploadedAt: '2000-01-01T00:00:00Z', language: null };
