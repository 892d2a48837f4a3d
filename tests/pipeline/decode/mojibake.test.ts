import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repairMojibake } from '../../../pipeline/decode/mojibake.ts';
import { encodeAs } from './encode.ts';

/** Sound sentences with all that could be taken for damage: capitals before quotes, guillemets, dashes, accents at word ends. */
const SOUND: Readonly<Record<string, string>> = {
  french:
    'À l’été 2021, « l’ÉTÉ » fut annoncé : « C’est réglé… », dit Zoë — « à Orléans ». LE CAFÉ… L’ÎLE DE RÉ» et 25 °C, où ça ?',
  german: '„Das macht Spaß“, sagte Herr Groß… „Ä“, „Ö“ und „Ü“ – FUSSBALL AUF DER STRAßE: Übermaß» und ‚Ärger‘, 30 €.',
  portuguese: 'SERÁ “AMANHÔ, disse o prefeito de São Paulo: “NÃO…”, “CORAÇÃO”, à noite – às 20h – na Praça da Sé.',
  vietnamese:
    'Thủ tướng nói: “Tất cả các tỉnh sẽ được hỗ trợ…” và ĐÃ “LÀM VIỆC” ở Huế – Đà Nẵng; giá tăng 5 % ở chợ Bến Thành.',
  turkish: 'Başkan “ÇÖZÜM” dedi; «DÜNYA», İstanbul’da ŞİŞLİ… ığdır – Âlem “HÂL” ve kâğıt 20 ₺ oldu.',
  swedish: '”På Å… och i Öst”, sade statsrådet: ”Ä”, ”Ö”, på ÅLAND – och så vidare till Malmö»',
  polish: '„Żółć” – powiedział Łukasz… „ŁÓDŹ”, „ŚWIAT» i „WRÓĆ” kosztują 100 zł; gęś, jaźń, źdźbło.',
  romanian: 'Literele «Ă», «Â» și «Î», “Ș” și “Ț”: ROMÂN» și „BĂIAT”, ÎN LUMEA ÎNTREAGĂ – așa e.',
  icelandic: 'Það er „ÞAÐ“ – sagði Ásgeir: „ÉG ÆTLA Ó…“ og Ísland í Ölfusi; æ, ð, þ og ö.',
  arabic: 'قال الوزير: «خطأ»، «بدأ…» أ، ب، ج – “آ” و“أ”؛ الخطأ كبير؟ نشأ «أ» ٢٠٪ من القاهرة…',
  persian: 'عکس «ظک» غگ، آپ «آگهی» – ظریف گفت: «طپش»، عکاس عکس گرفت؛ شعله‌ها عچ… ژاله و پگاه آب‌نبات خریدند.',
  urdu: 'وزیر نے کہا: ”عکس“، «غٹ» ظ؟ عں – آپ کیسے ہیں؟ پاکستان، بھارت اور چین کے ڈاکٹروں نے ٹھیک کہا۔',
  russian: '«МОСКВА» – сказал он: „ГЁТЕ“, ООО «Г«Ромашка», Рё… и Сё, «РІ», Её ёлка; вЂ – № 5, 100 €.',
  ukrainian: 'Її «РІЗДВО» – Різне: «СІ», «РЄ»; місто Рівне, Сіль… Є ґанок, її їжак і „Ґ“.',
  greek: '«ΓΕΙΆ» – είπε ο Ώριων: «Ή…», Έλληνας Ό,τι; Ύδρα ΐ ΰ “ΕΛΛΆΔΑ” και 5 €.',
  hebrew: 'ראש הממשלה אמר: “כן…” – ₪ 100, „לא”, צה״ל ותנ״ך ב־2021; ׳א׳ ו״ב״.',
  chinese: '总理说：“这个计划很好……”——«新华社»　记者，5％。',
  maths: '√π ≈ 1,77; √2 ≠ ∞ – ∂Ω ‰ ± ≤ ¬p ƒ(x) = ÷ “◊” 5 ÿ',
};

const readAs = (text: string, charset: string) => new TextDecoder(charset).decode(new TextEncoder().encode(text));

