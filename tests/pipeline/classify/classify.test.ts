import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText } from '../../../pipeline/classify/article-text.ts';
import { classify, THRESHOLD } from '../../../pipeline/classify/classify.ts';
import { TOP_TOPICS, topOf } from '../../../pipeline/classify/media-topics.ts';

const topicsOf = ({ headline, body, language }: { headline: string | null; body: string; language: string | null }) =>
  classify(readText(headline, body), language);

/** Top-level topics. */
const ids = (headline: string | null, body: string, language: string | null) =>
  topicsOf({ headline, body, language })
    .map(({ id }) => id)
    .filter((id) => TOP_TOPICS.includes(id));

const FOOTBALL =
  'فاز المنتخب على ضيفه بهدفين في مباراة الجولة الثالثة، وسجل اللاعب الشاب هدف التعادل في الشوط الثاني قبل أن يضيف زميله هدفا من ركلة جزاء، وقال المدرب إن كرة القدم لعبة تفاصيل.';
const TALKS =
  'أجرى وزير الخارجية مباحثات مع السفير حول العلاقات الثنائية والتعاون الثنائي، واتفق الجانبان على جولة من المفاوضات الشهر المقبل.';

describe('classify', () => {
  it.each<[string, string, string, string | null, string]>([
    ['sport', '15000000', 'ar', 'المنتخب يفوز في الدوري', FOOTBALL],
    ['politics', '11000000', 'ar', 'مباحثات بين البلدين', TALKS],
    [
      'weather',
      '17000000',
      'ar',
      null,
      'توقعت هيئة الأرصاد أمطارا رعدية ورياحا نشطة، وانخفاض درجات الحرارة غدا، مع ضباب صباحا.',
    ],
    [
      'health',
      '07000000',
      'ar',
      null,
      'بدأت وزارة الصحة تطعيم الأطفال بلقاح الحصبة بعد تفشي الفيروس، وقال الأطباء إن المرضى يتعافون.',
    ],
    [
      'labour',
      '09000000',
      'ar',
      'إضراب عام غدا',
      'أعلنت النقابة إضرابا عن العمل للمطالبة بزيادة الأجور وتحسين ظروف العمل.',
    ],
    [
      'disaster',
      '03000000',
      'en',
      'Earthquake kills 12',
      'Rescuers searched under the rubble after the magnitude earthquake; aftershocks continued.',
    ],
    [
      'economy',
      '04000000',
      'en',
      'Central bank raises interest rates',
      'Inflation slowed and exports rose, economists said; the stock market fell.',
    ],
    [
      'religion',
      '12000000',
      'en',
      'Pope calls for prayer',
      'The archbishop led worshippers at the catholic church for the feast.',
    ],
  ])('finds %s', (_topic, id, language, headline, body) => {
    expect(ids(headline, body, language)).toContain(id);
  });

  it('finds several topics, strongest first, with scores from the threshold to 1', () => {
    const subjects = topicsOf({ headline: null, body: `${FOOTBALL} ${TALKS}`, language: 'ar' });
    expect(ids(null, `${FOOTBALL} ${TALKS}`, 'ar').sort()).toEqual(['11000000', '15000000']);
    const scores = subjects.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    for (const { id, score } of subjects) {
      expect(score).toBeGreaterThanOrEqual(TOP_TOPICS.includes(id) ? THRESHOLD : 0);
      expect(score).toBeLessThanOrEqual(1);
    }
  });

  it('names specific topics under them, each by two phrases or more and below its top-level topic', () => {
    const subjects = topicsOf({ headline: null, body: FOOTBALL, language: 'ar' });
    const football = subjects.find(({ id }) => id === '20001065');
    expect(football?.label).toBe('كرة القدم');
    expect(football?.score).toBeLessThanOrEqual(subjects.find(({ id }) => id === '15000000')?.score ?? 0);
    expect(football?.evidence.length).toBeGreaterThan(1);
    for (const { id } of subjects) expect(subjects.map((one) => one.id)).toContain(topOf(id));
  });

  it('labels them in the language of the article', () => {
    expect(topicsOf({ headline: null, body: FOOTBALL, language: 'ar' })[0]?.label).toBe('رياضة');
  });

  it('shows the phrases as the text has them, at most four, with their places', () => {
    const [sport] = topicsOf({ headline: null, body: FOOTBALL, language: 'ar' });
    expect(sport?.evidence.length).toBeGreaterThan(1);
    expect(sport?.evidence.length).toBeLessThanOrEqual(4);
    for (const { text, part, start } of sport?.evidence ?? []) {
      expect(part).toBe('body');
      expect(FOOTBALL.slice(start, start + text.length)).toBe(text);
    }
  });

  it('marks the strongest topic primary, and a much weaker one secondary', () => {
    const subjects = topicsOf({
      headline: 'المنتخب يفوز في الدوري',
      body: `${FOOTBALL} وقال وزير الصحة إن المستشفى استقبل المرضى.`,
      language: 'ar',
    });
    expect(subjects.find(({ id }) => id === '15000000')?.primary).toBe(true);
    for (const { id, primary } of subjects) if (topOf(id) !== '15000000') expect(primary).toBe(false);
  });

  it('weighs the headline more than the body', () => {
    const score = (headline: string | null, body: string) =>
      topicsOf({ headline, body, language: 'ar' }).find(({ id }) => id === '11000000')?.score ?? 0;
    const sentence = 'الانتخابات البلدية ومجلس النواب.';
    expect(score(sentence, 'تفاصيل.')).toBeGreaterThan(score(null, `${sentence} تفاصيل.`));
  });

  it.each<[string, string, string | null]>([
    ['text about nothing in particular', 'ذهب الرجل إلى البيت ثم عاد في المساء وجلس قرب النافذة.', 'ar'],
    ['one passing word', 'وصلت الرسالة إلى الرئيس متأخرة بسبب خطأ في العنوان، ولم يعرف أحد من كتبها.', 'ar'],
    ['no text', '', 'ar'],
    [
      'a language without a lexicon',
      'La selección ganó el partido con dos goles y el ministro asistió a la final.',
      'es',
    ],
    ['an unknown language', FOOTBALL, null],
  ])('gives no topic to %s', (_what, body, language) => {
    expect(ids(null, body, language)).toEqual([]);
  });

  it('does not take the republic or the media that an article quotes for its topic', () => {
    expect(ids(null, 'قالت وسائل إعلام على مواقع التواصل الاجتماعي إن الجمهورية الإسلامية أعلنت بيانا.', 'ar')).toEqual(
      [],
    );
  });

  it('keeps the topic of a long article, and does not collect others on the way', () => {
    const filler = 'وتحدث الحاضرون عن ذكريات كثيرة من تلك الأيام البعيدة التي عاشوها معا. ';
    expect(ids('المنتخب يفوز في الدوري', FOOTBALL.repeat(2) + filler.repeat(20), 'ar')).toEqual(['15000000']);
  });

  it('answers for any text, every subject at or above the threshold and once', () => {
    const words = fc.constantFrom('حرب', 'سلام', 'كرة القدم', 'حكومة', 'البنك المركزي', 'لقاح', '،', '\n', 'قال', 'من');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 200 }), fc.string({ unit: 'binary' }), (list, noise) => {
        const subjects = topicsOf({ headline: noise, body: list.join(' '), language: 'ar' });
        expect(new Set(subjects.map(({ id }) => id)).size).toBe(subjects.length);
        for (const { id, score, evidence } of subjects) {
          if (TOP_TOPICS.includes(id)) expect(score).toBeGreaterThanOrEqual(THRESHOLD);
          expect(evidence.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});
