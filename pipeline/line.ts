/**
 * The pure part of the workflow, stages 2–7, for one file: read it top to bottom. The Lambda function, the command line,
 * the tests and the benchmark all call it; no stage calls another.
 */
import { readText } from './classify/article-text.ts';
import { classify } from './classify/classify.ts';
import { countries } from './countries/countries.ts';
import { decode } from './decode/decode.ts';
import { fingerprint } from './fingerprint/fingerprint.ts';
import { identify } from './identify/identify.ts';
import { NO_TOPICS, type OwnTopics } from './own-topics/compile-topics.ts';
import { matchTopics } from './own-topics/match-topics.ts';
import { parse } from './parse/parse.ts';
import type { Article, Charset, Line, Rejected } from './record.ts';
import { unpack } from './unpack/unpack.ts';

export type LineResult =
  | {
      readonly kind: 'articles';
      readonly mediaType: string;
      readonly charset: Charset;
      readonly lines: readonly Line[];
      /** At least one. */
      readonly articles: readonly Article[];
    }
  | Rejected;

/**
 * @param bytes the whole file
 * @param key its name, of which only the extension is a hint
 * @param uploadedAt ISO 8601 UTC instant of its first upload
 * @param ownTopics the user's, to be looked for beside the Media Topics
 */
export function readArticles(
  bytes: Uint8Array,
  key: string,
  uploadedAt: string,
  ownTopics: OwnTopics = NO_TOPICS,
): LineResult {
  const unpacked = unpack(bytes, key);
  if (unpacked.kind === 'rejected') return unpacked;

  const decoded = decode(bytes);
  if (decoded.kind === 'rejected') return decoded;

  const parsed = parse(decoded.text, { uploadedAt, language: identify(decoded.text) });
  if (parsed.kind === 'rejected') return parsed;

  const articles = parsed.articles.map((article, index): Article => {
    const { headline, body } = article;
    const language = identify(body);
    const text = readText(headline, body);
    return {
      ...article,
      index,
      language,
      fingerprint: fingerprint(body),
      subjects: classify(text, language),
      topics: matchTopics(ownTopics, text),
      countries: countries({ headline, body, language }),
    };
  });
  return { kind: 'articles', mediaType: unpacked.mediaType, charset: decoded.charset, lines: parsed.lines, articles };
}
