import { describe, expect, it } from 'vitest';
import { explain } from '../../../pipeline/compare/explain.ts';
import { sentencesOf } from '../../../pipeline/compare/sentences.ts';
import { fingerprint } from '../../../pipeline/fingerprint/fingerprint.ts';

const HERE = [
  'أعلنت وزارة الصحة الإثنين وصول أول شحنة من اللقاح إلى مطار العاصمة على متن طائرة خاصة.',
  'وقال الوزير سامي عبد العزيز إن الشحنة تضم 120 ألف جرعة ستوزع على مراكز المحافظات الشمالية.',
  'وأوضح أن الحملة تبدأ بالطواقم الطبية ثم كبار السن فوق سبعين عاما.',
  'وذكر سكان أنهم لم يتلقوا رسائل التسجيل حتى مساء أمس.',
];
const THERE = [
  'أعلنت وزارة الصحة الاثنين وصول أول شحنة من اللقاح الى مطار العاصمة على متن طائرة خاصة.',
  'وقال الوزير سامي عبدالعزيز ان الشحنة تضم 150 ألف جرعة ستوزع على مراكز المحافظات الشمالية.',
  'وأوضح أن الحملة تبدأ بالطواقم الطبية قبل الحوامل والمصابين بأمراض مزمنة.',
  'ووعدت منظمة دولية بإرسال ثلاجات متنقلة إلى القرى البعيدة.',
];

describe('an explanation', () => {
  const explanation = explain(HERE.join('\n'), THERE.join('\n'));

  it('tells sentences shared, changed, and of one text only', () => {
    expect(explanation.shared).toEqual([
      { here: HERE[0], there: THERE[0] },
      { here: HERE[1], there: THERE[1] },
    ]);
    expect(explanation.changed).toEqual([{ here: HERE[2], there: THERE[2] }]);
    expect(explanation.onlyHere).toEqual([HERE[3]]);
    expect(explanation.onlyThere).toEqual([THERE[3]]);
  });

  it('names the numbers of one text only, and what stands for what', () => {
    expect(explanation.numbers).toEqual({ onlyHere: ['120'], onlyThere: ['150'] });
    expect(explanation.replaced).toContainEqual({ here: '120', there: '150' });
  });

  it('names what one text repeats and the other never says', () => {
    const about = (name: string) => `زار ${name} المصنع صباحا. وقال ${name} إن العمل يسير كما خطط له. وشكر العمال.`;
    expect(explain(about('كريم'), about('جورج')).names).toEqual({ onlyHere: ['كريم'], onlyThere: ['جورج'] });
  });

  it('is the same from the other side', () => {
    const turned = explain(THERE.join('\n'), HERE.join('\n'));
    const turn = ({ here, there }: { here: string; there: string }) => ({ here: there, there: here });
    expect(turned.shared.map(turn)).toEqual(explanation.shared);
    expect(turned.replaced.map(turn)).toEqual(explanation.replaced);
    expect(turned.onlyHere).toEqual(explanation.onlyThere);
    expect(turned.match).toEqual(explanation.match);
  });

  it('of one text with itself has everything shared', () => {
    const same = explain(HERE.join('\n'), HERE.join('\n'));
    expect(same.shared).toHaveLength(HERE.length);
    expect(same).toMatchObject({ match: { kind: 'exact' }, changed: [], onlyHere: [], onlyThere: [], replaced: [] });
  });

  it('of texts without words is empty', () => {
    expect(explain('', '…')).toMatchObject({ match: null, shared: [], onlyHere: [], onlyThere: ['…'] });
  });
});

describe('sentences', () => {
  it.each([
    ['full stops, question and exclamation marks', 'قال نعم. هل جاء؟ نعم! ثم ذهب', 4],
    ['line ends', 'one\ntwo\n\nthree', 3],
    ['marks of scripts without spaces', '新闻。今天？好！', 3],
    ['no decimal points', 'The rate is 7.50 percent, U.N. or not', 2],
  ])('end at %s', (_what, text, count) => {
    expect(sentencesOf(text)).toHaveLength(count);
  });

  it('have the very words that a fingerprint has', () => {
    const text = [...HERE, ...THERE, 'وبلغ ١٬٢٣٤٫٥ ريال في G20 عبد الله بن عبد', '新闻 today'].join('\n');
    const words = sentencesOf(text).flatMap((sentence) => sentence.words.map(({ compared }) => compared));
    expect(words).toEqual([...fingerprint(text).words]);
  });
});
