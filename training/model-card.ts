/** What the model is made of and how well it does, as `docs/topic-model.md`. */
import { THRESHOLD } from '../pipeline/classify/classify.ts';
import { labelOf, TOP_TOPICS } from '../pipeline/classify/media-topics.ts';
import { CORPORA } from './corpora.ts';
import type { Labels } from './labels.ts';
import type { Material } from './material.ts';
import { byTopic, f1, precision, recall, sum, tally } from './measure.ts';
import { SHIPPED_FEATURES } from './quantise.ts';
import { LINEAR_OPTIONS } from './train-linear.ts';

/** One article's scores by topic, 0 … 1, from each part alone and from both. */
export type Judged = {
  /** What was held back together with it. */
  readonly fold: string;
  readonly labels: Labels;
  readonly linear: readonly number[];
  readonly lexicon: readonly number[];
  readonly fused: readonly number[];
};

const WAYS = ['linear', 'lexicon', 'fused'] as const;

export function modelCard({ articles }: Material, unseen: readonly Judged[], development: readonly Judged[]): string {
  const corpora = CORPORA.map(({ file, licence }) => `| \`${file}\` | ${licence} |`);
  const folds = [...Map.groupBy(unseen, ({ fold }) => fold)].sort(([a], [b]) => (a < b ? -1 : 1));
  const arabic = unseen.filter(({ fold }) => !fold.startsWith('English'));
  const english = unseen.filter(({ fold }) => fold.startsWith('English'));
  const count = (wanted: string) => articles.filter(({ language }) => language === wanted).length;
  return `# The topic model

Written by \`npm run train -- CORPUS_DIR\`, which makes \`pipeline/classify/model.json\` anew from the corpora, the hand labels
(\`training/labels/\`) and the lexicon. The same input gives the same bytes.

**What it is.** One logistic regression per top-level Media Topic over hashed, light-stemmed words (headline counted twice, first 300
words of the text), weighed against the phrases of the lexicon into one calibrated score (\`pipeline/classify/fusion.ts\`).
${SHIPPED_FEATURES.toLocaleString('en')} features of 2^18, 8 bits a weight; ${LINEAR_OPTIONS.epochs} epochs of AdaGrad, step ${LINEAR_OPTIONS.step}, decay ${LINEAR_OPTIONS.decay}.

**What it is for.** News articles in Arabic and English. Training text is of 2014–2018, and what came later is known through the lexicon.
It says nothing of other languages. Specific topics below the top level come from the lexicon alone.

## Data

| corpus | licence |
|---|---|
${corpora.join('\n')}

${count('ar')} Arabic and ${count('en')} English articles, ${arabic.length} and ${english.length} of them labelled by hand with required and optional topics;
for the others their section and the lexicon say what can be learnt (\`training/sections.ts\`, \`targets.ts\`). The development labels are never
learnt from; the lexicon's authors have seen their mistakes.

## Outlets that were not seen

Each row is judged by a model that was trained and calibrated without that outlet. Micro-averaged over the 17 top-level topics; what
is optional counts neither way. Alone, a part gives a topic from the same score on (${THRESHOLD}) that both
together need. Two things did see all outlets: the choice of features, and the lexicon, of which some 240 phrases were weakened where
the hand labels spoke against them.

| held back | articles | linear only | lexicon only | both: precision | recall | **F1** |
|---|---:|---:|---:|---:|---:|---:|
${folds.map(([fold, of]) => row(fold, of)).join('\n')}
${row('**all Arabic**', arabic)}
${row('**all English**', english)}
${row('development labels (outlets seen)', development)}

## By topic

Outlets not seen, as above.

| topic | Arabic: articles | precision | recall | F1 | English: articles | precision | recall | F1 |
|---|---:|---:|---:|---:|---:|---:|---:|---:|
${topicRows(arabic, english).join('\n')}
`;
}

function row(name: string, of: readonly Judged[]): string {
  const [linear, lexicon, fused] = WAYS.map((way) => sum(of.map((judged) => tally(found(judged[way]), judged.labels))));
  if (linear === undefined || lexicon === undefined || fused === undefined) throw new Error('unreachable');
  const figures = [f1(linear), f1(lexicon), precision(fused), recall(fused), f1(fused)].map(percent);
  return `| ${name} | ${of.length} | ${figures.join(' | ')} |`;
}

function topicRows(arabic: readonly Judged[], english: readonly Judged[]): string[] {
  const [ar, en] = [arabic, english].map((of) =>
    byTopic(
      of.map(({ fused, labels }) => ({ found: found(fused), labels })),
      TOP_TOPICS.length,
    ),
  );
  return TOP_TOPICS.map((code, topic) => {
    const cells = [ar?.[topic], en?.[topic]].flatMap((of) =>
      of === undefined ? [] : [String(of.right + of.missed), ...[precision(of), recall(of), f1(of)].map(percent)],
    );
    return `| ${labelOf(code, 'en')} | ${cells.join(' | ')} |`;
  });
}

function found(scores: readonly number[]): ReadonlySet<number> {
  return new Set(scores.flatMap((score, topic) => (score >= THRESHOLD ? [topic] : [])));
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}
