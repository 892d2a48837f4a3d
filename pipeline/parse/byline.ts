/**
 * Who wrote a text, by lines of their own: "By Jane Doe", «بقلم …», «كتب – …», «القاهرة - رويترز», «لندن: «الشرق الأوسط»».
 * Part of stage 4.
 */

import { readDates } from '../dates/dateline.ts';
import type { ParseContext } from '../record.ts';
import { afterWords, foldedWords } from '../text/fold.ts';
import type { PhraseHit } from '../text/phrase-table.ts';
import { isCredit } from './credits.ts';
import type { Candidate, Mark } from './mark.ts';
import { looksLikeNames, splitNames } from './names.ts';
import { isOutletName } from './outlet-name.ts';
import { type Shape, shapeOf } from './shape.ts';
import {
  AGENCIES,
  BYLINE_LABELS,
  BYLINE_PARTICLES,
  BYLINE_PREFIXES,
  CAPTION_PREFIXES,
  EDITOR_LABELS,
  PLACES,
} from './vocabulary.ts';

/** Words of the longest byline: two full names and an outlet. */
const MAX_BYLINE_WORDS = 14;
/** Words of the longest "(Reporting by …; Writing by …; Editing by …)". */
const MAX_CREDITS_WORDS = 50;

/** Words of one name, with article and family names. */
const MAX_NAME_WORDS = 3;

/** «الشرق الأوسط» (بيروت) */
export const OUTLET_AND_PLACE = 'outlet-and-place';

/** «(Reporting by …; editing by …)» stands where it likes; other bylines only near the head and after the text. */
export const BRACKETED_BYLINE = 'byline-in-brackets';

export type Byline = {
  readonly names: readonly string[];
  /** Outlet named in quotes, «الشرق الأوسط» (بيروت). */
  readonly outlet: string | null;
  readonly place: string | null;
};

export function bylineMark({ text, words, shape, context }: Candidate): Mark | null {
  if (shape.words > (text.startsWith('(') ? MAX_CREDITS_WORDS : MAX_BYLINE_WORDS)) return null;
  const picture = CAPTION_PREFIXES.at(words, 0);
  if (picture !== null && BYLINE_PREFIXES.at(words, 0) === null && /^\s*[:：]/.test(afterWords(text, picture.length)))
    return null;
  if (prefixed(text, shape, context.language) !== null)
    return { role: 'byline', rule: text.startsWith('(') ? BRACKETED_BYLINE : 'byline-prefix' };
  if (outletAndPlace(text) !== null) return { role: 'byline', rule: OUTLET_AND_PLACE };
  return placeAndName(text, shape) !== null ? { role: 'byline', rule: 'place-and-name' } : null;
}

/** Whether a part of a line names its writer with a word for it: «作者：沈亦舟». */
export function isByline(text: string, { language }: ParseContext): boolean {
  return prefixed(text, shapeOf(text), language) !== null;
}

export function readByline(text: string, shape: Shape, language: string | null): Byline {
  const outlet = outletAndPlace(text);
  if (outlet !== null) return outlet;
  if (EDITOR_LABELS.at(foldedWords(text), 0) !== null) return { names: [], outlet: null, place: null };
  const prefix = prefixed(text, shape, language);
  if (prefix !== null) return outletBehindName(prefix, text) ?? namesWithPlace(prefix);
  const labelled = labelledPerson(text, shape);
  if (labelled !== null)
    return { names: splitNames(labelled), outlet: null, place: knownPlace(text.split(/[:：]/)[0] ?? '') };
  return placeAndName(text, shape) ?? namesAndPlace(text);
}

