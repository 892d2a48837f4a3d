import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, verify } from '../../../pipeline/compare/verify.ts';
import { fingerprint } from '../../../pipeline/fingerprint/fingerprint.ts';

const STORY = [
  'أعلنت بلدية الميناء أمس أنها ستبدأ الأسبوع المقبل ترميم الجسر القديم الذي يربط ضفتي النهر منذ أكثر من مئة عام.',
  'وقال رئيس البلدية في مؤتمر صحفي إن الأعمال ستستمر ثمانية أشهر وإن حركة السير ستحول إلى الطريق الساحلي.',
  'وأوضح أن كلفة المشروع تبلغ اثني عشر مليون دينار، وأن الشركة المنفذة ملزمة بتسليمه قبل موسم الأمطار.',
  'ورحب أصحاب المتاجر القريبة بالقرار، لكنهم طالبوا بتعويضات عن الخسائر المتوقعة خلال فترة الإغلاق.',
  'وكان مهندسون حذروا قبل عامين من تصدع إحدى الدعائم، ودعوا إلى منع الشاحنات الثقيلة من العبور.',
];
const OTHER = [
  'افتتحت مكتبة المدينة قاعة جديدة للأطفال تضم ستة آلاف كتاب بثلاث لغات وركنا للحكايات المسموعة.',
  'وقالت مديرة المكتبة إن القاعة ثمرة تبرعات جمعها الأهالي على مدى أربع سنوات.',
  'ويشرف على القاعة متطوعون من طلبة كلية الآداب ينظمون كل مساء جلسة قراءة مفتوحة.',
];
const ROUND_UP = [
  'سجلت أسعار الزيتون في أسواق الجملة ارتفاعا طفيفا مع بداية موسم القطاف وتوقع تجار استقرارها خلال الأسابيع المقبلة.',
  'وفاز فريق النجوم على ضيفه الاتحاد بهدفين مقابل هدف في افتتاح الجولة السابعة من دوري الدرجة الأولى لكرة القدم.',
  'وتوقعت دائرة الأرصاد أمطارا متفرقة على المرتفعات الغربية مساء الخميس مع انخفاض ملموس على درجات الحرارة ليلا.',
  'وحصلت المخرجة ليلى حداد على جائزة أفضل فيلم قصير في مهرجان سينما البحر عن عملها الأول الذي صورته في قرية جبلية.',
  'وباشرت الشركة الوطنية للكهرباء صيانة محطة التحويل الشرقية ودعت المشتركين إلى ترشيد الاستهلاك في ساعات الذروة.',
];
const text = (paragraphs: readonly string[]) => paragraphs.join('\n\n');

describe('verify', () => {
  it('finds an exact copy under other typography', () => {
    const copy = text(STORY)
      .replaceAll('أ', 'ا')
      .replaceAll('ة', 'ه')
      .replaceAll('،', ' ,')
      .replaceAll('الجسر', 'الجِسْـر');
    expect(verify(fingerprint(text(STORY)), fingerprint(copy))).toEqual({ kind: 'exact', similarity: 1, contained: 1 });
  });

  it.each<[string, string, 'near' | 'cut']>([
    ['an agency line in front', `(وكالات) المرفأ – ${text(STORY)}`, 'near'],
    ['one word changed', text(STORY).replace('ثمانية', 'تسعة'), 'near'],
    ['the last paragraph cut', text(STORY.slice(0, 4)), 'near'],
    ['paragraphs reordered', text(STORY.toReversed()), 'near'],
    ['only the beginning left', text(STORY.slice(0, 2)), 'cut'],
    ['a long background added', text([...STORY, ...OTHER, ...ROUND_UP]), 'cut'],
  ])('finds a copy with %s', (_edit, copy, kind) => {
    expect(verify(fingerprint(text(STORY)), fingerprint(copy))?.kind).toBe(kind);
  });

  it('gives the same answer both ways', () => {
    const words = fc.array(fc.constantFrom(...text([...STORY, ...OTHER]).split(/\s+/)), { maxLength: 60 });
    fc.assert(
      fc.property(words, words, words, (before, shared, after) => {
        const a = fingerprint([...before, ...shared].join(' '));
        const b = fingerprint([...shared, ...after].join(' '));
        expect(compare(a, b)).toEqual(compare(b, a));
      }),
    );
  });

  it.each<[string, string, string]>([
    ['two different stories', text(STORY), text(OTHER)],
    ['two stories with one paragraph in common', text(STORY), text([...OTHER, STORY[0] ?? ''])],
    ['texts of nothing but signs', '…', '—'],
    ['two different short lines', 'عاجل', 'بيان'],
  ])('does not take %s for copies', (_what, a, b) => {
    expect(verify(fingerprint(a), fingerprint(b))).toBeNull();
  });
});

describe('what speaks against copies', () => {
  const telegram = (country: string, president: string) =>
    `بعث رئيس الجمهورية برقية تهنئة إلى السيد ${president} رئيس جمهورية ${country} بمناسبة ذكرى استقلال بلاده. ` +
    `وأعرب الرئيس عن أصدق التهاني وأطيب التمنيات بالصحة والسعادة لفخامته ولحكومة وشعب ${country} الصديق اطراد التقدم والازدهار. ` +
    `وأشاد بالعلاقات المتميزة التي تربط البلدين والشعبين والتي يسعى الجميع لتعزيزها في المجالات كافة. وتأسست ${country} عام استقلالها.`;
  const market = (index: string, turnover: string, change: string) =>
    `أغلق مؤشر السوق المالية اليوم عند مستوى ${index} نقطة مرتفعا ${change} نقطة بتداولات بلغت قيمتها ${turnover} مليون ريال. ` +
    `وبلغ عدد الأسهم المتداولة ${turnover}5 مليون سهم توزعت على ${index}3 صفقة سجلت فيها أسهم ${change} شركة ارتفاعا في قيمتها.`;

  it.each<[string, string, string, string]>([
    ['other names', telegram('لاتفيا', 'أندريس بالوديس'), telegram('تشيلي', 'خوسيه مورينو'), 'other-names'],
    ['other numbers', market('9123', '541', '21'), market('9077', '388', '46'), 'other-numbers'],
    [
      'standing in the middle of a round-up',
      text(OTHER),
      text([...ROUND_UP, ...STORY, ...OTHER, ...ROUND_UP]),
      'not-the-beginning',
    ],
    ['little shared', text(STORY), text(OTHER), 'little-shared'],
  ])('is %s', (_what, a, b, difference) => {
    expect(compare(fingerprint(a), fingerprint(b))).toMatchObject({ match: null, difference });
  });

  it('is no single corrected figure', () => {
    const corrected = text(STORY).replace('ثمانية أشهر', '9 أشهر').replace('اثني عشر', '15');
    expect(verify(fingerprint(text(STORY)), fingerprint(corrected))?.kind).toBe('near');
  });
});
