/**
 * What wire copy has in front of a text: place, date, agency or outlet, in any order and with any signs between. «بيروت - …»,
 * "LONDON, March 5 (Reuters) - …", «دمشق/سانا/ …», «رام الله - وفا - …», "(Reuters) - …", "Madrid, 5 mar (EFE).- …",
 * «Москва. 5 марта. ИНТЕРФАКС - …», «新华社北京3月5日电（记者…）». Part of step 8 of stage 4.
 *
 * The words before a sign are a lead when nothing but names is among them, and one of them is evidence: a known place, an
 * agency, a date, or capitals.
 */

import { readDates } from '../dates/dateline.ts';
import type { ParseContext } from '../record.ts';
import { foldedWords } from '../text/fold.ts';
import { type Agency, agenciesIn } from './credits.ts';
import { isOutletName } from './outlet-name.ts';
import { specialLead } from './special-leads.ts';
import { AGENCIES, AGENCY_WORDS, CONTROLS, LIVE_LABELS, NOTE_LABELS, PLACES, SECTION_NAMES } from './vocabulary.ts';

export type Lead = {
  readonly place: string | null;
  readonly agency: readonly Agency[];
  /** «القاهرة – «النهار»: …» */
  readonly outlet: string | null;
  /** Reporters named in it. */
  readonly names: readonly string[];
  /** Its date as printed. */
  readonly dated: string | null;
  /** All of it, with its sign. */
  readonly text: string;
};

/** Characters looked at: a place of 40, a date, an agency, reporters. */
const LEAD_LENGTH = 120;
/** Signs tried: «place - agency - text» has two. */
const MAX_SIGNS = 5;
/** Words of a place or outlet that no list has: «كفر الشيخ», "Santa Cruz de la Sierra". */
const MAX_NAME_WORDS = 5;
/** Of scripts without capitals, where nothing but the length tells a name from a sentence. */
const MAX_UNCASED_WORDS = 3;
/** Letters from which capitals are evidence. */
const LEAST_CAPITALS = 4;

/** A dash, colon or stroke with text after it; a dash inside a word is none, but wire copy has «مسقط-سانا- …». */
const SIGN = /\s*(?:\/\.(?=\s)|[.)）:：/]\s*[-–—]{1,2}|\s[-–—]{1,2}(?=\s)|[-–—]{1,2}\s|[:：]\s?|\/\s|\.\s)\s*/gu;

export function placeInLead(text: string, context: ParseContext): Lead | null {
  const start = text.slice(0, LEAD_LENGTH);
  const special = specialLead(start);
  if (special !== null) return special;
  let best: Lead | null = null;
  let signs = 0;
  for (const sign of start.matchAll(SIGN)) {
    if (++signs > MAX_SIGNS) break;
    // The closing bracket, and the point of an abbreviation, belong to the words before the sign.
    const isAbbreviated = sign[0].startsWith('.') && /\p{Lu}$/u.test(start.slice(0, sign.index));
    const closing = isAbbreviated ? '.' : (/^\s*[)）]/.exec(sign[0])?.[0] ?? '');
    const end = sign.index + closing.length;
    const lead = leadOf(start.slice(0, end), start.slice(0, sign.index + sign[0].length).trim(), context);
    // A full stop ends a sentence as well: «САМАРА, 5 мар - РИА Новости. …»
    if (lead !== null && /^\s*\.\s/.test(sign[0]) && lead.agency.length === 0) continue;
    if (lead !== null) best = lead;
    else if (best !== null) break;
  }
  return best ?? nameBeforeDash(start);
}

/** A whole line that is a lead, «القاهرة في 2 أكتوبر /د ب أ/»: a place, and an agency beside it. */
export function leadIn(line: string, context: ParseContext): Lead | null {
  if (line.length > MAX_LINE_LENGTH) return null;
  const lead = leadOf(line, line, context);
  if (lead === null || lead.place === null || lead.agency.length === 0 || lead.outlet !== null) return null;
  // An unknown place and an agency in brackets is rather a caption.
  return lead.dated !== null || isKnownPlace(lead.place) ? lead : null;
}

/** Characters of the longest such line. */
export const MAX_LINE_LENGTH = 60;

function leadOf(front: string, text: string, context: ParseContext): Lead | null {
  const dates = readDates(front, context)?.statements ?? [];
  const [date] = dates;
  if (dates.length > 1) return null;
  const dateless = date === undefined ? front : front.replace(date.text, '|');
  const agency: Agency[] = [];
  const names: string[] = [];
  let inBrackets: string | null = null; // the outlet: "CEDAR FALLS, Tenn. (KVLR) -"
  // In brackets beside an agency nothing else counts: "(dpa/lhe)".
  const rest = dateless.replace(/[(（]([^()（）]{1,40})[)）]/gu, (bracket, inside: string) => {
    const found = agenciesIn(inside);
    agency.push(...found);
    if (found.length === 0 && inBrackets === null && isName(inside.trim())) inBrackets = inside.trim();
    else if (found.length === 0) return bracket;
    return '|';
  });
  let place: string | null = null;
  let byOwnWord = false; // «القاهرة – خاص: …»
  for (const part of partsOf(rest)) {
    const found = agenciesIn(part);
    if (AGENCY_WORDS.whole(foldedWords(part)) !== null) byOwnWord = true;
    else if (found.length > 0) agency.push(...found);
    else if (place === null && isKnownPlace(part)) place = part;
    else names.push(part);
  }
  // «المرابع ميديا (روصو) - …»: the outlet first, and its place in brackets.
  const [only] = names;
  if (inBrackets !== null && place === null && names.length === 1 && only !== undefined && isOutletName(only))
    return { place: inBrackets, agency, outlet: only, names: [], dated: date?.text ?? null, text };
  if (agency.length === 0 && place === null && names.length === 0) return null;
  // Before a colon capitals are a speaker: "JANE DOE: …".
  const isEvident = byOwnWord || (!/[:：]$/.test(text) && isCapitals(names[0] ?? ''));
  const lead = assemble({ agency, place, names, dated: date?.text ?? null, text }, isEvident);
  return lead === null || inBrackets === null ? lead : { ...lead, outlet: lead.outlet ?? inBrackets };
}

