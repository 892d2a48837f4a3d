/**
 * The vocabulary of the line: what each stage takes and returns, and the record that is stored.
 *
 * Field names follow IPTC ninjs and schema.org NewsArticle. Unknown is `null` (or an empty list), never a guess.
 *
 * @see https://www.iptc.org/std/ninjs/userguide/
 * @see https://schema.org/NewsArticle
 */

/** Why a whole file, or one article of it, was turned down. A closed list: every rejection is counted under one of these. */
export const REJECTION_REASONS = [
  'empty', // no bytes, or nothing but white space and invisible characters
  'too-large', // more bytes than the line accepts (`MAX_BYTES`)
  'unsupported-type', // a known format that no reader exists for (image, archive, office file …)
  'not-text', // binary or control characters
  'undecodable', // bytes of no charset that we can name with confidence
  'too-short', // text, but too few words to be an article
  'not-prose', // text, but no sentences: one endless token, tables of numbers, noise
  'navigation-only', // menus, links and controls of a page, without an article
  'paywall-stub', // the beginning of an article and the request to pay or sign in
  'too-many-articles', // more articles in one file than an object may hold
] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

/**
 * An expected refusal. `detail` is one sentence for a person: what is wrong, the value, what is allowed. `lines` are there
 * when the file came as far as having its lines read.
 */
export type Rejected = {
  readonly kind: 'rejected';
  readonly reason: RejectionReason;
  readonly detail: string;
  readonly lines?: readonly Line[];
};

export function rejected(reason: RejectionReason, detail: string): Rejected {
  return { kind: 'rejected', reason, detail };
}

// ── 3 decode ────────────────────────────────────────────────────────────────

export type Charset = {
  /** WHATWG encoding name of the bytes, lower case: `utf-8`, `windows-1256`, `utf-16le` …; `utf-32le` and `utf-32be`, which it lacks. */
  readonly name: string;
  /** How it was found: a byte order mark, valid UTF-8, or statistics over the bytes. */
  readonly from: 'bom' | 'utf-8' | 'detected';
  /** True when bad bytes were replaced, lines of another charset were read as such, or mojibake was turned back. */
  readonly repaired: boolean;
};

export type Decoded = { readonly kind: 'decoded'; readonly text: string; readonly charset: Charset };

// ── 4 parse ─────────────────────────────────────────────────────────────────

/** What a line of a dump is for. */
export const LINE_ROLES = [
  'blank',
  'headline',
  'alternative-headline', // kicker or second headline
  'dateline', // date and/or place of publication
  'byline',
  'caption', // picture or video caption, with or without agency credit
  'control', // share, font size, print, player, reading time, newsletter, cookies, follow us …
  'section-name', // the section the article stands in, or the path of sections to it
  'section-heading', // a subhead inside the article
  'body',
  'quote', // a quotation set apart, with its author; part of the text
  'list-item', // part of the text
  'live-stamp', // the time of an entry of a live blog
  'related-heading', // "related articles", "read also"
  'related-link', // title of another article
  'related-teaser', // what stands below such a title
  'tags',
  'source', // «المصدر: …»
  'agency-mark', // an agency's name or sign-off alone in its line
  'editors-note', // note or correction
  'author-biography',
  'end-mark', // a lone dash, -30-, ###
  'boilerplate', // copyright, disclaimers, readers' comments
] as const;
export type LineRole = (typeof LINE_ROLES)[number];

export type Line = {
  /** 1-based line number in the file. */
  readonly number: number;
  readonly text: string;
  readonly role: LineRole;
  /** Name of the rule that gave the role, stable across releases of the same stage version. */
  readonly rule: string;
  /** 0-based index of the article the line belongs to, `null` when it belongs to none. */
  readonly article: number | null;
};

/** Which rule read a field, from which text, on which 1-based line. */
export type FoundIn = { readonly rule: string; readonly text: string; readonly line: number };

