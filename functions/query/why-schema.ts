/** Explanations as the API answers them. */
import { z } from 'zod';
import { documentSchema } from './document-schema.ts';
import type { Why } from './why.ts';

const phrase = z.object({
  text: z.string(),
  count: z.int().describe('how often it is there; places may be fewer'),
  places: z.array(
    z.object({
      part: z.enum(['headline', 'body']),
      start: z.int().describe('UTF-16 offset into the part'),
      paragraph: z.int().describe('of the body, from 1; 0 for the headline'),
      before: z.string(),
      text: z.string(),
      after: z.string(),
    }),
  ),
});

const explainedTopic = z
  .object({
    id: z.string(),
    label: z.string().nullable(),
    score: z.number(),
    phrases: z.array(phrase).describe('of the lexicon, or of the query; the strongest first'),
    words: z.array(phrase).describe('that the linear model took it from'),
  })
  .meta({ id: 'ExplainedTopic' });

const sentencePair = z.object({ here: z.string(), there: z.string() });
const oneSided = z.object({ onlyHere: z.array(z.string()), onlyThere: z.array(z.string()) });

const explanation = z
  .object({
    match: z
      .object({ kind: z.enum(['exact', 'near', 'cut']), similarity: z.number(), contained: z.number() })
      .nullable()
      .describe('null when the two are no copies'),
    difference: z.enum(['little-shared', 'other-names', 'other-numbers', 'not-the-beginning']).nullable(),
    similarity: z.number(),
    contained: z.number(),
    score: z.number(),
    inPlace: z.boolean(),
    otherNames: z.number(),
    otherNumbers: z.number(),
    shared: z.array(sentencePair),
    changed: z.array(sentencePair),
    onlyHere: z.array(z.string()),
    onlyThere: z.array(z.string()),
    names: oneSided,
    numbers: oneSided,
    replaced: z.array(sentencePair),
  })
  .meta({ id: 'Explanation', description: 'What two texts have in common' });

const { status, revision, origin } = documentSchema.shape;

export const whySchema = z
  .object({
    id: z.string(),
    subjects: z.array(explainedTopic).nullable().describe('null when the text cannot be read any more'),
    topics: z.array(explainedTopic).nullable().describe("the user's own, as they are in force now"),
    status,
    group: z.object({ id: z.string(), members: z.int() }).nullable().describe('null for an article that stands alone'),
    revision,
    origin,
    comparedWith: z.array(
      z.object({
        id: z.string(),
        headline: z.string().nullable(),
        source: z.string().nullable(),
        publishedAt: z.string().nullable(),
        sameGroup: z.boolean(),
        explanation: explanation.nullable(),
      }),
    ),
  })
  .meta({ id: 'Why' }) satisfies z.ZodType<Why>;
