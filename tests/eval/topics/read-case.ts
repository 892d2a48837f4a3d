/**
 * A case of the topic evaluation: an article written for it, and the topics that a careful editor gives it.
 *
 *     language: ar
 *     required: 09000000             top-level topics that it is about; none: the classifier must abstain
 *     optional: 04000000             that one may see in it: neither right nor wrong
 *     fine: 20000536 20000523        specific topics that may be given, the broader ones among them
 *     ---
 *     the file as an outlet would have it
 */
import { broaderOf, isMediaTopic, lineage, TOP_TOPICS } from '../../../pipeline/classify/media-topics.ts';
import type { Labels } from '../../../training/labels.ts';
import type { CaseFile, CaseSet } from '../case-files.ts';

export type TopicCase = {
  readonly set: CaseSet;
  readonly name: string;
  readonly language: string;
  /** Places in `TOP_TOPICS`. */
  readonly labels: Labels;
  /** Codes; those above them are right too. */
  readonly fine: ReadonlySet<string>;
  readonly file: string;
};

/** @throws Error naming the case, when its header is not as above */
export function readTopicCase({ set, name, text }: CaseFile): TopicCase {
  const end = text.indexOf('\n---\n');
  const header = new Map(
    text
      .slice(0, Math.max(0, end))
      .split('\n')
      .map((line): [string, string] => [line.split(':', 1)[0] ?? '', line.slice(line.indexOf(':') + 1).trim()]),
  );
  const codes = (field: string): string[] => {
    const value = header.get(field);
    if (value === undefined) throw new Error(`${name}: there is no “${field}:” above the line ---`);
    const list = value.split(/\s+/).filter((code) => code !== '');
    const unknown = list.find((code) => !isMediaTopic(code));
    if (unknown !== undefined) throw new Error(`${name}: ${field}: ${unknown} is no active Media Topic`);
    return list;
  };
  const tops = (field: string): ReadonlySet<number> =>
    new Set(
      codes(field).map((code) => {
        if (broaderOf(code) !== null) throw new Error(`${name}: ${field}: ${code} is no top-level topic`);
        return TOP_TOPICS.indexOf(code);
      }),
    );
  return {
    set,
    name,
    language: header.get('language') ?? '',
    labels: { required: tops('required'), optional: tops('optional') },
    fine: new Set(codes('fine').flatMap(lineage)),
    file: text.slice(end + '\n---\n'.length),
  };
}
