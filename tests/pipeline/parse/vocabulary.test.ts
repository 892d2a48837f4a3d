import { describe, expect, it } from 'vitest';
import agencies from '../../../pipeline/parse/agencies.json' with { type: 'json' };
import {
  AGENCIES,
  BOILERPLATE,
  CONTROLS,
  NEWSLETTER_PHRASES,
  PAYWALL_PHRASES,
  PLACES,
  READ_ALSO,
  SOURCE_PREFIXES,
  VOCABULARIES,
} from '../../../pipeline/parse/vocabulary.ts';
import { foldedWords } from '../../../pipeline/text/fold.ts';

const KINDS = Object.keys(VOCABULARIES['ar'] ?? {}).sort();
const EVERY_LIST = Object.entries(VOCABULARIES).flatMap(([language, vocabulary]) =>
  Object.entries(vocabulary).map(([kind, phrases]): [string, string, readonly string[]] => [language, kind, phrases]),
);
const folded = (phrase: string) => foldedWords(phrase).join(' ');

/** Kinds that decide by the beginning of a line alone, or by a word anywhere in a credit. */
const DECISIVE = ['boilerplate', 'newsletterPhrases', 'paywallPhrases', 'readAlso', 'relatedHeadings', 'creditWords'];

/** One word of prose, in one language or another. */
const PROSE = [
  ...[
    'a',
    'die',
    'plus',
    'son',
    'mais',
    'via',
    'ist',
    'web',
    'dr',
    'exclusive',
    'opinion',
    'avec',
    'por',
    'par',
    'von',
  ],
  ...['خبر', 'الخبر', 'مصدر', 'بالي', 'صور', 'كان', 'كيف', 'بل', 'نور', 'ذرائع', 'منابع', 'اصلاح'],
];

describe('the vocabulary files', () => {
  it.each(Object.entries(VOCABULARIES))('%s has every kind of phrase', (_, vocabulary) => {
    expect(Object.keys(vocabulary).sort()).toEqual(KINDS);
  });

  it.each(EVERY_LIST)('%s %s has no phrase twice, whatever its spelling', (_language, _kind, phrases) => {
    const words = phrases.map(folded);
    expect(words.filter((phrase, i) => words.indexOf(phrase) !== i)).toEqual([]);
  });

  it('have phrases of one letter only for font sizes, the network X, and words that leave a line open', () => {
    const short = EVERY_LIST.filter(([, kind]) => kind !== 'danglingWords').flatMap(([, kind, phrases]) =>
      // One letter of an unspaced script is a word.
      phrases.filter((phrase) => /^[^\p{sc=Han}\p{sc=Hangul}]$/u.test(folded(phrase))).map((phrase) => [kind, phrase]),
    );
    expect(short).toEqual([
      ['controls', 'x'],
      ['controls', 'a'],
    ]);
  });

  it('decide nothing by a word of prose, of any language', () => {
    const found = EVERY_LIST.filter(([, kind]) => DECISIVE.includes(kind)).flatMap(([language, kind, phrases]) =>
      phrases.filter((phrase) => PROSE.includes(folded(phrase))).map((phrase) => `${language} ${kind} ${phrase}`),
    );
    expect(found).toEqual([]);
  });

  it('name no place by a word of prose', () => {
    expect(PROSE.filter((word) => PLACES.at([word], 0) !== null)).toEqual([]);
  });

  it('keep the words that need a sign apart from prefixes in Latin script, where headlines are capitalised', () => {
    expect(VOCABULARIES['en']?.bylinePrefixes).not.toContain('reporter');
    expect(VOCABULARIES['en']?.bylineLabels).toContain('reporter');
  });
});

describe('the tables', () => {
  it.each([
    ['Abonnez-vous pour lire la suite de cet article', PAYWALL_PHRASES, 'fr'],
    ['Suscríbete para seguir leyendo', PAYWALL_PHRASES, 'es'],
    ['Dieser Artikel ist nur für Abonnenten', PAYWALL_PHRASES, 'de'],
    ['لقراءة المقال كاملاً سجّل الدخول', PAYWALL_PHRASES, 'ar'],
    ['Доступно только подписчикам', PAYWALL_PHRASES, 'ru'],
    ['Abone olun ve okumaya devam edin', PAYWALL_PHRASES, 'tr'],
    ['Siga-nos no Telegram', NEWSLETTER_PHRASES, 'pt'],
    ['ما را در تلگرام دنبال کنید', NEWSLETTER_PHRASES, 'fa'],
    ['Tutti i diritti riservati', BOILERPLATE, 'it'],
    ['כל הזכויות שמורות', BOILERPLATE, 'he'],
    ['یہ بھی پڑھیں: نئی بس سروس', READ_ALSO, 'ur'],
    ['Baca juga: Jalan baru dibuka', READ_ALSO, 'id'],
    ['来源：港口日报', SOURCE_PREFIXES, 'zh'],
    ['5 Min. Lesezeit', CONTROLS, 'de'],
  ])('know how "%s" begins', (line, table, language) => {
    const words = foldedWords(line.replace(/^\d+ /, ''));
    expect(table.at(words, 0)?.value.has(language)).toBe(true);
  });

  it.each(['beirut', 'بيروت', 'Beyrouth', 'بیروت', 'ביירות', 'Бейрут', '贝鲁特', 'Beirute'])(
    'know the place %s',
    (place) => {
      expect(PLACES.whole(foldedWords(place))).not.toBeNull();
    },
  );

  it.each([
    ['AFP', ['أ.ف.ب', 'ا ف ب', 'فرانس برس', 'AFP', 'Agence France-Presse', 'АФП', '法新社', 'اے ایف پی']],
    ['Xinhua', ['شينخوا', 'Xinhua', '新华社', 'Синьхуа']],
    ['dpa', ['د.ب.أ', 'dpa', 'DPA', 'dpa-AFX']],
    ['Anadolu', ['الأناضول', 'Anadolu Ajansı', 'Анадолу']],
  ])('count the names of %s once', (key, names) => {
    expect(names.map((name) => AGENCIES.whole(foldedWords(name)))).toEqual(names.map(() => key));
  });

  it('give each name to one agency', () => {
    const owners = new Map<string, string>();
    const shared: string[] = [];
    for (const [key, { names }] of Object.entries(agencies)) {
      for (const name of names.map(folded)) {
        if (owners.has(name)) shared.push(`${name}: ${owners.get(name)}, ${key}`);
        owners.set(name, key);
      }
    }
    expect(shared).toEqual([]);
  });
});
