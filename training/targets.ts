/**
 * What the linear model shall say of each training article. Hand labels where there are some; else what its section says, and for topics
 * that the section leaves out what the lexicon (first round) or the first model (second round) is sure of.
 */
import { TOP_TOPICS } from '../pipeline/classify/media-topics.ts';
import type { TrainingArticle } from './corpora.ts';
import { type Labels, topicsIn } from './labels.ts';
import { sectionTopics } from './sections.ts';
import type { Targets } from './train-linear.ts';

/** A hand label says as much as this many guesses. */
const LABEL_WEIGHT = 4;

/** Scores from which a guess counts as yes, and up to which as no; what is between teaches nothing. */
const SURELY = 0.6;
const HARDLY = 0.2;

/** @param guesses score of each topic, 0 … 1, by article; where they come from see above */
export function targetsOf(
  articles: readonly TrainingArticle[],
  labels: ReadonlyMap<string, Labels>,
  guesses: readonly (readonly number[])[],
): Targets {
  const topics = TOP_TOPICS.length;
  const wanted = new Float32Array(articles.length * topics);
  const weight = new Float32Array(articles.length * topics);
  articles.forEach((article, row) => {
    const label = labels.get(article.id);
    const section = sectionTopics(article.outlet, article.section);
    const sure = topicsIn(section.sure.join(' '), article.section);
    const open = topicsIn(section.open.join(' '), article.section);
    for (let topic = 0; topic < topics; topic++) {
      const at = row * topics + topic;
      if (label !== undefined) {
        wanted[at] = label.required.has(topic) ? 1 : 0;
        weight[at] = label.optional.has(topic) ? 0 : LABEL_WEIGHT;
        continue;
      }
      const guess = guesses[row]?.[topic] ?? 0;
      const isSure = sure.has(topic) || guess >= SURELY;
      wanted[at] = isSure ? 1 : 0;
      weight[at] = isSure || (guess <= HARDLY && !open.has(topic)) ? 1 : 0;
    }
  });
  return { wanted, weight };
}