describe('repairMojibake', () => {
  it.each(Object.entries(SOUND))('leaves sound text in peace: %s', (_, text) => {
    expect(repairMojibake(text)).toBe(text);
    expect(repairMojibake(text.toUpperCase())).toBe(text.toUpperCase());
    for (const word of text.split(' ')) expect(repairMojibake(word)).toBe(word);
  });

  it.each([
    ['cafÃ©', 'café'],
    ['Ã‰tat', 'État'],
    ['il est Ã\u00a0 Paris', 'il est à Paris'],
    ['lâ€™Ã©tÃ© â€œquotedâ€\u009d â€“ 25Â°C', 'l’été “quoted” – 25°C'],
    ['Itâ€™s here', 'It’s here'],
    ['GrÃ¶ÃŸe', 'Größe'],
    ['â‚¬ 100 and Â£ 5', '€ 100 and £ 5'],
    ['Ø§Ù„Ø±Ø¦ÙŠØ³', 'الرئيس'],
    ['ط§ظ„ط±ط¦ظٹط³', 'الرئيس'],
    ['РџСЂРµР·РёРґРµРЅС‚', 'Президент'],
    ['caf√©, dit-il ‚Äì l‚Äô√©t√©', 'café, dit-il – l’été'],
    ['ä¸\u00adå›½', '中国'],
    ['cafÃƒÂ©', 'café'],
    ['donÃ¢â‚¬â„¢t', 'don’t'],
    ['ÃƒÆ’Ã‚Â©tat', 'état'],
  ])('repairs %s', (damaged, text) => {
    expect(repairMojibake(damaged)).toBe(text);
  });

  it.each(['windows-1252', 'windows-1254', 'windows-1250', 'windows-1256', 'windows-1251', 'macintosh', 'koi8-r'])(
    'undoes UTF-8 read as %s, once and twice, in any language',
    (charset) => {
      for (const text of Object.values(SOUND)) {
        if (text === SOUND['maths']) continue;
        const once = readAs(text, charset);
        const twice = readAs(once, charset);
        // Some charsets leave bytes undefined: what they lost cannot come back.
        if (!once.includes('\uFFFD')) expect(repairMojibake(once)).toBe(text);
        if (!twice.includes('\uFFFD')) expect(repairMojibake(twice)).toBe(text);
      }
    },
  );

  it('restores ف, whose second byte many programs drop', () => {
    const text = 'وقال في مؤتمر صحفي في القاهرة إن الاتفاق وفر فرص عمل في المصانع';
    const damaged = readAs(text, 'windows-1252');
    expect(repairMojibake(damaged.replaceAll('\x81', ''))).toBe(text);
    expect(repairMojibake(damaged.replaceAll('\x81', '\uFFFD'))).toBe(text);
  });

  it('restores à whose no-break space has become a plain one, where the damage is certain', () => {
    const damaged = readAs('L’été est là-bas, à Nîmes, et déjà à Paris', 'windows-1252').replaceAll('\xa0', ' ');
    expect(repairMojibake(damaged)).toContain('là-bas, à');
  });

  it('repairs what is damaged and leaves what is not, also in one line', () => {
    const [french, arabic] = [SOUND['french'] ?? '', SOUND['arabic'] ?? ''];
    const quoted = 'Sheâ€™s dÃ©jÃ\u00a0 here';
    expect(repairMojibake(`${french} ${quoted}\n${arabic} ${readAs(arabic, 'windows-1252')}`)).toBe(
      `${french} She’s déjà here\n${arabic} ${arabic}`,
    );
  });

  it.each([
    ['windows-1256', 'أعلنت البلدية اليوم عن بدء أعمال الصيانة في شبكة المياه'],
    ['iso-8859-6', 'أعلنت البلدية اليوم عن بدء أعمال الصيانة في شبكة المياه'],
    ['windows-1251', 'Мэр города объявил о начале ремонта водопроводной сети'],
    ['windows-1255', 'ראש העיר הודיע אתמול על תחילת השיפוץ של רשת המים'],
    ['windows-1253', 'Ο δήμαρχος ανακοίνωσε χθες την έναρξη των εργασιών'],
  ])('turns %s bytes that were read as windows-1252 back, line by line', (charset, text) => {
    const damaged = new TextDecoder('windows-1252').decode(encodeAs(text, charset));
    expect(damaged).not.toBe(text);
    const around = 'Le café fermé, a-t-il précisé à la presse.';
    expect(repairMojibake(`${around}\n${damaged}\nwww.example.org`)).toBe(`${around}\n${text}\nwww.example.org`);
  });

  it('has no effect on its own result', () => {
    const pieces = fc.constantFrom(
      ...Object.values(SOUND).flatMap((text) => [text, readAs(text, 'windows-1252'), readAs(text, 'windows-1256')]),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 4 }), (parts) => {
        const repaired = repairMojibake(parts.join('\n'));
        expect(repairMojibake(repaired)).toBe(repaired);
      }),
    );
  });

  it('changes no text of ASCII and one alphabet', () => {
    const sound = fc.array(fc.constantFrom(...'abcxyzABCXYZéèàçùâêîôûëïüöäßñãõáíóúÉÀÇÜÖÄ .,;:\n-\'"()'), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(sound, (letters) => {
        const text = letters.join('');
        expect(repairMojibake(text)).toBe(text);
      }),
    );
  });
});
