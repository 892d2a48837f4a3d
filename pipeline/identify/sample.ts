/**
 * Stage 5, identify: the part of a text by which its language is known.
 *
 * A dump begins with menus, share buttons and dates, often in English around an article in another language. Prose stands in
 * the longest lines, wherever they are; so these are read, each only in part, so that one long quotation does not decide.
 */

/** Characters read. Of news in 10 languages, 99.5 % are known by 200 and 99.8 % by 800 or by 1,000; more costs time only. */
export const SAMPLE_LENGTH = 800;

/** Characters in which the longest lines are looked for: of 1,318 web pages 16 have over 10,000 before their first long line, 2 over 20,000. */
const REACH = 20_000;

/** Characters of one line, where there are others: three paragraphs outvote one. */
const LINE_SHARE = 270;

/** Part of the longest line's length that prose lines reach; menus beside paragraphs do not. Between hard-wrapped lines all count. */
const PROSE_LINE = 1 / 4;

export function sampleOf(text: string): string {
  if (text.length <= SAMPLE_LENGTH && !text.includes('\n')) return text;
  const lines = text
    .slice(0, REACH)
    .split('\n')
    .sort((a, b) => b.length - a.length);
  const longest = lines[0]?.length ?? 0;
  const prose = lines.filter(({ length }) => length > 0 && length >= PROSE_LINE * longest);
  const share = Math.max(LINE_SHARE, SAMPLE_LENGTH / prose.length);
  let sample = '';
  for (const line of prose) {
    if (sample.length >= SAMPLE_LENGTH) break;
    sample += `${line.slice(0, share)}\n`;
  }
  return sample;
}
