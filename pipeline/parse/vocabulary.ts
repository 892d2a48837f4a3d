/**
 * The words by which lines are known, compiled from one JSON file per language. A new language is a new file here.
 *
 * The languages are looked up together: dumps mix them («play-circle» beside Arabic), and a short line has no language
 * of its own. So a phrase must be safe in all of them: "die" dangles in German and ends a headline in English. A hit names the
 * languages that know the phrase, for rules that can be stricter where the file's language is another.
 */

import { PhraseTable } from '../text/phrase-table.ts';
import agencies from './agencies.json' with { type: 'json' };
import ar from './vocabulary/ar.json' with { type: 'json' };
import ckb from './vocabulary/ckb.json' with { type: 'json' };
import de from './vocabulary/de.json' with { type: 'json' };
import el from './vocabulary/el.json' with { type: 'json' };
import en from './vocabulary/en.json' with { type: 'json' };
import es from './vocabulary/es.json' with { type: 'json' };
import fa from './vocabulary/fa.json' with { type: 'json' };
import fr from './vocabulary/fr.json' with { type: 'json' };
import he from './vocabulary/he.json' with { type: 'json' };
import hi from './vocabulary/hi.json' with { type: 'json' };
import id from './vocabulary/id.json' with { type: 'json' };
import it from './vocabulary/it.json' with { type: 'json' };
import ja from './vocabulary/ja.json' with { type: 'json' };
import ko from './vocabulary/ko.json' with { type: 'json' };
import ku from './vocabulary/ku.json' with { type: 'json' };
import nl from './vocabulary/nl.json' with { type: 'json' };
import pl from './vocabulary/pl.json' with { type: 'json' };
import ps from './vocabulary/ps.json' with { type: 'json' };
import pt from './vocabulary/pt.json' with { type: 'json' };
import ru from './vocabulary/ru.json' with { type: 'json' };
import sv from './vocabulary/sv.json' with { type: 'json' };
import sw from './vocabulary/sw.json' with { type: 'json' };
import tr from './vocabulary/tr.json' with { type: 'json' };
import uk from './vocabulary/uk.json' with { type: 'json' };
import ur from './vocabulary/ur.json' with { type: 'json' };
import zh from './vocabulary/zh.json' with { type: 'json' };

export type VocabularyKind = keyof typeof ar;
export type Vocabulary = Readonly<Record<VocabularyKind, readonly string[]>>;

/** BCP 47 tag → its words. */
export const VOCABULARIES: Readonly<Record<string, Vocabulary>> = {
  ...{ ar, ckb, de, el, en, es, fa, fr, he, hi, id, it, ja, ko },
  ...{ ku, nl, pl, ps, pt, ru, sv, sw, tr, uk, ur, zh },
};

/** The languages that know a phrase, as BCP 47 tags. */
type Languages = ReadonlySet<string>;

function table(kind: VocabularyKind): PhraseTable<Languages> {
  const byPhrase = new Map<string, Set<string>>();
  for (const [language, vocabulary] of Object.entries(VOCABULARIES)) {
    for (const phrase of vocabulary[kind]) {
      const languages = byPhrase.get(phrase);
      if (languages === undefined) byPhrase.set(phrase, new Set([language]));
      else languages.add(language);
    }
  }
  return new PhraseTable(byPhrase);
}

export const CONTROLS = table('controls');
/** Names of the headline's field in dumps that name their fields. */
export const TITLE_LABELS = table('titleLabels');
export const SECTION_NAMES = table('sectionNames');
/** Headings of a block of links at the end, and of one or two links inside a text. */
export const RELATED_HEADINGS = table('relatedHeadings');
export const READ_ALSO = table('readAlso');
export const COMMENT_HEADINGS = table('commentHeadings');
export const SOURCE_PREFIXES = table('sourcePrefixes');
export const BYLINE_PREFIXES = table('bylinePrefixes');
/** Who edited a text did not write it: such a line is a byline without a name. */
export const EDITOR_LABELS = table('editorLabels');
/** Those of the prefixes that are ordinary words as well and need a sign after them: «تقرير: …», "Autor: …". */
export const BYLINE_LABELS = table('bylineLabels');
/** Prepositions before a name ("von", "di"): only in a file of their language, where capitals follow. */
export const BYLINE_PARTICLES = table('bylineParticles');
export const CAPTION_PREFIXES = table('captionPrefixes');
/** What credits of pictures say besides agencies: "file photo", «أرشيفية». */
export const CREDIT_WORDS = table('creditWords');
export const BOILERPLATE = table('boilerplate');
export const TAG_PREFIXES = table('tagPrefixes');
export const NOTE_LABELS = table('noteLabels');
export const BIOGRAPHY_PHRASES = table('biographyPhrases');
export const PAYWALL_PHRASES = table('paywallPhrases');
/** What asks to subscribe, follow or accept. */
export const NEWSLETTER_PHRASES = table('newsletterPhrases');
/** A line with one of these and one of `CHANNEL_WORDS` asks to subscribe: "Follow our WhatsApp channel". */
export const SUBSCRIBE_WORDS = table('subscribeWords');
export const CHANNEL_WORDS = table('channelWords');
export const LIVE_LABELS = table('liveLabels');
/** What stands before agencies in a sign-off: "with inputs from". */
export const AGENCY_INTROS = table('agencyIntros');
/** What a sign-off says instead of agencies' names: «وكالات». */
export const AGENCY_WORDS = table('agencyWords');
/** Words that no headline ends in: the next line goes on. */
export const DANGLING_WORDS = table('danglingWords');
/** Words that a headline's second line begins with, and a title of its own seldom does. */
export const CONTINUING_WORDS = table('continuingWords');
export const SECTION_LABELS = table('sectionLabels');
export const PLACE_LABELS = table('placeLabels');
export const CONTACT_LABELS = table('contactLabels');
/** What press releases call the paragraphs on their sender. */
export const ABOUT_HEADINGS = table('aboutHeadings');
/** Words of outlets' names: "Gazette", «برس». */
export const OUTLET_WORDS = table('outletWords');
/** Words of a byline that tell a trade or an organisation from a person. */
export const ORGANISATION_WORDS = table('organisationWords');
export const END_MARKS = table('endMarks');
export const PLACES = table('places');

const agencyNames = (list: 'names' | 'ambiguous') =>
  Object.entries(agencies).flatMap(([key, agency]) => agency[list].map((name): [string, string] => [name, key]));

/** Any name of a news agency → its key in `agencies.json`, so that «أ.ف.ب» and "AFP" count once. */
export const AGENCIES = new PhraseTable(agencyNames('names'));
/** All of them as they are printed: short ones are words in other cases ("Aa", "pa"). */
export const AGENCY_NAMES: ReadonlySet<string> = new Set(
  [...agencyNames('names'), ...agencyNames('ambiguous')].map(([name]) => name),
);
/** Names that are ordinary words or letters as well («معا», "NA"): they count where nothing but an agency can stand. */
export const AMBIGUOUS_AGENCIES = new PhraseTable(agencyNames('ambiguous'));
