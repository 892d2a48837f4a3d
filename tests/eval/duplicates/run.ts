/** The duplicate evaluation: pairs of committed texts, and of what edits make of them, through the pure line. */
import { type CaseSet, digestOf } from '../case-files.ts';
import { asFloor, type Floor } from '../floors.ts';
import { baseTexts } from './base-texts.ts';
import { editedPairs } from './edited-pairs.ts';
import { judge, type PairScore } from './judge-pair.ts';
import type { Pair } from './pair.ts';
import { ofGate, ofWritten, summariesBy, summariseDuplicates } from './summarise.ts';
import { unrelatedPairs } from './unrelated-pairs.ts';
import { writtenPairs } from './written-pairs.ts';

export async function duplicatePairs(): Promise<readonly Pair[]> {
  const texts = await baseTexts();
  return [...editedPairs(texts), ...(await writtenPairs()), ...unrelatedPairs(texts)];
}

export async function runDuplicates(sets: readonly CaseSet[]): Promise<readonly PairScore[]> {
  return judge((await duplicatePairs()).filter(({ set }) => sets.includes(set)));
}

/** What the gate holds against the floors: over both sets. */
export async function duplicateFigures(scores: readonly PairScore[]): Promise<Floor> {
  const gate = summariseDuplicates(ofGate(scores));
  const edits = summariesBy(
    scores.filter(({ pair }) => pair.origin === 'edited'),
    ({ pair }) => `${pair.kind}: found`,
  );
  const written = summariesBy(ofWritten(scores), ({ pair }) => `written ${pair.kind} ${pair.set}: right`);
  return {
    digest: digestOfPairs(await duplicatePairs()),
    atLeast: {
      F1: asFloor(gate.f1),
      precision: asFloor(gate.precision),
      recall: asFloor(gate.recall),
      ...Object.fromEntries([...edits].map(([name, { recall }]) => [name, asFloor(recall)])),
      'written F1': asFloor(summariseDuplicates(ofWritten(scores)).f1),
      ...Object.fromEntries([...written].map(([name, { right }]) => [name, asFloor(right)])),
    },
    atMost: {},
  };
}

/** Of the texts as they are compared: another edit is another case. */
export function digestOfPairs(pairs: readonly Pair[]): string {
  return digestOf(pairs.map(({ set, name, a, b, isDuplicate }) => ({ set, name, text: `${isDuplicate}\0${a}\0${b}` })));
}
