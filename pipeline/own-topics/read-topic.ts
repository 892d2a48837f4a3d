/**
 * Own topics: one topic of the file, from its YAML node.
 */
import { shown } from './problems.ts';
import { type Condition, readCondition } from './read-condition.ts';
import { type Field, offsetOf, type Text, type YamlFields } from './yaml-fields.ts';

const ID = /^[a-z0-9-]{1,64}$/;
const KEYS = ['id', 'labels', 'query', 'phrases'];

/** BCP 47 → what people call the topic; at least one. */
export type Labels = Readonly<Record<string, string>>;

export type WrittenTopic = { readonly id: string; readonly labels: Labels; readonly condition: Condition };

/** What could be read of a topic: where all is not well, perhaps the id, by which it may still be found to stand twice. */
export type TopicReading = { readonly at: number; readonly id: Text | null; readonly topic: WrittenTopic | null };

export function readTopic(node: unknown, yaml: YamlFields): TopicReading {
  const at = offsetOf(node, 0);
  const fields = yaml.fields(node, at, 'a topic');
  if (fields === null) return { at, id: null, topic: null };
  for (const { name } of fields) {
    if (KEYS.includes(name.text)) continue;
    yaml.problems.report(name.at, `a topic has no ${shown(name.text)}; its keys are ${KEYS.join(', ')}`);
  }
  const field = (key: string) => fields.find(({ name }) => name.text === key);
  const id = readId(field('id'), at, yaml);
  const labels = readLabels(field('labels'), at, yaml);
  const condition = readCondition(field('query'), field('phrases'), at, yaml);
  const complete = id !== null && labels !== null && condition !== null;
  return { at, id, topic: complete ? { id: id.text, labels, condition } : null };
}

function readId(field: Field | undefined, start: number, yaml: YamlFields): Text | null {
  if (field === undefined) {
    yaml.problems.report(start, 'this topic has no `id`');
    return null;
  }
  const id = yaml.text(field.value, field.at, 'an id');
  if (id === null || ID.test(id.text)) return id;
  yaml.problems.report(id.at, `an id is 1 to 64 of a-z, 0-9 and -; this is ${shown(id.text)}`);
  return null;
}

function readLabels(field: Field | undefined, start: number, yaml: YamlFields): Labels | null {
  if (field === undefined) {
    yaml.problems.report(start, 'this topic has no `labels`: write at least one, as in `labels: { en: Water }`');
    return null;
  }
  const labels = yaml.fields(field.value, field.at, '`labels`');
  if (labels?.length === 0) yaml.problems.report(field.at, '`labels` is empty: write at least one');
  const read = new Map<string, string>();
  for (const { name, at, value } of labels ?? []) {
    const language = readLanguage(name, yaml);
    const label = yaml.text(value, at, 'a label');
    if (label?.text.trim() === '') yaml.problems.report(label.at, 'a label is text, this is empty');
    if (language === null || label === null) continue;
    if (read.has(language)) yaml.problems.report(name.at, `there is a label in ${shown(language)} before`);
    read.set(language, label.text.trim());
  }
  return labels && Object.fromEntries(read);
}

/** In the canonical form of BCP 47: `zh-hans` is `zh-Hans`. */
function readLanguage({ text, at }: Text, { problems }: YamlFields): string | null {
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null;
  } catch {
    problems.report(at, `${shown(text)} is no language tag (BCP 47), as ar, en or zh-Hans are`);
    return null;
  }
}
