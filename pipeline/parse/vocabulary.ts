/**
 * The words by which lines are known, compiled from one JSON file per language. A new language is a new file here.
 * The languages are looked up together: dumps mix them («play-circle» beside Arabic).
 */

import { PhraseTable } from '../text/phrase-table.ts';
import agencies from './agencies.json' with { type: 'json' };
import ar from './vocabulary/ar.json' with { type: 'json' };
import en from './vocabulary/en.json' with { type: 'json' };
import fr from './vocabulary/fr.json' with { type: 'json' };

const LANGUAGES = [ar, en, fr];
type Kind = keyof typeof ar;

function table(kind: Kind): PhraseTable<true> {
  return new PhraseTable(
    LANGUAGES.flatMap((language) => language[kind].map((phrase): [string, true] => [phrase, true])),
  );
}

export const CONTROLS = table('controls');
/** Without their numbers: «منذ 3 ساعات» is here as «منذ ساعات». */
export const RELATIVE_TIMES = table('relativeTimes');
/** Names of the headline's field in dumps that name their fields. */
export const TITLE_LABELS = table('titleLabels');
export const SECTION_NAMES = table('sectionNames');
/** Headings of a block of links at the end, and of one or two links inside a text. */
export const RELATED_HEADINGS = table('relatedHeadings');
export const READ_ALSO = table('readAlso');
export const COMMENT_HEADINGS = table('commentHeadings');
export const SOURCE_PREFIXES = table('sourcePrefixes');
export const BYLINE_PREFIXES = table('bylinePrefixes');
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
export const LIVE_LABELS = table('liveLabels');
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
/** Words of a byline that tell a title or an organisation from a person. */
export const ORGANISATION_WORDS = table('organisationWords');
export const END_MARKS = table('endMarks');
export const PLACES = table('places');

/** Any name of a news agency → its key in `agencies.json`, so that «أ.ف.ب» and "AFP" count once. */
export const AGENCIES = new PhraseTable(
  Object.entries(agencies).flatMap(([key, names]) => names.map((name): [string, string] => [name, key])),
);
