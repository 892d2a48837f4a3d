/**
 * What each language prints in its datelines: one file a language in `languages/`. Names of months, weekdays and units are
 * CLDR's with the variants that newspapers print; markers and fillers were collected by hand. A further language is one
 * more file and one more line here. Part of the dateline engine (`dateline.ts`).
 *
 * @see https://cldr.unicode.org
 */
import ar from './languages/ar.json' with { type: 'json' };
import az from './languages/az.json' with { type: 'json' };
import bg from './languages/bg.json' with { type: 'json' };
import bn from './languages/bn.json' with { type: 'json' };
import ckb from './languages/ckb.json' with { type: 'json' };
import cs from './languages/cs.json' with { type: 'json' };
import da from './languages/da.json' with { type: 'json' };
import de from './languages/de.json' with { type: 'json' };
import el from './languages/el.json' with { type: 'json' };
import en from './languages/en.json' with { type: 'json' };
import es from './languages/es.json' with { type: 'json' };
import fa from './languages/fa.json' with { type: 'json' };
import fi from './languages/fi.json' with { type: 'json' };
import fr from './languages/fr.json' with { type: 'json' };
import he from './languages/he.json' with { type: 'json' };
import hi from './languages/hi.json' with { type: 'json' };
import hu from './languages/hu.json' with { type: 'json' };
import id from './languages/id.json' with { type: 'json' };
import it from './languages/it.json' with { type: 'json' };
import ja from './languages/ja.json' with { type: 'json' };
import ko from './languages/ko.json' with { type: 'json' };
import ku from './languages/ku.json' with { type: 'json' };
import ms from './languages/ms.json' with { type: 'json' };
import nb from './languages/nb.json' with { type: 'json' };
import nl from './languages/nl.json' with { type: 'json' };
import pl from './languages/pl.json' with { type: 'json' };
import ps from './languages/ps.json' with { type: 'json' };
import pt from './languages/pt.json' with { type: 'json' };
import ro from './languages/ro.json' with { type: 'json' };
import ru from './languages/ru.json' with { type: 'json' };
import so from './languages/so.json' with { type: 'json' };
import sv from './languages/sv.json' with { type: 'json' };
import sw from './languages/sw.json' with { type: 'json' };
import th from './languages/th.json' with { type: 'json' };
import tr from './languages/tr.json' with { type: 'json' };
import uk from './languages/uk.json' with { type: 'json' };
import ur from './languages/ur.json' with { type: 'json' };
import vi from './languages/vi.json' with { type: 'json' };
import zh from './languages/zh.json' with { type: 'json' };

type Names = readonly string[];

/** `second` is not told apart from now; a year ago is no date, but its words are known so that nothing else is read. */
export const UNITS = ['minute', 'hour', 'day', 'week', 'month', 'year'] as const;
export type Unit = (typeof UNITS)[number];

export const DAY_PARTS = ['morning', 'afternoon', 'noon', 'night'] as const;
export type DayPart = (typeof DAY_PARTS)[number];

export type Language = {
  /** 12 lists from January; absent where months are numbers («3月»). */
  readonly months?: readonly Names[];
  /** Month names that are ordinary words as well: they count only between a day and a year. */
  readonly oldMonths?: readonly Names[];
  /** 7 lists from Sunday. */
  readonly weekdays: readonly Names[];
  /** Words that announce a date; one that ends with a colon only when a colon follows. */
  readonly published: Names;
  readonly updated: Names;
  /** "Published by", "published in": a name stands between it and the date. */
  readonly publishedBy?: Names;
  readonly relative: {
    readonly now: Names;
    readonly today: Names;
    readonly yesterday: Names;
    readonly beforeYesterday: Names;
    /** Before or after the number and its unit. */
    readonly ago: Names;
    readonly units: Readonly<Record<Unit, Names>>;
    /** Words for two of a unit: «ساعتين». */
    readonly pairs?: Readonly<Partial<Record<Unit, Names>>>;
    /** Words for one of a unit with the number in it: "sejam". */
    readonly ones?: Readonly<Partial<Record<Unit, Names>>>;
  };
  /** From one. */
  readonly numbers?: readonly Names[];
  /** Hours in words from one o'clock: «الرابعة». */
  readonly hours?: readonly Names[];
  /** Minutes after (or before) an hour in words: «والنصف». */
  readonly minutes?: Readonly<Record<string, Names>>;
  readonly and?: Names;
  readonly dayParts?: Readonly<Partial<Record<DayPart, Names>>>;
  /** Words in front of a time of day: "um", «الساعة». */
  readonly clock?: Names;
  /** Words after an hour, a minute, a second: "Uhr", «时». */
  readonly hourMarks?: Names;
  readonly minuteMarks?: Names;
  readonly secondMarks?: Names;
  /** Words after the numbers of a date: «年», «月», «日». */
  readonly yearMarks?: Names;
  readonly monthMarks?: Names;
  readonly dayMarks?: Names;
  /** Words in front of a month's number: «tháng 3». */
  readonly monthPrefixes?: Names;
  /** Words between a day and its month, and a month and its year. */
  readonly joiners?: Names;
  /** Words around dates that mean nothing by themselves. */
  readonly fillers?: Names;
  /** Words that name, with a colon, what stands beside the date: "Source: …". */
  readonly labels?: Names;
  /** Words in front of a name, at the line's beginning: "By". */
  readonly bylines?: Names;
  /** Words in front of a newspaper's number: "No. 1234". */
  readonly editions?: Names;
  /** The date of such a line is none of publication. */
  readonly copyright?: Names;
  /** Words that say that the date is of something else: "born", «موعد». */
  readonly otherDates?: Names;
};

/** Arabic comes first: of a word's meanings in several languages the first wins when the text's language has none of them. */
export const LANGUAGES: Readonly<Record<string, Language>> = {
  ar,
  en,
  fr,
  es,
  de,
  pt,
  it,
  fa,
  tr,
  ur,
  he,
  ru,
  zh,
  id,
  ms,
  nl,
  pl,
  uk,
  el,
  sv,
  da,
  nb,
  fi,
  ro,
  cs,
  hu,
  ja,
  ko,
  ckb,
  ku,
  ps,
  sw,
  hi,
  bn,
  so,
  vi,
  th,
  az,
  bg,
};
