/**
 * Stage 7, classify: the specific Media Topics under a top-level one. A topic is named when two or more phrases of its own carry enough; the
 * topics between it and the top are not repeated, since the hierarchy names them.
 */
import { type FoundPhrase, strength } from './evidence.ts';
import { lineage, topOf } from './media-topics.ts';

/** Evidence at which a topic's share is one half; and the share from which it is named, which is evidence of 5. */
const HALF_EVIDENCE = 3;
const MIN_SHARE = 0.625;

/** Different phrases that it takes: one alone is wrong in every fifth article, two in every eighth. */
const MIN_PHRASES = 2;

/** Specific topics named under one top-level topic. */
const AT_MOST = 3;

export type SpecificTopic = {
  readonly id: string;
  /** 0 … 1: of the top-level topic's score. */
  readonly share: number;
};

type Evidence = { readonly phrases: readonly FoundPhrase[]; readonly length: number };

/** @returns by falling share */
export function specificTopics({ phrases, length }: Evidence, top: string): SpecificTopic[] {
  const evidence = new Map<string, { sum: number; phrases: number }>();
  for (const phrase of phrases) {
    for (const meaning of phrase.meanings) {
      if (meaning.code === top || topOf(meaning.code) !== top) continue;
      const own = evidence.get(meaning.code) ?? { sum: 0, phrases: 0 };
      evidence.set(meaning.code, own);
      own.sum += strength(phrase, meaning) / length;
      own.phrases++;
    }
  }
  const carried = [...evidence]
    .filter(([, own]) => own.phrases >= MIN_PHRASES)
    .map(([id, { sum }]) => ({ id, share: sum / (sum + HALF_EVIDENCE) }))
    .filter(({ share }) => share >= MIN_SHARE)
    .sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1));
  const above = new Set(carried.flatMap(({ id }) => lineage(id).slice(1)));
  return carried.filter(({ id }) => !above.has(id)).slice(0, AT_MOST);
}
