/**
 * Arabic and Hebrew write "and", "in", "to", "like" together with the next word: «وبإيران» is "and in Iran".
 */

/** Letters left after the clitics are taken off; shorter ones are no country's name. */
const MIN_LETTERS = 3;

/** A word may lose one clitic of each row, in the order of the rows. */
export function readings(word: string, clitics: readonly ReadonlySet<string>[], article: string): readonly string[] {
  const found: string[] = [];
  for (const row of clitics) {
    const open = found.length; // what this row takes off is not taken off again by the same row
    found.push(...without(word, row, article));
    for (let i = 0; i < open; i++) found.push(...without(found[i] ?? '', row, article));
  }
  return found;
}

const NONE: readonly string[] = [];

function without(word: string, row: ReadonlySet<string>, article: string): readonly string[] {
  const [first = ''] = word;
  if (word.length <= MIN_LETTERS || !row.has(first)) return NONE;
  const rest = word.slice(1);
  // «لل…»: the article loses its alef after «ل», and is written «ل»
  const isElided = article !== '' && first === article.charAt(1) && rest.startsWith(first);
  return isElided ? [rest, article + rest.slice(1)] : [rest];
}
