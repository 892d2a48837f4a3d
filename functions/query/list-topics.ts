/** The topics that can be asked for: IPTC's and the user's own. */
import { broaderOf, labelOf, topicCodes } from '../../pipeline/classify/media-topics.ts';
import type { OwnTopics } from '../../pipeline/own-topics/compile-topics.ts';

export type TopicList = {
  /** Ascending by code. */
  readonly mediaTopics: readonly { readonly id: string; readonly name: string; readonly broader: string | null }[];
  readonly topics: readonly { readonly id: string; readonly labels: Readonly<Record<string, string>> }[];
};

/** @param language of the names; English where the taxonomy has none */
export function listTopics({ topics }: OwnTopics, language: string): TopicList {
  return {
    mediaTopics: [...topicCodes()].sort().map((id) => ({ id, name: labelOf(id, language), broader: broaderOf(id) })),
    topics: topics.map(({ id, labels }) => ({ id, labels })),
  };
}
