/**
 * Lines of a page's interface: buttons, counters, players, and the path of sections to the page. Part of step 4 of stage 4.
 */
import { foldedWords } from '../text/fold.ts';
import type { Candidate, Mark } from './mark.ts';
import { CONTROLS, SECTION_NAMES } from './vocabulary.ts';

export const PLAYER_TIME = 'player-time';

/** Words of the longest row of buttons, «شارك: فيسبوك | تويتر | واتساب …». */
const MAX_WORDS = 12;

const NUMERIC_DATE = /\p{Nd}{1,4}[./-]\p{Nd}{1,2}[./-]\p{Nd}{2,4}/u;

/** "47° Cedar Falls, TN", «الدوحة 31°C»: the degrees and a name, and no more. */
const WEATHER =
  /^[-−]?\p{Nd}{1,3}\s?(?:°\s?[CF]?|℃)(?:\s+\p{L}[^.:]{0,30})?$|^\p{L}[^.:\p{Nd}]{0,30}\s[-−]?\p{Nd}{1,3}\s?(?:°\s?[CF]?|℃)$/u;

/** All words are interface words or numbers (counters, player times), and at least one is; or all are numbers and short. */
export function controlMark({ text, words }: Candidate): Mark | null {
  if (words.length > MAX_WORDS || NUMERIC_DATE.test(text)) return null;
  if (WEATHER.test(text)) return { role: 'control', rule: 'weather' };
  let named = false;
  for (let i = 0; i < words.length; ) {
    const hit = CONTROLS.at(words, i);
    if (hit === null && !/^\d+$/.test(words[i] ?? '')) return null;
    named ||= hit !== null;
    i += hit?.length ?? 1;
  }
  if (named) return { role: 'control', rule: 'interface-words' };
  if (/^\P{L}{0,4}\d{1,2}:\d{2}\s*\/\s*\d{1,2}:\d{2}\P{L}{0,4}$/u.test(text))
    return { role: 'control', rule: PLAYER_TIME };
  return words.length <= 3 && /^[\d\s:,.٫٬%+٠-٩۰-۹]+$/.test(text) && !/\d{4}/.test(words.join(' ')) && /:/.test(text)
    ? { role: 'control', rule: PLAYER_TIME }
    : null;
}

/** Parts of a path of sections, and words of each. */
const CRUMBS = { least: 3, leastNamed: 2, most: 6, words: 4 };

/** "Home » Economy » Wheat", «أخبار|اقتصاد|تركيا»: short parts; of two with arrows one is a known section, without arrows the first. */
export function breadcrumbsMark({ text, words }: Candidate): Mark | null {
  if (words.length > CRUMBS.most * CRUMBS.words || text.includes('«')) return null;
  const sign = /[>»›→|/]/.exec(text)?.[0];
  if (sign === undefined) return null;
  // Some texts have » for both quotation marks.
  const isQuote = '»›'.includes(sign);
  if (isQuote && text.replaceAll(` ${sign} `, '').includes(sign)) return null;
  const parts = text.split(sign).map(foldedWords);
  if (parts.length > CRUMBS.most || parts.some(({ length }) => length === 0 || length > CRUMBS.words)) return null;
  const isNamed = (part: readonly string[]) => SECTION_NAMES.whole(part) !== null || CONTROLS.whole(part) !== null;
  const isPath = '>»›→'.includes(sign)
    ? parts.length >= (parts.some(isNamed) ? CRUMBS.leastNamed : CRUMBS.least)
    : isNamed(parts[0] ?? []) && parts.length >= CRUMBS.least;
  return isPath ? { role: 'section-name', rule: 'breadcrumbs' } : null;
}
