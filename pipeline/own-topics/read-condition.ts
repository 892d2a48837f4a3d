/**
 * Own topics: what an article must contain, which a topic says as a query or as a list of phrases. Phrases are an OR of them.
 */
import { operatorIn } from './lexemes.ts';
import { MAX_QUERY_TERMS } from './limits.ts';
import { normalize } from './normal-form.ts';
import { parseQuery } from './parse-query.ts';
import { shown } from './problems.ts';
import type { Query, TermQuery } from './query.ts';
import { requiredTerms } from './required-terms.ts';
import { readTerm } from './term.ts';
import type { Field, YamlFields } from './yaml-fields.ts';

export type Condition = {
  /** In normal form. */
  readonly query: Query;
  readonly form: string;
  /** How many terms are written, each as often as it stands there. */
  readonly terms: number;
};

/** @param start of the topic in the file */
export function readCondition(
  query: Field | undefined,
  phrases: Field | undefined,
  start: number,
  yaml: YamlFields,
): Condition | null {
  if (query === undefined && phrases === undefined) {
    yaml.problems.report(start, 'this topic has neither `query` nor `phrases`');
  }
  if (query !== undefined && phrases !== undefined) {
    yaml.problems.report(Math.max(query.name.at, phrases.name.at), 'a topic has a query or phrases, here are both');
  }
  const ofPhrases = phrases === undefined ? null : readPhrases(phrases, yaml);
  return query === undefined ? ofPhrases : readQuery(query, yaml);
}

function readQuery(field: Field, yaml: YamlFields): Condition | null {
  const { problems } = yaml;
  const read = yaml.text(field.value, field.at, 'a query');
  if (read === null) return null;
  const { text, offsetOf } = read;
  const parsed = parseQuery(text, (at, message) => problems.report(() => offsetOf(at), message));
  if (parsed === null) return null;
  const { query, form } = normalize(parsed.query);
  const required = requiredTerms(query);
  if (required.kind === 'required') return { query, form, terms: parsed.terms };
  const message = 'this NOT would match nearly every article: join it by AND to something that must be there';
  problems.report(() => offsetOf(required.at), message);
  return null;
}

function readPhrases(field: Field, yaml: YamlFields): Condition | null {
  const { problems } = yaml;
  const items = yaml.list(field.value, field.at, '`phrases`');
  if (items === null) return null;
  if (items.length === 0) problems.report(field.at, '`phrases` is empty: write at least one');
  if (items.length > MAX_QUERY_TERMS) {
    problems.report(field.at, `a topic may have ${MAX_QUERY_TERMS} phrases, this has ${items.length}. Split it`);
    return null;
  }
  const operands = items.flatMap((item) => readPhrase(item, field.at, yaml) ?? []);
  if (operands.length === 0) return null;
  return { ...normalize({ kind: 'or', operands }), terms: items.length };
}

function readPhrase(item: unknown, at: number, yaml: YamlFields): TermQuery | null {
  const text = yaml.text(item, at, 'a phrase');
  if (text === null) return null;
  const report = (within: number, message: string) => yaml.problems.report(() => text.offsetOf(within), message);
  const operator = operatorIn(text.text);
  if (operator !== null) {
    report(
      operator.at,
      `${shown(operator.text)} means something in \`query\` only; for the word, write it in lower case`,
    );
    return null;
  }
  const term = readTerm(text.text, report);
  return term && { kind: 'term', term, headlineOnly: false };
}
