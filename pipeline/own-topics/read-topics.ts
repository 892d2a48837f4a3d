/**
 * Own topics: reads the user's topics file.
 *
 *     topics:
 *       - id: nuclear-talks
 *         labels: { ar: المحادثات النووية, en: Nuclear talks }
 *         query: (إيران OR طهران) AND ("الاتفاق النووي" OR نووي NEAR/3 إيراني) NOT "كأس العالم"
 *       - id: water
 *         labels: { en: Water }
 *         phrases: [سد النهضة, المياه الجوفية, water scarcity, irrigat*]
 *
 * Either all of it is in order, or all that is wrong is named.
 */
import { isMap, isScalar, Lexer, LineCounter, type Node, parseDocument } from 'yaml';
import { compileTopics, type OwnTopics } from './compile-topics.ts';
import { MAX_FILE_BYTES, MAX_FILE_TERMS, MAX_PROBLEMS, MAX_TOPICS, MAX_YAML_TOKENS } from './limits.ts';
import { type Problem, Problems, shown } from './problems.ts';
import { readTopic, type WrittenTopic } from './read-topic.ts';
import { explain, placeOf, worthNaming } from './yaml-errors.ts';
import { YamlFields } from './yaml-fields.ts';

export type { Problem };

export type ReadTopics =
  | { readonly kind: 'topics'; readonly topics: OwnTopics }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/** @param bytes the file: UTF-8 */
export function readTopicsFile(bytes: Uint8Array): ReadTopics {
  let yaml: string;
  try {
    yaml = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { kind: 'refused', problems: [{ line: 1, column: 1, message: 'the file is not UTF-8' }] };
  }
  return readTopics(yaml);
}

/** @param yaml the text of the file */
export function readTopics(yaml: string): ReadTopics {
  const excess = tooLarge(yaml);
  if (excess !== null) return { kind: 'refused', problems: [{ line: 1, column: 1, message: excess }] };
  const source = yaml.startsWith('\uFEFF') ? yaml.slice(1) : yaml;
  const lineCounter = new LineCounter();
  const problems = new Problems(lineCounter);
  // Whether a key stands twice is looked at in `yaml-fields.ts`: the library compares each with all others.
  const { contents, errors, warnings } = parseDocument(source, { lineCounter, uniqueKeys: false, prettyErrors: false });
  const lineOf = (offset: number) => lineCounter.linePos(offset).line;
  const breaks = worthNaming([...errors, ...warnings], lineOf);
  for (const error of breaks) problems.report(placeOf(error, contents), explain(error));

  // Where it is no YAML, what lacks or is too much around the topics comes from that.
  const ofFile = errors.length === 0 ? problems : new Problems(lineCounter);
  const nodes = topicNodes(contents, new YamlFields(source, ofFile));
  const brokenLines = breaks.map((error) => lineOf(placeOf(error, contents)));
  const written = readAll(unbroken(nodes, brokenLines, lineOf), new YamlFields(source, problems));
  if (problems.count > 0) return { kind: 'refused', problems: problems.list() };
  return { kind: 'topics', topics: compileTopics(written) };
}

function tooLarge(yaml: string): string | null {
  const bytes = Buffer.byteLength(yaml, 'utf8');
  if (bytes > MAX_FILE_BYTES) return `a topics file may have ${MAX_FILE_BYTES} bytes, this has ${bytes}`;
  let tokens = 0;
  for (const _ of new Lexer().lex(yaml)) tokens++;
  return tokens <= MAX_YAML_TOKENS ? null : `a topics file may have ${MAX_YAML_TOKENS} YAML tokens, this has ${tokens}`;
}

function topicNodes(root: unknown, yaml: YamlFields): readonly unknown[] {
  const { problems } = yaml;
  if (root === null || (isScalar(root) && root.value === null)) {
    problems.report(0, 'the file is empty: it begins with `topics:` and a list of topics');
    return [];
  }
  const fields = yaml.fields(root, 0, 'a topics file') ?? [];
  for (const { name } of fields) {
    if (name.text !== 'topics') problems.report(name.at, `a topics file has no ${shown(name.text)}, only \`topics\``);
  }
  const field = fields.find(({ name }) => name.text === 'topics');
  if (field === undefined) {
    if (isMap(root)) problems.report(0, 'there is no `topics`: a topics file begins with it');
    return [];
  }
  const items = yaml.list(field.value, field.at, '`topics`') ?? [];
  if (items.length <= MAX_TOPICS) return items;
  problems.report(field.at, `a file may have ${MAX_TOPICS} topics, this has ${items.length}`);
  return [];
}

/** Topics in which YAML is broken are left out: what it makes of them is not what was meant. */
function unbroken(items: readonly unknown[], brokenLines: readonly number[], lineOf: (offset: number) => number) {
  if (brokenLines.length > MAX_PROBLEMS) return [];
  return items.filter((item) => {
    const [start, end] = (item as Node | null)?.range ?? [0, 0];
    return !brokenLines.some((line) => line >= lineOf(start) && line <= lineOf(end));
  });
}

function readAll(items: readonly unknown[], yaml: YamlFields): WrittenTopic[] {
  const ids = new Set<string>();
  let terms = 0;
  return items.flatMap((item) => {
    const { at, id, topic } = readTopic(item, yaml);
    if (id !== null && ids.has(id.text)) yaml.problems.report(id.at, `${shown(id.text)} is the id of a topic before`);
    if (id !== null) ids.add(id.text);
    const before = terms;
    terms += topic?.condition.terms ?? 0;
    if (before <= MAX_FILE_TERMS && terms > MAX_FILE_TERMS) {
      yaml.problems.report(at, `a file may have ${MAX_FILE_TERMS} terms; with this topic they are more`);
    }
    return topic ?? [];
  });
}