export type ParsedArticle = {
  readonly headline: string | null;
  /** Name of the rule that found the headline; `null` when there is none. */
  readonly headlineFrom: string | null;
  readonly alternativeHeadline: string | null;
  readonly byline: readonly string[];
  readonly bylineFrom: FoundIn | null;
  /** The outlet as the text names it. */
  readonly source: string | null;
  readonly sourceFrom: FoundIn | null;
  /** News agencies credited in the text, by the name it uses first. */
  readonly agency: readonly string[];
  /** Of the first agency. */
  readonly agencyFrom: FoundIn | null;
  /** ISO 8601 as far as stated: `2024-03`, `2024-03-05`, `2024-03-05T14:20:00` (wall clock), `…Z` (zone stated). */
  readonly publishedAt: string | null;
  readonly updatedAt: string | null;
  readonly publishedFrom: FoundIn | null;
  readonly updatedFrom: FoundIn | null;
  /** UTC instant `YYYY-MM-DDTHH:MM:SS.sssZ` to order by: start of the stated period, else the upload. */
  readonly sortAt: string;
  /** Place named in front of the text («بيروت - …»), or null. */
  readonly dateline: string | null;
  readonly datelineFrom: FoundIn | null;
  /** Subheads in order. */
  readonly sections: readonly string[];
  /** First sentences of the body, at most 300 characters. */
  readonly summary: string;
  readonly wordCount: number;
  /** Body paragraphs joined by a blank line; without captions, controls, teasers. */
  readonly body: string;
  /** `publishedAt-resolved-from-upload`, `weekday-conflict`, `future-date-ignored` … */
  readonly flags: readonly string[];
};

export type ParsedDocument = {
  readonly kind: 'parsed';
  readonly lines: readonly Line[];
  readonly articles: readonly ParsedArticle[];
};

/** What the parser may know besides the text. */
export type ParseContext = {
  /** ISO 8601 UTC instant of the first upload: bounds future dates and resolves relative ones. */
  readonly uploadedAt: string;
  /** BCP 47 tag of the file's main language, null when unknown: the order of numeric dates depends on it. */
  readonly language: string | null;
};

// ── 6 fingerprint ───────────────────────────────────────────────────────────

export type Fingerprint = {
  /** SHA-256 of the folded body, lower-case hex, 64 characters. */
  readonly textDigest: string;
  /** Keys of 16 hexadecimal digits, at most 8: two texts that share one are compared. None for a text without words. */
  readonly bands: readonly string[];
  /** The words in order, at most 2,048, as 16 bits each (`words.ts`). */
  readonly words: Uint16Array;
};

// ── 7 classify ──────────────────────────────────────────────────────────────

export type Subject = {
  /** Code of an IPTC Media Topic, at any level: 8 digits, as in `medtop:11000000`. */
  readonly id: string;
  /** Label in the article's language, else English. */
  readonly label: string;
  /** 0 … 1, calibrated: of top-level topics with .7, 7 of 10 are right. From .4 on they are reported; a specific one has a share of its top's. */
  readonly score: number;
  /** Whether it, or for a specific topic the one at the top above it, is among the article's strongest. */
  readonly primary: boolean;
  /** What carried the topic, strongest first, at most 4. */
  readonly evidence: readonly EvidencePhrase[];
};

/** A phrase as the article prints it, at its first place. */
export type EvidencePhrase = {
  readonly text: string;
  readonly part: 'headline' | 'body';
  /** UTF-16 offset into the headline or the body; the phrase ends `text.length` further on. */
  readonly start: number;
};

/** One of the user's own topics (`own-topics/`). */
export type OwnTopic = {
  /** As the topics file names it. */
  readonly id: string;
  /** 0 … 1: one place in the text gives .5, one in the headline .75; each further one halves what is missing, in the headline twice. */
  readonly score: number;
  /** What made it match, headline first, at most 5. */
  readonly evidence: readonly EvidencePhrase[];
};

/** A country that the article names, or whose people it names. */
export type CountryMention = {
  /** ISO 3166-1 alpha-2, upper case; XK for Kosovo. */
  readonly id: string;
  /** Number of mentions, at least 1. */
  readonly count: number;
};

// ── the record ──────────────────────────────────────────────────────────────

/** One version number per stage that shapes a record. Raised by hand whenever the stage's output changes. */
export type StageVersions = {
  readonly decode: number;
  readonly parse: number;
  readonly identify: number;
  readonly fingerprint: number;
  readonly classify: number;
  readonly countries: number;
  readonly compare: number;
  /** What the catalogue lists an article by. */
  readonly index: number;
};

/** What a record was made by. */
export type RecordVersions = StageVersions & {
  /** Digest of the user's own topics (`OwnTopics.digest`). */
  readonly topics: string;
};

/** The pure stages' result for one article: the parsed fields, and what stages 5–7 added. */
export type Article = ParsedArticle & {
  /** Position in the file, 0-based. */
  readonly index: number;
  /** BCP 47, or null below the confidence threshold. */
  readonly language: string | null;
  readonly fingerprint: Fingerprint;
  readonly subjects: readonly Subject[];
  readonly topics: readonly OwnTopic[];
  readonly countries: readonly CountryMention[];
};
