/**
 * The outlet as a line of its own names it: «المصدر: …», "Source: …", «* نقلا عن …». Part of stage 4.
 */
import type { FoundIn } from '../record.ts';
import { afterWords, foldedWords } from '../text/fold.ts';
import { OUTLET_AND_PLACE, readByline } from './byline.ts';
import type { Document } from './document.ts';
import type { Candidate, Mark } from './mark.ts';
import { BOILERPLATE, SOURCE_PREFIXES } from './vocabulary.ts';

/** Words of the longest name after the prefix, «صحيفة الشرق الأوسط الدولية - لندن». */
const MAX_NAME_WORDS = 8;

export function sourceMark({ text }: Candidate): Mark | null {
  return sourceIn(text) === null ? null : { role: 'source', rule: 'source-prefix' };
}

/** The named source, or null when the line is not a source line. */
export function sourceIn(text: string): string | null {
  if (text.length > 150) return null;
  const line = text.replace(/^[\s*()[\]«"“–—-]+/, '');
  const words = foldedWords(line);
  const prefix = SOURCE_PREFIXES.at(words, 0);
  if (prefix === null || words.length === prefix.length) return null;
  const rest = afterWords(line, prefix.length);
  const hasSign = /^\s*[:：\-–—|]/.test(rest);
  // «نقلا عن», "published by" lead to the name without a sign, but only as a note of its own, with an asterisk or bracket.
  const isNote = /^\s*[*([]/.test(text) && prefix.length > 1;
  if (!hasSign && !isNote) return null;
  const name = rest.replace(/^[\s:：\-–—|«"“”]+|[\s.)\]»"“”]+$/gu, '').trim();
  const count = foldedWords(name).length;
  // "First published on: 27-03-2024"
  return count >= 1 && count <= MAX_NAME_WORDS && !/\p{Nd}{2}/u.test(name) ? name : null;
}

/** "© 2024 The Harbour Gazette. All rights reserved.", "Copyright The Gazette – …": the holder, or null when none is named. */
export function copyrightHolder(text: string): string | null {
  const match =
    /(?:(?:©|\(c\)|copyright)[\s,:]*){1,3}(?:(?:19|20)\d{2}(?:\s?[-–]\s?(?:19|20)?\d{2})?)?[\s,]*(?<holder>[^\s.,;|–—©:][^.,;|–—©]{1,60}?)\s*(?:(?:19|20)\d{2})?\s*(?:[.,;|–—]|$)/iu.exec(
      text.slice(0, 200),
    );
  const reserved =
    /(?:(?:جميع|كافة|كل) الحقوق محفوظة|حقوق (?:النشر|الطبع) محفوظة)\s+(?:لـ?\s?|©\s?)?(?:موقع )?(?<holder>[^©|.،0-9]{3,40})|(?:تمامی|کلیه|تمام) حقوق.{0,40}?(?:برای|متعلق به) (?<persian>[^©|.،0-9]{3,40}?) (?:محفوظ|تعلق|است|می)/u.exec(
      text.slice(0, 200),
    );
  const groups = (reserved ?? match)?.groups;
  const holder = (groups?.['persian'] ?? groups?.['holder'])
    ?.replace(/\s-\s.*$/, '')
    .replace(RIGHTS, '')
    .replace(/^by\s/i, '')
    .replace(/[\s-]+$/, '')
    .trim();
  if (holder === undefined || holder === '' || foldedWords(holder).length > MAX_NAME_WORDS) return null;
  // A holder is a name: with a capital where the script has them, and no sentence.
  return /^\p{Ll}|\p{Nd}{3}/u.test(holder) || BOILERPLATE.at(foldedWords(holder), 0) !== null ? null : holder;
}

/** The words that reserve the rights, behind the holder. */
const RIGHTS =
  /(?:^|\s+)(?:all rights|tous droits|alle rechte|todos los derechos|todos os direitos|tutti i diritti|tüm hakları|все права|(?:جميع|كافة|كل) الحقوق|تمامی حقوق|کلیه حقوق).*$/iu;

/** Lines that name the same outlet, as a page has them below each of its teasers. */
const LEAST_RECURRING = 2;

/** The outlet whose mark, «الشرق الأوسط» (بيروت), stands again and again in the file, if it is the only one. */
export function recurringOutlet({
  paragraphs,
  marks,
  context,
}: Document): { readonly value: string; readonly from: FoundIn } | null {
  const lines = paragraphs.filter((_, i) => marks[i]?.rule === OUTLET_AND_PLACE);
  const outlets = lines.map(({ text, shape }) => readByline(text, shape, context.language).outlet);
  const [first] = lines;
  const [value = null] = outlets;
  const isOne = outlets.length >= LEAST_RECURRING && outlets.every((outlet) => outlet === value);
  if (!isOne || first === undefined || value === null) return null;
  return { value, from: { rule: 'recurring-outlet', text: first.text, line: first.first + 1 } };
}

/** Words of the headline that is left when "| Outlet" is taken away. */
const LEAST_TITLE_WORDS = 4;

/** "Quay opens after three years | The Harbour Gazette", as browsers title pages: what stands before the last stroke. */
export function withoutOutlet(title: string): string {
  const { bare = title, outlet = '' } = /^(?<bare>.{10,}?)\s[|｜]\s(?<outlet>[^|｜]{2,50})$/u.exec(title)?.groups ?? {};
  const isSuffix = foldedWords(outlet).length <= MAX_SUFFIX_WORDS && foldedWords(bare).length >= LEAST_TITLE_WORDS;
  return isSuffix ? bare : title;
}

/** A line of its own below the text: «(«النهار»)». */
export function signOffOutlet(text: string): string | null {
  return /^[([]?\s*[«"“](?<outlet>[^«»"“”()]{2,40})[»"”]\s*[)\]]?$/u.exec(text)?.groups?.['outlet']?.trim() ?? null;
}

/** The rule of a line above the headline that names the outlet. */
export const OUTLET_ON_TOP = 'outlet-on-top';

/** Words of an outlet's name behind a headline. */
const MAX_SUFFIX_WORDS = 6;

/** "Quay opens | The Harbour Gazette" where the headline stands elsewhere without it: the outlet, or null. */
export function outletAfterTitle(text: string, headline: string | null): string | null {
  if (headline === null || !text.startsWith(headline)) return null;
  const outlet = /^\s*[|–—-]\s+(?<outlet>\S.*)$/u.exec(text.slice(headline.length))?.groups?.['outlet'];
  return outlet !== undefined && foldedWords(outlet).length <= MAX_SUFFIX_WORDS ? outlet : null;
}
