/**
 * Texts that schedules put into the bucket, written so that it is known which of them are copies of each other (`texts.test.ts`). No family
 * has more texts than a newcomer is compared with (`bands.ts`), so none of the stated caps is in play.
 */
import { readFileSync } from 'node:fs';
import { articleText } from '../articles-for-tests.ts';

const FISH_MARKET = [
  'أعلنت بلدية صيدون الساحلية، أمس الأحد، افتتاح سوق السمك الجديدة بعد أعمال ترميم استمرت 14 شهراً وكلفت 3.2 ملايين دولار.',
  'وقال رئيس البلدية، مازن الخطيب، إن السوق تضم 46 متجراً مبرداً ومختبراً صغيراً لفحص الأسماك قبل بيعها للمطاعم.',
  'وأضاف الخطيب أن الصيادين سيدفعون نصف الإيجار في العام الأول، على أن تُراجع الرسوم مع نقابتهم كل صيف.',
  'في المقابل، اشتكى تجار من ضيق المدخل الشمالي، وطالبوا بموقف للشاحنات الصغيرة قبل حلول موسم السردين.',
  'وتوقعت غرفة التجارة أن ترتفع المبيعات بنسبة 20 في المائة، وأن توفر السوق 150 فرصة عمل لشبان الأحياء القديمة.',
  'وكانت السوق السابقة قد أغلقت إثر حريق أتى على سقفها الخشبي، من دون أن يسفر عن إصابات.',
  'ويشرف على النظافة فريق من عشرين عاملاً يجمع المخلفات ثلاث مرات يومياً، بحسب بيان وزعته البلدية.',
  'ومن المقرر أن تستقبل السوق زوارها من الخامسة فجراً حتى الثامنة مساءً، ما عدا أيام العواصف.',
];

const ADDED = 'وأكد الخطيب أن المرحلة الثانية تشمل رصيفاً للقوارب السياحية ومدرسة لتعليم الغوص، وستبدأ مطلع الخريف.';

type Frame = { readonly headline: string; readonly dates: readonly string[]; readonly source?: string };

/** As outlets set it: headline, dates, paragraphs, and the source in the last line. */
function framed({ headline, dates, source }: Frame, paragraphs: readonly string[]): string {
  const last = source === undefined ? [] : [`المصدر: ${source}`];
  return [headline, ...dates, ...paragraphs, ...last].join('\n\n');
}

const BY_THE_BANKS = { headline: 'صيدون تفتتح سوق السمك الجديدة', source: 'صحيفة الضفاف' };
const EDITED_WORDS = [
  ['أعلنت', 'كشفت'],
  ['الجديدة', 'الحديثة'],
  ['اشتكى', 'تذمر'],
  ['وتوقعت', 'ورجحت'],
  ['زوارها', 'روادها'],
] as const;

const edited = EDITED_WORDS.reduce((text, [word, other]) => text.replace(word, other), FISH_MARKET.join('\n\n'));

/** Another spelling of the same words, which folds to the same text: tatweel and Arabic-Indic digits. */
const respelled = FISH_MARKET.join('\n\n')
  .replaceAll('السمك', 'السمـــك')
  .replaceAll(/\d/g, (digit) => String.fromCharCode(0x0660 + Number(digit)));

const sentences = (seed: number): readonly string[] => articleText(seed).match(/The [^.]*\./g) ?? [];
const english = (headline: string, body: readonly string[]): string => [headline, '3 May 2023', ...body].join('\n\n');
const [first, later, last] = [sentences(11), sentences(12).slice(0, 4), sentences(13).slice(0, 4)];

const sampleDocument = (name: string): string =>
  readFileSync(new URL(`../../../sample-docs/${name}`, import.meta.url), 'utf8');

/** Two articles of one page, as a newspaper's site sets them; one of them is the fish market's as its outlet had it. */
const page = (...articles: readonly (readonly [headline: string, paragraphs: readonly string[]])[]): string =>
  articles
    .map(([headline, paragraphs]) =>
      [
        headline,
        '',
        'صورة من أرشيف البلدية (رويترز)',
        'صورة من أرشيف البلدية (رويترز)',
        'TT',
        '',
        headline,
        '',
        'صورة من أرشيف البلدية (رويترز)',
        'صورة من أرشيف البلدية (رويترز)',
        'TT',
        '',
        paragraphs.join('\n\n'),
      ].join('\n'),
    )
    .join('\n\n\n');

