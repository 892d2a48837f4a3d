/** Edits of the beginning: another headline, and the agency that a text is taken from. */
import type { Edit } from './draft.ts';

export const otherHeadline: Edit = (draft, { headline }) => ({ ...draft, headline });

/** In front of the text, and after it. */
const CREDITS: Readonly<Record<string, readonly [lead: string, signOff: string | null]>> = {
  ar: ['القاهرة (رويترز) - ', '(إعداد قسم الأخبار - تحرير الدسك المركزي)'],
  en: ['LONDON (Reuters) - ', '(Reporting by staff; editing by the news desk)'],
  fr: ['PARIS (AFP) - ', null],
  de: ['Berlin (dpa) - ', null],
  es: ['Madrid, 4 mar (EFE).- ', 'EFE'],
  it: ['(ANSA) - ROMA, 04 MAR - ', '(ANSA)'],
  pt: ['Lisboa, 04 mar (Lusa) – ', 'Lusa/Fim'],
  fa: ['به گزارش خبرگزاری ایسنا، ', 'انتهای پیام'],
  ru: ['МОСКВА, 4 марта — РИА Новости. ', null],
  tr: ['ANKARA (AA) - ', null],
  id: ['Jakarta (ANTARA) - ', null],
  zh: ['新华社北京3月4日电　', null],
};

/** A text that begins with its place or agency already. */
const HAS_LEAD = /^.{0,45}(?:[(（:：]|\s?[-–—]\s|电)/u;

export const agencyIntro: Edit = (draft) => {
  const [lead, signOff] = CREDITS[draft.language] ?? [];
  const [first = '', ...rest] = draft.paragraphs;
  if (lead === undefined || HAS_LEAD.test(first)) return null;
  return { ...draft, paragraphs: [lead + first, ...rest, ...(signOff == null ? [] : [signOff])] };
};

const ATTRIBUTIONS: Readonly<Record<string, string>> = {
  ar: 'نقل موقعنا هذا الخبر عن وكالة الأنباء الرسمية التي أوردت التفاصيل التالية:',
  en: 'The following account was carried by the state news agency on Monday morning:',
  fr: "L'agence de presse nationale a diffusé lundi matin les informations suivantes :",
  de: 'Die Nachrichtenagentur verbreitete am Montagmorgen die folgenden Angaben:',
  es: 'La agencia oficial de noticias difundió este lunes por la mañana la siguiente información:',
};

/** A sentence of the reprinting outlet in front of the text. */
export const attribution: Edit = (draft) => {
  const sentence = ATTRIBUTIONS[draft.language];
  return sentence === undefined ? null : { ...draft, paragraphs: [sentence, ...draft.paragraphs] };
};
