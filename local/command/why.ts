/**
 * `newsfold show ID --why`: which phrases carried an article's topics, and what it has in common with its copies, in words: through the
 * code of the HTTP API.
 */
import { type ComparedArticle, type Why, whyArticle } from '../../functions/query/why.ts';
import type { ExplainedPhrase, ExplainedTopic } from '../../pipeline/classify/explain.ts';
import type { Explanation, OneSided, SentencePair } from '../../pipeline/compare/explain.ts';
import type { Difference } from '../../pipeline/compare/verify.ts';
import type { Target } from '../target.ts';
import { counted } from './describe.ts';
import { notice, oneLine } from './output.ts';
import { topicsInForce } from './topics-in-force.ts';

/** Sentences shown of each sort; `--format json` has all. */
const SHOWN = 5;

const DIFFERENCES: Readonly<Record<Difference, string>> = {
  'little-shared': 'no copy: too little in common',
  'other-names': 'no copy: alike, but about somebody or something else',
  'other-numbers': 'no copy: alike, but with other figures',
  'not-the-beginning': 'no copy: one stands in the middle of the other, longer text',
};

/** @returns null, after saying so, when an article does not exist */
export async function why(target: Target, id: string, other: string | undefined): Promise<Why | null> {
  const answer = await whyArticle(
    target.bucket,
    target.table,
    await topicsInForce(target),
    id,
    other === undefined ? [] : [other],
  );
  if (answer !== null && (other === undefined || answer.comparedWith.length > 0)) return answer;
  notice(`there is no article ${answer === null ? id : other}; \`newsfold query\` lists the ids`);
  return null;
}

export function whyText({ subjects, topics, group, comparedWith }: Why): string {
  const standing =
    group === null ? 'no other article has this text' : `one of ${group.members} articles of group ${group.id}`;
  const reasons = [...(subjects ?? []), ...(topics ?? [])].map(topicText);
  const unread = subjects === null ? ['its text is no longer in the bucket'] : [];
  return [...unread, ...reasons, '', standing, ...comparedWith.map(comparedText)].join('\n');
}

/** topic → phrases → where */
function topicText({ id, label, score, phrases, words }: ExplainedTopic): string {
  const name = label === null ? `${id} (your own)` : `${id} ${label}`;
  const lines = [
    ...phrases.map((phrase) => phraseLine(phrase, '')),
    ...words.map((word) => phraseLine(word, ', by the linear model')),
  ];
  return [`\n${name}  ${score.toFixed(2)}`, ...lines].join('\n');
}

function phraseLine({ text, count, places }: ExplainedPhrase, how: string): string {
  const where = [...new Set(places.map(({ paragraph }) => (paragraph === 0 ? 'headline' : `paragraph ${paragraph}`)))];
  const [first] = places;
  const context = first === undefined ? '' : `…${first.before}[${first.text}]${first.after}…`;
  return `  ${oneLine(text)}  ×${count} ${where.join(', ')}${how}  ${oneLine(context)}`;
}

function comparedText(compared: ComparedArticle): string {
  const { id, headline, source, publishedAt, explanation } = compared;
  const title = [headline ?? '[no headline]', source ?? '', publishedAt ?? '']
    .filter((part) => part !== '')
    .join(' · ');
  const head = `\n${id}  ${oneLine(title)}`;
  if (explanation === null) return `${head}\n  its text, or this one's, is no longer in the bucket`;
  return [head, `  ${verdictOf(compared, explanation)}`, ...evidence(explanation).map((line) => `  ${line}`)].join(
    '\n',
  );
}

function verdictOf({ sameGroup }: ComparedArticle, { match, difference, similarity, contained }: Explanation): string {
  const measures = `${percent(similarity)} of both in common, ${percent(contained)} of the shorter`;
  if (match !== null) return `${match.kind === 'cut' ? 'cut short' : `${match.kind} copy`}: ${measures}`;
  const through = sameGroup ? '; in one group through others' : '';
  return `${difference === null ? 'no copy' : DIFFERENCES[difference]}: ${measures}${through}`;
}

function evidence({ shared, changed, onlyHere, onlyThere, names, numbers, replaced }: Explanation): string[] {
  return [
    `${counted(shared.length, 'sentence')} shared, ${changed.length} changed, ${onlyHere.length} only here, ${onlyThere.length} only there`,
    ...oneSidedLines('names', names),
    ...oneSidedLines('numbers', numbers),
    ...some('put for each other', replaced.map(pairText)),
    ...some(
      'shared',
      shared.map(({ here }) => here),
    ),
    ...some('changed', changed.map(pairText)),
    ...some('only here', onlyHere),
    ...some('only there', onlyThere),
  ];
}

function oneSidedLines(what: string, { onlyHere, onlyThere }: OneSided): string[] {
  const line = (where: string, words: readonly string[]) =>
    words.length === 0 ? [] : [`${what} only ${where}: ${oneLine(words.slice(0, 2 * SHOWN).join(', '))}`];
  return [...line('here', onlyHere), ...line('there', onlyThere)];
}

function pairText({ here, there }: SentencePair): string {
  return `${here} ⇄ ${there}`;
}

function some(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length > SHOWN ? [`  … ${lines.length - SHOWN} more`] : [];
  return [`${title}:`, ...lines.slice(0, SHOWN).map((line) => `  ${oneLine(line)}`), ...more];
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