const LIBRARY = [
  'بدأت مكتبة الحي القديم في مرسين العليا إعارة الآلات الموسيقية إلى جانب الكتب، في تجربة تستمر حتى نهاية العام الدراسي.',
  'وتضم المجموعة أعواداً وكمانات تبرع بها متقاعدون، ويكفي لاستعارتها بطاقة عضوية سارية وتوقيع أحد الوالدين.',
  'وقالت أمينة المكتبة، سلمى الأيوبي، إن قائمة الانتظار تجاوزت سبعين اسماً خلال أسبوعين، معظمهم من تلاميذ المدارس الحكومية.',
];

export const TEXTS = {
  'fish market': framed({ ...BY_THE_BANKS, dates: ['14 مارس 2022'] }, FISH_MARKET),
  'fish market, updated': framed({ ...BY_THE_BANKS, dates: ['14 مارس 2022', 'آخر تحديث: 15 مارس 2022'] }, [
    ...FISH_MARKET,
    ADDED,
  ]),
  'fish market, corrected': framed(
    { ...BY_THE_BANKS, dates: ['14 مارس 2022', 'آخر تحديث: 16 مارس 2022'] },
    [...FISH_MARKET, ADDED].map((sentence) => sentence.replace('46 متجراً', '48 متجراً')),
  ),
  'fish market, by an agency': framed(
    { headline: 'سوق السمك تعود إلى صيدون', dates: ['15 مارس 2022'], source: 'المرفأ' },
    FISH_MARKET.toSpliced(5, 1).with(0, `صيدون (أ.ف.ب) - ${FISH_MARKET[0]}`),
  ),
  'fish market, words changed': framed({ headline: 'سوق صيدون بعد الترميم', dates: ['16 مارس 2022'] }, [edited]),
  'fish market, cut': framed(
    { headline: 'سوق جديدة', dates: ['14 مارس 2022'], source: 'الميزان نت' },
    FISH_MARKET.slice(0, 4),
  ),
  'fish market, respelled': framed({ headline: 'سوق السمك', dates: ['13 مارس 2022'], source: 'الأفق' }, [respelled]),
  'library and fish market': page(['المكتبة تعير الأعواد', LIBRARY], ['صيدون تفتتح سوق السمك', FISH_MARKET]),
  library: framed({ headline: 'كمان على بطاقة المكتبة', dates: ['2 مايو 2022'], source: 'الأفق' }, LIBRARY),
  // a, b and c: each takes over three quarters of the one before, so a and c have one half in common.
  'chain a': english('Councils report on their works', first),
  'chain b': english('Councils report again', [...first.slice(4), ...later]),
  'chain c': english('Councils end their reports', [...first.slice(8), ...later, ...last]),
  harbour: articleText(1, '1 May 2022'),
  'harbour, a sentence dropped': articleText(1).replace(/\. The [^.]*\.(?=\n)/, '.'),
  'telegram to Finland': sampleDocument('22-telegram-finland.txt'),
  'telegram to Latvia': sampleDocument('23-telegram-latvia.txt'),
  alone: articleText(3),
  'too short': 'too short',
  empty: '',
} as const;

type NamedText = keyof typeof TEXTS;
export const TEXT_NAMES = Object.keys(TEXTS) as readonly NamedText[];

/** Versions of one story, all near copies of each other: each has a sentence of its own. As many as are wanted. */
export type TextName = NamedText | `version ${number}`;

export function textOf(name: TextName): string {
  return isNamed(name) ? TEXTS[name] : version(Number(name.slice('version '.length)));
}

function isNamed(name: TextName): name is NamedText {
  return name in TEXTS;
}

function version(number: number): string {
  const [own = ''] = sentences(1000 + number);
  return english('Bridge repairs go on', [...sentences(20), own]);
}
