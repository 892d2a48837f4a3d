/**
 * Stage 7, classify: the part of the IPTC Media Topics that the lexicon uses, with hierarchy and labels.
 *
 * @see https://iptc.org/standards/media-topics/
 */
import data from './media-topics.json' with { type: 'json' };

type MediaTopic = {
  /** Code of the top-level topic it is under; its own for one of the 17. */
  readonly top: string;
  /** Label by BCP 47 language. */
  readonly labels: Readonly<Record<string, string>>;
};

/** Every Media Topic has an English label. */
const FALLBACK = 'en';

const TOPICS: Readonly<Record<string, MediaTopic>> = data.topics;

/** Code of the top-level topic above a code. @throws RangeError for a code that the data file does not have */
export function topOf(code: string): string {
  return topic(code).top;
}

/** Label in the language asked for, else English. */
export function labelOf(code: string, language: string | null): string {
  const { labels } = topic(code);
  return labels[language ?? FALLBACK] ?? labels[FALLBACK] ?? code;
}

function topic(code: string): MediaTopic {
  const found = TOPICS[code];
  if (found === undefined) throw new RangeError(`media-topics.json has no Media Topic ${code}`);
  return found;
}
