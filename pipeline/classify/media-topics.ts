/**
 * Stage 7, classify: the IPTC Media Topics, with hierarchy and names in ten languages. `npm run taxonomy` writes the data.
 *
 * @see https://iptc.org/standards/media-topics/
 */
import data from './media-topics.json' with { type: 'json' };

/** What stands above the topic (null at the top), then its names in the order of `data.languages`. */
type Row = readonly (string | null)[];

const TOPICS: Readonly<Record<string, Row>> = data.topics;
const RETIRED: Readonly<Record<string, string>> = data.retired;
/** Place of a language's names in a row. */
const PLACES = new Map(data.languages.map((language, index) => [language, index + 1]));
/** Every Media Topic has an English name: it stands in for names that are missing. */
const ENGLISH = 1;

/** Codes of the 17 top-level topics, ascending. */
export const TOP_TOPICS: readonly string[] = Object.keys(TOPICS)
  .filter((code) => broaderOf(code) === null)
  .sort();

/** Whether this is the code of a topic in use. */
export function isMediaTopic(code: string): boolean {
  return Object.hasOwn(TOPICS, code);
}

/** The code to use for one that may be retired; null for one that never was. */
export function currentCode(code: string): string | null {
  return isMediaTopic(code) ? code : (RETIRED[code] ?? null);
}

/** Code of the topic above; null for a top-level one. @throws RangeError for a code that is not in use */
export function broaderOf(code: string): string | null {
  return row(code)[0] ?? null;
}

/** A code and those of the topics above it, the top-level one last. @throws RangeError as above */
export function lineage(code: string): string[] {
  const line: string[] = [];
  for (let at: string | null = code; at !== null; at = broaderOf(at)) line.push(at);
  return line;
}

/** Code of the top-level topic above a code; its own for one of the 17. @throws RangeError as above */
export function topOf(code: string): string {
  return lineage(code).at(-1) ?? code;
}

/** Name in the language asked for, else in English. @throws RangeError as above */
export function labelOf(code: string, language: string | null): string {
  const names = row(code);
  return names[PLACES.get(language ?? '') ?? ENGLISH] ?? names[ENGLISH] ?? code;
}

/** Codes of all topics in use. */
export function topicCodes(): readonly string[] {
  return Object.keys(TOPICS);
}

/** Its names in all languages. @throws RangeError as above */
export function namesOf(code: string): readonly string[] {
  return row(code)
    .slice(1)
    .filter((name) => name !== null);
}

function row(code: string): Row {
  const found = TOPICS[code];
  if (found === undefined) throw new RangeError(`there is no active Media Topic ${code}`);
  return found;
}
