/**
 * Who the author is: «* كاتب وباحث لبناني», "Jane Doe is a reporter covering …". Below the byline, or after the text. Part of
 * step 7 of stage 4.
 *
 * The same words inside a text are about somebody else, so the place decides together with the words.
 */
import { foldedWords } from '../text/fold.ts';
import { readByline } from './byline.ts';
import { type Document, type Placed, type Span, textAt, wordsAt } from './document.ts';
import { BIOGRAPHY_PHRASES } from './vocabulary.ts';

/** Words of the longest biography after a text, and of one that gives no name («* كاتب وباحث لبناني»). */
const MAX_WORDS = 80;
const MAX_NAMELESS_WORDS = 20;
/** Words of the name before the phrase. */
const MAX_NAME_WORDS = 5;
/** Words in which an author's own name, known from the byline, is followed by the phrase. */
const MAX_WORDS_TO_PHRASE = 14;
/** Characters that hold those words. */
const FOLDED_LENGTH = 110;

/** @param names of the authors, folded words */
export function isBiography(document: Document, i: number, names: readonly string[]): boolean {
  if (wordsAt(document, i) > MAX_WORDS) return false;
  const text = textAt(document, i).replace(/^[\s*•()[\]–—-]+/u, '');
  const words = foldedWords(text.slice(0, FOLDED_LENGTH));
  const opening = words.join(' ');
  // Nobody but the author's page begins a paragraph with the author's name.
  if (names.some((name) => opening === name || opening.startsWith(`${name} `))) return true;
  const at = words.slice(0, MAX_WORDS_TO_PHRASE).findIndex((_, k) => BIOGRAPHY_PHRASES.at(words, k) !== null);
  if (at < 0) return false;
  const [surname] = words;
  if (names.some((name) => name.endsWith(` ${surname ?? ''}`))) return true;
  if (at === 0) return wordsAt(document, i) <= MAX_NAMELESS_WORDS;
  return at >= 2 && at <= MAX_NAME_WORDS && areNames(text, at);
}

/** The first words all begin with capitals; scripts without capitals need the byline's word for it. */
function areNames(text: string, count: number): boolean {
  const first = text.split(/\s+/, count);
  return first.every((word) => /^\p{Lu}/u.test(word));
}

/** More names are a list, and each is looked for in every paragraph. */
const MAX_AUTHORS = 8;

const NOTHING: ReadonlyMap<number, Placed> = new Map();

/** Names in the bylines of an article, as folded words with one space between. */
export function authorsIn(
  document: Document,
  { start, end }: Span,
  placed: ReadonlyMap<number, Placed> = NOTHING,
): readonly string[] {
  const names: string[] = [];
  for (let i = start; i < end; i++) {
    const paragraph = document.paragraphs[i];
    if (paragraph === undefined || (placed.get(i)?.role ?? document.marks[i]?.role) !== 'byline') continue;
    names.push(
      ...readByline(paragraph.text, paragraph.shape, document.context.language).names.map((name) =>
        foldedWords(name).join(' '),
      ),
    );
  }
  return names.filter((name) => name.includes(' ')).slice(0, MAX_AUTHORS);
}

/** Paragraphs of text from the end among which a biography is looked for. */
const LAST_PARAGRAPHS = 4;

/** Those of the last paragraphs that present the author. */
export function biographiesIn(document: Document, { start, end }: Span, names: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  let others = 0;
  for (let i = end - 1; i >= start && others < LAST_PARAGRAPHS; i--) {
    if (document.marks[i] !== null || document.paragraphs[i]?.shape.isProse !== true) continue;
    if (isBiography(document, i, names)) found.add(i);
    else others++;
  }
  return found;
}
