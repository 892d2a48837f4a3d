/**
 * Texts made to cost a parser more than their size: a pattern again and again, to any length. Twice the length is then twice
 * of everything in it, so that work that grows faster than the text shows.
 */
import { benchArticles } from '../../bench/corpus.ts';
import { random } from '../../bench/random.ts';

/** Repeated as they are; one without a line end makes one endless line. */
export const PATTERNS: Readonly<Record<string, string>> = {
  'one letter': 'a',
  'one Arabic letter': 'ب',
  'short words on one line': 'من ',
  'a sentence on one line': 'The council said on Monday that the work would begin. ',
  'an Arabic sentence on one line': 'قال المجلس يوم الاثنين إن العمل سيبدأ. ',
  'short lines': 'ab\n',
  'blank lines': '\n',
  'blank lines of spaces': ' \t \n',
  'carriage returns and line feeds': 'a b\r\n\r',
  'the same headline': 'Harbour council to widen northern quay\n',
  'the same Arabic headline, with gaps': 'توسيع الرصيف الشمالي في المرفأ\n\n',
  'headline, second headline, date, text':
    'توسيع الرصيف\nأعمال تبدأ قريبا\n7 مايو 2021\n\nقال المجلس يوم الاثنين إن العمل سيبدأ قريبا.\n',
  captions: 'القوارب بانتظار نقلها (رويترز)\n',
  'date lines': '7 مايو 2021 - 14:20\n',
  'dates on one line': '7 مايو 2021 ',
  'numeric dates on one line': '07/05/2021 14:20 ',
  'date and time pieces on one line': 'مايو الثلاثاء 14 م GMT ',
  'announcements without dates': 'نشر: Updated: آخر تحديث: ',
  bylines: 'By Jane Doe\n',
  'By on one line': 'By ',
  'Arabic byline prefixes on one line': 'كتب: بقلم ',
  controls: '+ الخط -\nTT\nشارك\n',
  'list marks': '- \n* \n• \n1. \n',
  'list items': '- قالت البلدية\n',
  'related headings in every other line': 'اقرأ أيضاً:\nأسعار السمك ترتفع قبل الموسم\n',
  'related links': 'READ MORE: Why quays are getting longer\n',
  'nested brackets': '(',
  'mixed brackets': '([{«"',
  'brackets that close': '()',
  'credits in brackets on one line': '(رويترز) ',
  'alternating quotes': '"\'«»“”',
  'a guillemet and a bracket': '«(',
  'quoted words': '«قرار» ',
  dots: '.',
  ellipses: '…',
  'full stops and spaces': '. ',
  'question and exclamation marks': '?!؟',
  colons: 'a: ',
  'colons and strokes': ' : - – | / ',
  'bread crumbs on one line': 'Home > News > ',
  slashes: '/',
  'words and slashes': 'a/b/',
  hyphens: '-',
  'spaced dashes': ' – ',
  commas: 'a, ',
  'tag lists': 'المرفأ، الرصيف، #الصيادون ',
  'hash signs': '#a ',
  digits: '7',
  'Arabic-Indic digits': '٧',
  'digits and signs': '12:34.56/78-',
  'times of day': '14:20 ',
  'live stamps': '14:20\nقال المجلس يوم الاثنين إن العمل سيبدأ.\n',
  'combining marks': '\u064b',
  'letters with many marks': `ب${'\u064e'.repeat(40)}`,
  tatweel: '\u0640',
  'direction overrides': '\u202e\u202d',
  'zero-width characters': 'a\u200b\u200d\u200c',
  'lone surrogates': '\ud800a',
  'lone low surrogates': '\udc00 ',
  'emoji families': '👨‍👩‍👧 ',
  ampersands: '&',
  entities: '&amp;amp;&#x41;&nbsp',
  addresses: 'https://example.org/a?b=c ',
  'mail addresses': 'a@example.org ',
  'copyright signs': '© 2021 ',
  'agencies on one line': 'Reuters AFP رويترز ',
  'places on one line': 'بيروت - القاهرة - ',
  'end marks': '-30-\n###\n',
  'horizontal rules': '====================\n',
  'hard-wrapped words': 'The council said on Monday that the work on the old northern quay would\n',
  'capital words': 'NEWS TODAY ',
  mojibake: 'Ø§Ù„Ù…Ø±Ù�Ø£ ',
  'Chinese without spaces': '港口委员会周一表示北部码头的工程将于下月开始',
  'Thai without spaces': 'สภาท่าเรือกล่าว',
};

export type HostileText = { readonly name: string; readonly pattern: string };

/** Every pattern, and as many mixtures of three to six of them as are asked for, the same at every run. */
export function hostileTexts(mixtures: number): readonly HostileText[] {
  const own = Object.entries(PATTERNS).map(([name, pattern]) => ({ name, pattern }));
  const mixed = Array.from({ length: mixtures }, (_, seed) => {
    const draw = random(seed);
    const pieces = Array.from({ length: 3 + draw.below(4) }, () => {
      const { pattern } = draw.pick(own);
      return pattern.repeat(1 + draw.below(3)) + draw.pick(['', '', ' ', '\n', '\n\n']);
    });
    return { name: `mixture ${seed}: ${JSON.stringify(pieces.join('')).slice(0, 60)}`, pattern: pieces.join('') };
  });
  return [...own, ...mixed];
}

/** Prose beside it, so that the quality rules let it through to the others: lines of the benchmark's articles, all different. */
const PROSE = benchArticles(24).flatMap(({ bytes }) =>
  new TextDecoder()
    .decode(bytes)
    .split('\n')
    .filter((line) => line.length > 120),
);

/** How a hostile text of so many characters is dressed. */
export const DRESSINGS: Readonly<Record<string, (pattern: string, length: number) => string>> = {
  alone: repeated,
  'below twice as much prose': (pattern, length) =>
    `${prose((2 * length) / 3).join('\n')}\n${repeated(pattern, length / 3)}`,
  'line by line between prose': (pattern, length) =>
    prose(length / 2)
      .map((line) => `${repeated(pattern, line.length)}\n${line}`)
      .join('\n'),
};

/** Whole patterns only: half a pattern would be another text. */
function repeated(pattern: string, length: number): string {
  return pattern.repeat(Math.max(1, Math.round(length / pattern.length)));
}

function prose(length: number): readonly string[] {
  const lines: string[] = [];
  for (let i = 0, taken = 0; taken < length; i++) {
    const line = PROSE[i % PROSE.length] ?? '';
    lines.push(line);
    taken += line.length;
  }
  return lines;
}
