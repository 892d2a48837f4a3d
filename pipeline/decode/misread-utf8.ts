/**
 * UTF-8 that some program read as a single-byte charset and stored so: «cafÃ©», «Ø§Ù„Ø±Ø¦ÙŠØ³», «ط§ظ„ط±ط¦ظٹط³». Part of
 * stage 3 (`mojibake.ts`).
 *
 * The text is looked at in runs of characters above ASCII. A run is damaged for certain when its characters lead back to bytes
 * of well-formed UTF-8, nearly all of them, and
 *
 *  1 long         these are three sequences or more: by chance that does not happen in any orthography
 *  2 signs        or one of three bytes that gives a quote, dash, euro … («â€™»): nobody writes that
 *  3 first byte   or a letter and a sign that begin no word («Ã¨», «Â°»), or a root sign inside one («caf√©»)
 *  4 word         or the word around is none as it stands («cafÃ©»), and is one when repaired («café»)
 *  5 twice        or what comes out is itself damaged for certain in the same way («cafÃƒÂ©»)
 *
 * A run that would be good UTF-8 but has none of these reasons («Å“», which may be a letter and a quote) follows the others:
 * it is repaired where the text has certain ones of the same charset.
 *
 * The idea of judging by what the characters would be as bytes is ftfy's.
 *
 * @see https://github.com/rspeer/python-ftfy
 */
import { bytesBack, type MisreadAs } from './misread-charsets.ts';
import { sequenceAt } from './misread-sequences.ts';
import { isPlausibleWord } from './plausibility.ts';

const RUN = /[^\x00-\x7F]+/g;

/** Targets of rule 2: general punctuation and currency. */
const SIGN = /[\u2002-\u2033\u2039\u203A\u20A0-\u20BF\u2116\u2122\u2212\uFEFF]/;

/**
 * Rule 3: C2 and C3 as the charsets have them, and the second bytes of accented letters and signs. Quotes, dashes and dots
 * are left out of the first, since they follow a letter in sound text too.
 */
const FIRST_OF_WORD = /^[ÂÃأГĂΓ][\u00A0-\u00AA\u00AC-\u00B3\u00B5-\u00B7\u00B9\u00BA\u00BC-\u00BF]|^Â[«»]|^√[†®©¨™¢]/;
const FIRST_IN_WORD = /^√/;

/** Rule 4 wants a word of two letters at least: a formula («√π») is no word either, and one ideograph comes of any three bytes. */
const LONE_CHARACTER = /^.$/u;

/** Comes out of double damage, beside others: by itself it is no repair. */
const CONTROL = /[\x80-\x9F]/;

/** Rule 1, and how many characters of such a run may be left over: bytes get lost in conversions too. */
const LONG_RUN_SEQUENCES = 3;
const MAX_STRAY_SHARE = 0.1;

/** Certain runs from which on lost bytes are filled in. */
const ENOUGH_CERTAIN = 2;

/** Characters of a word that are looked at on each side of a run; the longest words of news have some 30. */
const WORD_REACH = 30;

type Reading = { readonly text: string; readonly sequences: number; readonly strays: number };

export type Attempt = {
  /** The text repaired, or as it was. */
  readonly text: string;
  /** Runs damaged for certain, of so many. */
  readonly certain: number;
  readonly runs: number;
};

/** Repairs what was misread as this one charset. Linear: a run is read a fixed number of times. */
export function repairMisreadUtf8(text: string, charset: MisreadAs): Attempt {
  let certain = 0;
  const verdicts: Verdict[] = [];
  for (const { 0: run, index } of text.matchAll(RUN)) {
    const reading = readRun(run, charset, false);
    const verdict = judge(text, index, run, reading, charset);
    if (verdict === 'certain') certain++;
    verdicts.push(verdict);
  }
  const runs = verdicts.length;
  if (certain === 0) return { text, certain, runs };

  let at = 0;
  const repaired = text.replace(RUN, (run: string) => {
    const verdict = verdicts[at++];
    if (verdict === 'certain') return readRun(run, charset, certain >= ENOUGH_CERTAIN).text;
    if (verdict === 'healthy') return run;
    const reading = readRun(run, charset, certain >= ENOUGH_CERTAIN);
    return reading.strays <= MAX_STRAY_SHARE * reading.sequences ? reading.text : run;
  });
  return { text: certain < ENOUGH_CERTAIN ? repaired : restoreSpaces(repaired), certain, runs };
}

/** `doubtful`: would be UTF-8, entirely or for the most part, but might be meant as it stands. */
type Verdict = 'certain' | 'doubtful' | 'healthy';

function judge(
  text: string,
  index: number,
  run: string,
  { text: repaired, sequences, strays }: Reading,
  charset: MisreadAs,
): Verdict {
  if (sequences === 0 || (sequences === 1 && CONTROL.test(repaired))) return 'healthy';
  if (strays > MAX_STRAY_SHARE * sequences) return strays <= sequences ? 'doubtful' : 'healthy';
  if (sequences >= LONG_RUN_SEQUENCES) return 'certain'; // 1
  if (SIGN.test(repaired)) return 'certain'; // 2
  const before = /\p{L}*$/u.exec(text.slice(Math.max(0, index - WORD_REACH), index))?.[0] ?? '';
  const end = index + run.length;
  const after = /^\p{L}*/u.exec(text.slice(end, end + WORD_REACH))?.[0] ?? '';
  if ((before === '' ? FIRST_OF_WORD : FIRST_IN_WORD).test(run)) return 'certain'; // 3
  const word = before + repaired + after;
  if (!LONE_CHARACTER.test(word) && !isPlausibleWord(before + run + after) && isPlausibleWord(word)) return 'certain'; // 4
  return judge(word, before.length, repaired, readRun(repaired, charset, false), charset) === 'certain'
    ? 'certain' // 5: ends, since each reading is shorter
    : 'doubtful';
}

/** The run as UTF-8. What belongs to no sequence stays as it is; with `fill`, a Fa that lost its second byte comes back. */
function readRun(run: string, charset: MisreadAs, fill: boolean): Reading {
  const bytes = bytesBack(run, charset);
  let text = '';
  let sequences = 0;
  let strays = 0;
  for (let i = 0; i < run.length; ) {
    const sequence = sequenceAt(bytes, i);
    if (sequence !== null) {
      text += sequence.character;
      sequences++;
      i += sequence.length;
    } else if (fill && bytes[i] === FA_FIRST_BYTE) {
      text += 'ف';
      i += run[i + 1] === '\uFFFD' ? 2 : 1;
    } else {
      text += run[i];
      if (run[i] !== '\uFFFD') strays++;
      i++;
    }
  }
  return { text, sequences, strays };
}

/**
 * Fa is D9 81, and 81 is undefined in windows-1252: many programs dropped it or put U+FFFD. The other bytes undefined there
 * make no letter after D9, only vowel signs, which news does not write.
 */
const FA_FIRST_BYTE = 0xd9;

/**
 * The second byte of à (C3 A0, «Ã ») and Р (D0 A0, «Ð ») is a no-break space, which editors turn into a plain one. The space is
 * then the byte; before a letter à keeps one, since «à la» is far more frequent than a word that goes on.
 */
function restoreSpaces(text: string): string {
  return text
    .replace(/(?<![\p{Lu}])Ã (?!\p{L})/gu, 'à')
    .replace(/(?<![\p{Lu}])Ã (?=\p{L})/gu, 'à ')
    .replace(/Ð (?=[а-яё])/g, 'Р');
}
