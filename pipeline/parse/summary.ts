/**
 * The first words of a body, for lists. Part of step 8 of stage 4.
 */
const MAX_LENGTH = 300;

/** At most 300 characters (UTF-16 code units), cut between words, with «…» where something was cut. */
export function summarise(paragraphs: readonly string[]): string {
  let text = '';
  for (const paragraph of paragraphs) {
    text = text === '' ? paragraph : `${text} ${paragraph}`;
    if (text.length > MAX_LENGTH) break;
  }
  if (text.length <= MAX_LENGTH) return text;
  const cut = text.slice(0, MAX_LENGTH);
  const space = cut.lastIndexOf(' ');
  // In scripts without spaces, between characters.
  const words = space > MAX_LENGTH / 2 ? cut.slice(0, space) : cut.slice(0, -1).replace(/[\uD800-\uDBFF]$/, '');
  return `${words.replace(/[\s،,;؛:–—-]+$/u, '')}…`;
}
