/** The dateline evaluation: the committed lines through the dateline engine. */
import { type CaseSet, datelineFiles, digestOf } from '../case-files.ts';
import { asFloor, type Floor } from '../floors.ts';
import { type DatelineCase, readDatelines } from './read-lines.ts';
import { type DatelineScore, scoreDateline, summariseDatelines } from './score-line.ts';

export async function datelineCases(sets: readonly CaseSet[]): Promise<readonly DatelineCase[]> {
  const files = await datelineFiles();
  return files.filter(({ set }) => sets.includes(set)).flatMap(({ name, text }) => readDatelines(name, text));
}

export async function runDatelines(sets: readonly CaseSet[]): Promise<readonly DatelineScore[]> {
  return (await datelineCases(sets)).map(scoreDateline);
}

/** What the gate holds against the floors: over both sets. */
export async function datelineFigures(scores: readonly DatelineScore[]): Promise<Floor> {
  const { exact, invented } = summariseDatelines(scores);
  return {
    digest: digestOf(await datelineFiles()),
    atLeast: { exact: asFloor(exact) },
    atMost: { 'invented dates': invented },
  };
}
