/** Plain articles in English for tests that are not about parsing: enough words, stated date, distinct text. */

const NOUNS =
  'harbour council teacher bridge orchard library railway museum clinic market theatre factory river senate'.split(' ');
const VERBS =
  'repaired opened closed inspected praised postponed funded measured painted visited debated extended'.split(' ');
const PLACES = 'Northford Elmsby Carrow Tilbridge Marsden Oakhampton Redwick Lowmere Ashcombe Pellworth'.split(' ');

/** A text of its own for every seed: two seeds share hardly any phrase. */
export function articleText(seed: number, date = '5 March 2024'): string {
  let state = (seed + 1) * 2654435761;
  const pick = (words: readonly string[]): string => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) >>> 0;
    return words[state % words.length] ?? '';
  };
  const sentence = () =>
    `The ${pick(NOUNS)} in ${pick(PLACES)} was ${pick(VERBS)} after the ${pick(NOUNS)} of ${pick(PLACES)} was ${pick(VERBS)} again.`;
  const paragraphs = Array.from({ length: 4 }, () => `${sentence()} ${sentence()} ${sentence()}`);
  return [
    `${pick(PLACES)} ${pick(NOUNS)} ${pick(VERBS)} number ${seed}`,
    '',
    date,
    '',
    ...paragraphs.flatMap((p) => [p, '']),
  ].join('\n');
}
