/** The figures of the duplicate evaluation as tables in `docs/evaluation.md`. */
import { markdownTable, rounded } from '../docs-section.ts';
import { TEXTS_PER_EDIT } from './edited-pairs.ts';
import type { PairScore } from './judge-pair.ts';
import { ofGate, ofWritten, summariesBy, summariseDuplicates } from './summarise.ts';

export function duplicatesForDocs(scores: readonly PairScore[]): string {
  const gate = ofGate(scores);
  const overall = [...sets('gate', gate), ...sets('written', ofWritten(scores))];
  const edits = [
    ...summariesBy(
      gate.filter(({ pair }) => pair.isDuplicate),
      ({ pair }) => pair.kind,
    ),
  ];
  const complete = edits.filter(([, { recall }]) => recall === 1).map(([kind]) => kind);
  const others = edits
    .filter(([, { recall }]) => recall < 1)
    .map(([kind, of]) => `${kind} ${of.found}/${of.duplicates}`);
  const kinds = (origin: readonly PairScore[]) =>
    [...summariesBy(origin, ({ pair }) => pair.kind)].map(
      ([kind, { pairs, right }]) => `${kind} ${Math.round(right * pairs)}/${pairs}`,
    );
  return [
    markdownTable(['', 'duplicates', 'others', 'precision', 'recall', 'F1', 'lost by the bands'], overall),
    '',
    `- Edits, each of ${TEXTS_PER_EDIT} texts or fewer: all found of ${complete.join(', ')}; of others ${others.join(', ') || 'none'}.`,
    `- Others, right: ${kinds(gate.filter(({ pair }) => !pair.isDuplicate)).join(', ')}.`,
    `- Written, found: ${kinds(ofWritten(scores).filter(({ pair }) => pair.isDuplicate)).join(', ')}.`,
  ].join('\n');
}

function sets(name: string, scores: readonly PairScore[]): readonly (readonly (string | number)[])[] {
  return [
    ...summariesBy(scores, ({ pair }) => `${name}, ${pair.set}`),
    [name, summariseDuplicates(scores)] as const,
  ].map(([of, summary]) => [
    ...[of, summary.duplicates, summary.pairs - summary.duplicates],
    ...[summary.precision, summary.recall, summary.f1].map((share) => rounded(share, 1)),
    summary.lostByBands,
  ]);
}