/** What follows "By", «بقلم» …, or null. */
function prefixed(text: string, shape: Shape, language: string | null): string | null {
  const line = /^[([]/.test(text) ? text.replace(/^[\s([]+|[)\].\s]+$/g, '') : text.replace(/^[\s*–—-]+/, '');
  const words = foldedWords(line);
  const label = BYLINE_LABELS.at(words, 0);
  const prefix = longer(longer(BYLINE_PREFIXES.at(words, 0), label), particleAt(words, language));
  if (prefix === null || prefix.length === words.length) return null;
  const isLabel = prefix === label;
  const rest = afterWords(line, prefix.length);
  const hasSign = /^\s*[:：\-–—|/]/.test(rest);
  const name = rest.replace(/^[\s:：\-–—|/]+/, '').replace(/\s—\s.*$/, '');
  if (name === '' || /["«“]/.test(name.slice(0, 1))) return null;
  const isCased = /^(?:\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Greek})/u.test(name);
  if (isCased && !/^\p{Lu}/u.test(name)) return null;
  // "(Additional reporting by Jane Doe in Cairo; editing by Sam Poe.)" is a list with words of its own.
  const isCredits = prefix.length > 1 && /^[([]/.test(text);
  const isHan = /^\p{Script=Han}/u.test(name);
  if (!hasSign && !isCredits) {
    if ((isLabel && !isHan) || shape.ending !== 'open') return null;
    if (isCased && !isCapitalised(name)) return null;
    if (!isCased && name.split(/\s[-–—]\s|\s*[،,]\s*/).some((part) => foldedWords(part).length > 4)) return null;
  } else if (hasSign && isLabel && words.length - prefix.length > (isCased ? MAX_NAMES_WORDS : MAX_NAME_WORDS))
    return null; // «تقرير: …» is a headline
  return name;
}

function longer<Hit extends { readonly length: number }>(a: Hit | null, b: Hit | null): Hit | null {
  return a === null || (b !== null && b.length > a.length) ? b : a;
}

/** "von", "di" before a name: in a file of that language, where such lines are bylines. */
function particleAt(words: readonly string[], language: string | null): PhraseHit<ReadonlySet<string>> | null {
  const hit = BYLINE_PARTICLES.at(words, 0);
  return hit !== null && language !== null && hit.value.has(language) ? hit : null;
}

/** "By Jane Doe | 5 March 2021", «كتب: أحمد سعيد - 9 مارس 2021»: the names beside a full date, or null. */
export function readDatedByline(text: string, context: ParseContext): Byline | null {
  const words = foldedWords(text.slice(0, MAX_DATED_LENGTH));
  const prefix = BYLINE_PREFIXES.at(words, 0);
  if (prefix === null || text.length > MAX_DATED_LENGTH) return null;
  const dated = readDates(afterWords(text, prefix.length), context);
  if (dated === null || !dated.hasFullDate) return null;
  const names = dated.leftover.filter((name) => !/^\p{Nd}+$/u.test(name));
  const [first = ''] = names;
  const isLatin = /^\p{Script=Latin}/u.test(first);
  const areNames = names.every(
    (name) => foldedWords(name).length <= MAX_NAMES_WORDS && (!isLatin || isCapitalised(name)),
  );
  return names.length > 0 && areNames ? { names: names.flatMap(splitNames), outlet: null, place: null } : null;
}

/** Characters of a line with names and a date, and words of the names between two signs: "Jane Doe and Sam Poe". */
const MAX_DATED_LENGTH = 150;
const MAX_NAMES_WORDS = 5;

/** Every longer word has a capital: "By the numbers" is a headline. */
function isCapitalised(name: string): boolean {
  // "Antoine Beaurivage, envoyé spécial": the name ends at the comma.
  const [person = ''] = name.split(/[,،|(]|\s[-–—]\s/);
  return !/(?:^|\s)\p{Ll}{4,}/u.test(person.replace(/\b(?:and|with|for|from|avec)\b/g, ''));
}

/** «الشرق الأوسط» (بيروت), or the other way round, بيروت: «الشرق الأوسط» */
function outletAndPlace(text: string): Byline | null {
  const match =
    /^[«"“](?<outlet>[^«»"“”]{2,40})[»"”]\s*[-–:]?\s*\(\s*(?<place>[^()]{2,40}?)\s*\)$/u.exec(text) ??
    /^(?<place>[\p{L}\s،,-]{2,40}?)\s*[:\-–]\s*[«"“](?<outlet>[^«»"“”]{2,40})[»"”]$/u.exec(text);
  const { outlet, place } = match?.groups ?? {};
  if (outlet === undefined || place === undefined || isCredit(place)) return null;
  const first = PLACES.at(foldedWords(place), 0);
  return first === null && match?.[0].endsWith(')') !== true ? null : { names: [], outlet, place };
}

const SIGNS = /\s*(?:\s[-–—]\s?|[-–—]\s|\s:\s?|\s?\|\s?)\s*/;
const STROKES_AND_BRACKETS = /\s*(?:\/|\(|\)$)\s*/;
const QUOTED = /^[«"“][^«»"“”]{2,30}[»"”]$/u;

/** «القاهرة - أحمد علي», «محمد صالح – جدة», «بيروت - «السفينة» - وليد مسعود»: short parts, one of them a place, agency or outlet. */
function placeAndName(text: string, shape: Shape): Byline | null {
  if (shape.words > 8 || shape.ending !== 'open') return null;
  const tight = text.split(/\s?[-–—/]\s?/);
  const isTight = tight.length === 2 && PLACES.whole(foldedWords(tight[0] ?? '')) !== null;
  const isWire = isTight && AGENCIES.whole(foldedWords(tight[1] ?? '')) !== null; // «مسقط-سانا»
  // "Orhan Kayalı / MERSİN (DHA)"
  const strokes = text.split('/').length - 1;
  const signs = strokes > 1 || text.includes(' / ') ? STROKES_AND_BRACKETS : SIGNS;
  const parts = isWire ? tight : text.split(signs).filter((part) => part !== '');
  if (parts.length < 2 || parts.length > 3 || parts.some((part) => part === '')) return null;
  const kinds = parts.map((part) => {
    const words = foldedWords(part);
    if (AGENCIES.whole(words) !== null) return 'agency';
    if (QUOTED.test(part)) return 'outlet';
    if (PLACES.whole(words) !== null) return 'place';
    return words.length <= 4 ? 'name' : 'other';
  });
  // "Orhan Kayalı / MERSİN (DHA)"
  const capitals = parts.findIndex((part) => /^\p{Lu}{4,}$/u.test(part));
  if (kinds.includes('agency') && !kinds.includes('place') && capitals >= 0) kinds[capitals] = 'place';
  if (kinds.includes('other') || !kinds.some((kind) => kind !== 'name')) return null;
  // «بورصة/ يلدز آق طاش/ الأناضول»: of two unknown names before an agency a single word is the place.
  if (strokes > 1 && kinds.includes('agency') && !kinds.includes('place') && foldedWords(parts[0] ?? '').length === 1)
    kinds[0] = 'place';
  const place = parts[kinds.indexOf('place')] ?? null;
  const outlet = parts[kinds.indexOf('outlet')]?.replace(/^[«"“]|[»"”]$/gu, '') ?? null;
  return { names: parts.filter((_, i) => kinds[i] === 'name'), outlet, place };
}

/**
 * «حاورتها: ليان مرعي», "Söyleşi: Defne Yalçınel": a short unknown label and a name. Only the place tells it from a headline
 * with a speaker, so the head asks (`head.ts`).
 */
export function labelledPerson(text: string, shape: Shape): string | null {
  const { label, name } = /^(?<label>[^:：]{2,20})[:：]\s*(?<name>\S.*)$/u.exec(text)?.groups ?? {};
  if (label === undefined || name === undefined || foldedWords(label).length > MAX_LABEL_WORDS) return null;
  if (CAPTION_PREFIXES.whole(foldedWords(label)) !== null) return null; // who took the picture
  return looksLikeNames(name, shape) ? name : null;
}

const MAX_LABEL_WORDS = 2;

/** «دبي: مروة القاضي» */
function knownPlace(label: string): string | null {
  return PLACES.whole(foldedWords(label)) === null ? null : label.trim();
}

/** "Por Larissa Moura, Portal Norte PR — Londrina" */
function outletBehindName(name: string, text: string): Byline | null {
  const place = /\s—\s(?<place>\p{Lu}[^—,]{1,40})$/u.exec(text)?.groups?.['place'];
  const [person = '', outlet = '', ...more] = name.split(', ');
  if (place === undefined || more.length > 0 || !isOutletName(outlet)) return null;
  return { names: [person], outlet, place };
}

/** "Yetunde Alabi-Cole, Ekosa": behind full names, one word with a capital is where they are. */
function namesWithPlace(text: string): Byline {
  const { people, place } = /^(?<people>.*\S),\s(?<place>\p{Lu}\p{L}{2,20})$/u.exec(text)?.groups ?? {};
  const names = people === undefined ? [] : splitNames(people);
  if (place === undefined || names.length === 0 || names.some((name) => !name.includes(' ')))
    return { names: splitNames(text), outlet: null, place: null };
  return { names, outlet: null, place };
}

/** "Rocío Benavides y Marcos Iturbe | Aldarán": behind the stroke, one word that no list knows is where they are. */
function namesAndPlace(text: string): Byline {
  const { people = '', place } =
    /^(?<people>[^|]{5,80}?)\s*\|\s*(?<place>\p{Lu}[\p{L}\p{M}’'-]{2,20})$/u.exec(text)?.groups ?? {};
  if (place !== undefined) return { names: splitNames(people), outlet: null, place };
  const outlet = text.split(/\s[-–—|/]\s/).find(isOutletName) ?? null;
  return { names: splitNames(text).filter((name) => name !== outlet), outlet, place: null };
}
