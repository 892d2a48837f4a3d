/**
 * Captions of pictures and videos. Part of stage 4.
 *
 * The evidence is a credit at the end, «… (أ.ف.ب)», ".../Getty Images", or a prefix, "FILE PHOTO: …". A full stop before
 * the credit speaks for a text that an agency signed.
 */

import { afterWords, foldedWords } from '../text/fold.ts';
import { bracketAtEnd, isCredit } from './credits.ts';
import type { Candidate, Mark } from './mark.ts';
import { type Shape, shapeOf } from './shape.ts';
import { AGENCY_INTROS, CAPTION_PREFIXES } from './vocabulary.ts';

/** Words of the longest caption with its credit; agencies' own run to about 40. */
const MAX_CAPTION_WORDS = 45;

export const CREDIT_AT_END = 'credit-at-end';
export const BRACKETED_CREDIT = 'credit-in-brackets';

export function captionMark({ text, shape }: Candidate): Mark | null {
  if (shape.words <= MAX_CREDITED_WORDS && isCreditedPhoto(text)) return { role: 'caption', rule: 'photo-credit' };
  if (shape.words > MAX_CAPTION_WORDS) return null;
  if (hasBracketedCredit(text)) return { role: 'caption', rule: BRACKETED_CREDIT };
  if (hasTrailingCredit(text, shape)) return { role: 'caption', rule: CREDIT_AT_END };
  if (/[\s。]\p{Script=Han}{2,8}\s?摄影?$/u.test(text)) return { role: 'caption', rule: CREDIT_AT_END };
  if (hasCaptionPrefix(text)) return { role: 'caption', rule: 'caption-prefix' };
  return hasCreditLabel(text) ? { role: 'caption', rule: 'credit-label' } : null;
}

/** Player controls may follow: «… (رويترز) play-circle 01:26». */
function hasBracketedCredit(text: string): boolean {
  if (!text.includes('(')) return false;
  const bracket = bracketAtEnd(text.replace(/\)\s+(?:play[- ]circle\s*)?\d{1,2}:\d\d$/i, ')'));
  if (bracket !== null && AGENCY_INTROS.at(foldedWords(bracket.inside), 0) !== null) return false; // "Jane Doe (with AFP)"
  return bracket !== null && isCredit(bracket.inside) && shapeOf(bracket.before).ending !== 'sentence';
}

/** "Jane Doe/Reuters", "AP Photo/Jane Doe", "Chip Doe Getty Images" */
function hasTrailingCredit(text: string, shape: Shape): boolean {
  if (shape.ending === 'sentence' || shape.ending === 'question') return false;
  if (/\bGetty Images$|\bAP Photo\/[\p{L} .]{3,40}$|\bPhoto by [\p{L} ./]{3,60}$/u.test(text)) return true;
  const slash = text.lastIndexOf('/');
  return slash > 0 && isCredit(text.slice(slash + 1)) && !/^\d/.test(text.slice(slash + 1));
}

function hasCaptionPrefix(text: string): boolean {
  const prefix = CAPTION_PREFIXES.at(foldedWords(text.slice(0, 80)), 0);
  if (prefix === null) return false;
  const rest = afterWords(text, prefix.length);
  if (prefix.length > 1 && /^\s*[,،]\s*\S/.test(rest)) return true; // "Image source, PA Media"
  return /^\s*[:：]\s*\S/.test(rest) || /^\s*[-–—]\s/.test(rest) || /^enlarge this image toggle caption/i.test(text);
}

/** Words of a photographer and an agency behind their label. */
const MAX_LABELLED_CREDIT_WORDS = 7;

/** "… on Tuesday. Photograph: Jane Doe/PA", "… — Foto: Jane Doe", "… © Jane Doe / AFP" */
function hasCreditLabel(text: string): boolean {
  const sign = Math.max(text.lastIndexOf(':'), text.lastIndexOf('：'), text.lastIndexOf('©'));
  if (sign <= 0) return false;
  const credit = foldedWords(text.slice(sign));
  if (credit.length === 0 || credit.length > MAX_LABELLED_CREDIT_WORDS || /[?؟!]$/.test(text)) return false;
  if (text[sign] === '©') return !/^©\s*\d{4}/.test(text.slice(sign));
  const before = foldedWords(text.slice(Math.max(0, sign - LABEL_LENGTH), sign));
  return [1, 2, 3].some((count) => count <= before.length && CAPTION_PREFIXES.whole(before.slice(-count)) !== null);
}

/** Characters that hold the longest label, "image credit". */
const LABEL_LENGTH = 30;

/** Words of the longest caption that says outright that it is one; agencies' own hold two sentences. */
const MAX_CREDITED_WORDS = 75;

/** "… on Monday. (AP Photo/Jane Doe)", "2 of 3 | …" */
function isCreditedPhoto(text: string): boolean {
  if (/^\d{1,2} (?:of|de|von|di|من) \d{1,2}\s?[|:–-]\s/.test(text)) return true;
  const inside = bracketAtEnd(text)?.inside ?? '';
  return inside.length <= 60 && foldedWords(inside).length > 1 && PHOTO.test(inside);
}

const PHOTO =
  /(?:^|[\s/])(?:AP Photo|photo|photograph|foto|fotografía|фото|תמונה|צילום|عکس|تصوير|صورة|fotoğraf|تصویر)(?:$|[\s/:])/iu;
