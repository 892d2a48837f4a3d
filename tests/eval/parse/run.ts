/** The parse evaluation: the committed cases through the pure line. */
import { type CaseSet, digestOf, parseCaseFiles } from '../case-files.ts';
import { asFloor, type Floor } from '../floors.ts';
import { readCase } from './read-case.ts';
import { type CaseScore, scoreCase } from './score-case.ts';
import { fieldOf, summarise } from './summarise.ts';

export async function runParse(sets: readonly CaseSet[]): Promise<readonly CaseScore[]> {
  const files = await parseCaseFiles();
  return files.filter(({ set }) => sets.includes(set)).map(({ name, text }) => scoreCase(readCase(name, text)));
}

/** What the gate holds against the floors: over both sets. */
export async function parseFigures(scores: readonly CaseScore[]): Promise<Floor> {
  const summary = summarise(scores);
  const exact = (['publishedAt', 'articles', 'reason', 'language'] as const).map((field) => [
    `${field} exact`,
    asFloor(fieldOf(summary, field).exact),
  ]);
  const f1 = (['headline', 'alternativeHeadline', 'byline', 'source', 'agency', 'dateline'] as const).map((field) => [
    `${field} F1`,
    asFloor(fieldOf(summary, field).f1),
  ]);
  return {
    digest: digestOf(await parseCaseFiles()),
    atLeast: {
      'body-line F1': asFloor(summary.body.f1),
      ...Object.fromEntries([...f1, ...exact]),
      'role accuracy': asFloor(summary.roles.accuracy),
    },
    atMost: { 'invented dates': fieldOf(summary, 'publishedAt').invented },
  };
}
