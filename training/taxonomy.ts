/**
 * `npm run taxonomy -- FILE…`: writes `pipeline/classify/media-topics.json`, the Media Topics that ship, from IPTC's export. Where
 * several exports are given, the first says which topics there are and the later ones add names in further languages.
 *
 * What is wrong or missing in the export stands in `taxonomy-overrides.yaml`.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Concept, readExport } from './media-topics-export.ts';

const OVERRIDES = fileURLToPath(new URL('taxonomy-overrides.yaml', import.meta.url));
const SHIPPED = fileURLToPath(new URL('../pipeline/classify/media-topics.json', import.meta.url));

/** Languages of the names that ship, by BCP 47; IPTC's own tag where it is another. English first: every topic has it. */
const LANGUAGES = {
  en: 'en-GB',
  ar: 'ar',
  da: 'dk',
  de: 'de',
  es: 'es',
  fr: 'fr',
  nb: 'no-NB',
  pt: 'pt-PT',
  sv: 'se',
  zh: 'zh-Hans',
} as const;

const code = z.string().regex(/^\d{8}$/);
const overridesSchema = z.strictObject({
  /** Names that replace the export's, by language and code. */
  labels: z.record(z.string(), z.record(code, z.string().min(1))),
  /** What a retired topic went into, where that is not the topic above it. */
  successors: z.record(code, code),
});
export type Overrides = z.output<typeof overridesSchema>;

export type MediaTopicsFile = {
  readonly source: string;
  readonly licence: string;
  readonly changed: string;
  readonly languages: readonly string[];
  /** By code: the code above it (null at the top), then its name in each of `languages`, null where there is none. */
  readonly topics: Readonly<Record<string, readonly (string | null)[]>>;
  /** Retired code → the active one that stands for it. */
  readonly retired: Readonly<Record<string, string>>;
};

/** @throws Error for an override of a topic that is not there, and for a topic without an English name */
export function shippedTopics(concepts: readonly Concept[], overrides: Overrides): MediaTopicsFile {
  const byCode = new Map(concepts.map((concept) => [concept.code, concept]));
  const active = concepts.filter(({ isRetired }) => !isRetired).sort((a, b) => (a.code < b.code ? -1 : 1));
  const isActive = (of: string) => byCode.get(of)?.isRetired === false;

  const overridden = [...Object.values(overrides.labels).flatMap(Object.keys), ...Object.values(overrides.successors)];
  const unknown = overridden.filter((of) => !isActive(of));
  if (unknown.length > 0) throw new Error(`taxonomy-overrides.yaml names no active topic: ${unknown.join(', ')}`);

  const labelIn = (concept: Concept, language: string, tag: string) =>
    overrides.labels[language]?.[concept.code] ?? concept.labels[tag] ?? concept.labels[language] ?? null;
  const rows = active.map((concept): [string, (string | null)[]] => {
    const names = Object.entries(LANGUAGES).map(([language, tag]) => labelIn(concept, language, tag));
    if (names[0] === null) throw new Error(`${concept.code} has no English name`);
    return [concept.code, [concept.broader, ...names]];
  });

  const successorOf = ({ code: retired, broader }: Concept): string => {
    let found = overrides.successors[retired] ?? broader;
    while (found !== null && !isActive(found))
      found = overrides.successors[found] ?? byCode.get(found)?.broader ?? null;
    if (found === null) throw new Error(`${retired} is retired and nothing active is above it: name its successor`);
    return found;
  };
  return {
    source: 'IPTC Media Topics, https://cv.iptc.org/newscodes/mediatopic/, (c) IPTC',
    licence: 'CC BY 4.0, https://creativecommons.org/licenses/by/4.0/',
    changed:
      'codes, hierarchy and names of ten languages only; names and successors of training/taxonomy-overrides.yaml put in',
    languages: Object.keys(LANGUAGES),
    topics: Object.fromEntries(rows),
    retired: Object.fromEntries(
      concepts.filter(({ isRetired }) => isRetired).map((concept) => [concept.code, successorOf(concept)]),
    ),
  };
}

/** One topic a line, so that a new release of the vocabulary reads as a change of lines. */
export function taxonomyText({ topics, retired, ...head }: MediaTopicsFile): string {
  const lines = (of: object) => Object.entries(of).map(([key, value]) => `  "${key}": ${JSON.stringify(value)}`);
  const fields = Object.entries(head).map(([key, value]) => ` "${key}": ${JSON.stringify(value)},`);
  return `{\n${fields.join('\n')}\n "topics": {\n${lines(topics).join(',\n')}\n },\n "retired": {\n${lines(retired).join(',\n')}\n }\n}\n`;
}

export async function readOverrides(): Promise<Overrides> {
  return overridesSchema.parse(parse(await readFile(OVERRIDES, 'utf8')));
}

if (import.meta.main) {
  const files = process.argv.slice(2);
  if (files.length === 0) {
    process.stderr.write('usage: npm run taxonomy -- FILE… (exports of the IPTC Media Topics, JSON)\n');
    process.exit(2);
  }
  const [first = [], ...further] = await Promise.all(
    files.map(async (file) => readExport(JSON.parse(await readFile(file, 'utf8')))),
  );
  const added = further.map((concepts) => new Map(concepts.map(({ code: of, labels }) => [of, labels])));
  const merged = first.map((concept) => ({
    ...concept,
    labels: Object.assign({}, ...added.map((labels) => labels.get(concept.code)), concept.labels),
  }));
  const shipped = shippedTopics(merged, await readOverrides());
  await writeFile(SHIPPED, taxonomyText(shipped));
  const retired = Object.keys(shipped.retired).length;
  process.stdout.write(
    `${Object.keys(shipped.topics).length} active topics, ${retired} retired ones with their successors\n`,
  );
}
