/** Stage 7, classify: an article's text as words with their places, read once for all that looks for topics in it. */
import { type Token, tokenize } from './tokenize.ts';

export type ArticleText = {
  /** No headline is no tokens of the empty text. */
  readonly headline: readonly Token[];
  readonly headlineText: string;
  readonly body: readonly Token[];
  readonly bodyText: string;
};

/** Words read of headline and of body: longer texts are no single articles. */
export const MAX_WORDS = 5_000;

/** @param body without captions, teasers and the rest that the parser sets apart: they do not vote */
export function readText(headline: string | null, body: string): ArticleText {
  const headlineText = headline ?? '';
  return {
    headline: tokenize(headlineText, MAX_WORDS),
    headlineText,
    body: tokenize(body, MAX_WORDS),
    bodyText: body,
  };
}