type Pieces = Pick<Lead, 'agency' | 'place' | 'dated' | 'text'> & { readonly names: readonly string[] };

/** Names that no list knows: the first is the place where none is known, the second the outlet. */
function assemble({ agency, place, names, dated, text }: Pieces, isEvident: boolean): Lead | null {
  const [first = null, second = null] = names;
  const hasEvidence = agency.length > 0 || dated !== null || place !== null || isEvident;
  // «جبال نيوز/ أعلنت …»
  if (place === null && !hasEvidence && names.length === 1 && first !== null && isOutletName(first))
    return { place, agency, outlet: bare(first), names: [], dated, text };
  // «الخليل- "الضفاف"- جهاد الجعبري- …»
  if (
    place !== null &&
    first !== null &&
    second !== null &&
    names.length === 2 &&
    isAddressOrQuoted(first) &&
    isName(second)
  )
    return { place: bare(place), agency, outlet: bare(first), names: [second], dated, text };
  if (!hasEvidence || names.length > (place === null ? 2 : 1) || !names.every(isName)) return null;
  // "Serkan YILDIRAL/KIRKPINAR (DHA)-": of two names beside an agency the one in capitals is the place.
  if (place === null && second !== null && agency.length > 0 && isCapitals(second) && !isCapitals(first ?? ''))
    return { place: second, agency, outlet: null, names: [first ?? ''], dated, text };
  // «القاهرة - …»: one more name after a known place is the outlet's only where a sign of quotation or a capital says so.
  if (place !== null) {
    // "ALEXANDRIA, Va.", "LUCCA, Italy": the place and what it is part of.
    if (first !== null && !isOutlet(first))
      return { place: `${bare(place)}, ${first}`, agency, outlet: null, names: [], dated, text };
    return { place: bare(place), agency, outlet: first === null ? null : bare(first), names: [], dated, text };
  }
  if (second !== null && !isAddressOrQuoted(second))
    return { place: `${first}, ${second}`, agency, outlet: null, names: [], dated, text };
  const outlet = second === null ? null : bare(second);
  return { place: first === null ? null : bare(first), agency, outlet, names: [], dated, text };
}

/** Parts between signs; a comma separates too, but for the one inside "TARROW FALLS, Ore." (see `assemble`). */
function partsOf(text: string): readonly string[] {
  return text
    .split(/[()（）|/،,:：]|\s[-–—]+\s?|[-–—]+\s|(?<!\p{Lu})\.\s|[-–—]+$/u)
    .map((part) => part.replace(/^[\s.–—-]+|[\s–—-]+$/gu, '').replace(/\s(?:في|on|le|el|il|am)$/u, ''))
    .flatMap((part) => (part === '' ? [] : splitTight(part)));
}

/** «مسقط-سانا» */
function splitTight(part: string): readonly string[] {
  const tight = part.split(/[-–—]/);
  return tight.length === 2 && AGENCIES.whole(foldedWords(tight[1] ?? '')) !== null ? tight : [part];
}

export function isKnownPlace(text: string): boolean {
  return PLACES.whole(foldedWords(text)) !== null;
}

/** "Wexmoor — The council …": a name, a long dash, and a capital after it. */
const NAMED_BEFORE_DASH = /^(?<place>\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){0,2})\s?[–—]\s?(?=\p{Lu})/u;

function nameBeforeDash(text: string): Lead | null {
  const match = NAMED_BEFORE_DASH.exec(text);
  const place = match?.groups?.['place'];
  if (match === null || place === undefined || !isName(place)) return null;
  return { place, agency: [], outlet: null, names: [], dated: null, text: match[0].trim() };
}

function isCapitals(text: string): boolean {
  return /^[\p{Lu}\p{M}\s.'’-]+$/u.test(text) && (text.match(/\p{Lu}/gu)?.length ?? 0) >= LEAST_CAPITALS;
}

/** Beside a known place capitals are enough. */
function isOutlet(text: string): boolean {
  return isOutletName(text) || isAddressOrQuoted(text) || /^[\p{Lu}\d]{2,}(?:[ .][\p{Lu}\d]{2,}){0,3}$/u.test(text);
}

/** «الشرق الأوسط», NUSAKABAR.ID */
function isAddressOrQuoted(text: string): boolean {
  return /^["«“„].*["»”“]$/u.test(text) || /^[\p{L}\d]{2,}\.\p{L}{2,4}$/u.test(text);
}

/** Short, every longer word with a capital where the script has them, and no word of the page's interface. */
function isName(text: string): boolean {
  const words = foldedWords(text);
  if (words.length === 0 || words.length > MAX_NAME_WORDS || /\p{Nd}/u.test(text)) return false;
  if ([CONTROLS, SECTION_NAMES, LIVE_LABELS, NOTE_LABELS].some((table) => table.at(words, 0) !== null)) return false;
  const isCased = /\p{Lu}|\p{Ll}/u.test(text);
  return isCased ? !/(?:^|\s)\p{Ll}{4,}/u.test(text) : words.length <= MAX_UNCASED_WORDS;
}

function bare(name: string): string {
  return name.replace(/^["«“„]|["»”“]$/gu, '').trim();
}
