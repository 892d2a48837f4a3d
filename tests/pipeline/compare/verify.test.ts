import { describe, expect, it } from 'vitest';
import { NEAR_THRESHOLD, verify } from '../../../pipeline/compare/verify.ts';
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
const text = (paragraphs: readonly string[]) => paragraphs.join('\n\n');

describe('verify', () => {
  it('finds an exact copy under other typography', () => {
    const copy = text(STORY)
      .replaceAll('أ', 'ا')
      .replaceAll('ة', 'ه')
      .replaceAll('،', ' ,')
      .replaceAll('الجسر', 'الجِسْـر');
    expect(verify(fingerprint(text(STORY)), fingerprint(copy))).toEqual({ kind: 'exact', similarity: 1 });
  });

  it.each<[string, string]>([
    ['an agency line in front', `(وكالات) المرفأ – ${text(STORY)}`],
    ['one word changed', text(STORY).replace('ثمانية', 'تسعة')],
    ['the last paragraph cut', text(STORY.slice(0, 4))],
    ['paragraphs reordered', text(STORY.toReversed())],
  ])('finds a near copy with %s', (_edit, copy) => {
    const match = verify(fingerprint(text(STORY)), fingerprint(copy));
    expect(match?.kind).toBe('near');
    expect(match?.similarity).toBeGreaterThanOrEqual(NEAR_THRESHOLD);
  });

  it('gives the same answer both ways', () => {
    const [a, b] = [fingerprint(text(STORY)), fingerprint(text(STORY.slice(1)))];
    expect(verify(a, b)).toEqual(verify(b, a));
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
