/**
 * `newsfold show ID`: one article (or all of an object), its copies and, if wanted, its text, which is read again from the bucket.
 */
import type { CatalogueRecord } from '../../functions/catalogue/article-record.ts';
import { articlesById } from '../../functions/catalogue/articles.ts';
import { GroupReader } from '../../functions/catalogue/groups.ts';
import { objectIdOf } from '../../functions/catalogue/keys.ts';
import { ledgerRows } from '../../functions/catalogue/ledger.ts';
import { showArticle } from '../../functions/query/show-article.ts';
import { documentsOfObject } from '../../functions/query/show-object.ts';
import { articleOf, type Why } from '../../functions/query/why.ts';
import type { Target } from '../target.ts';
import { countriesOf, headlineOf, originOf, verdictOf, versionOf } from './describe.ts';
import { type Format, json, notice, oneLine, print, table } from './output.ts';
import { why, whyText } from './why.ts';
import { WrongCallError } from './wrong-call.ts';

type ShowOptions = {
  readonly body: boolean;
  readonly why: boolean;
  /** Id of the article to compare with. */
  readonly with?: string;
  readonly format: Format;
};

/** @param name an article's id, or an object's key for all its articles: a list then, also where there is only one */
export async function show(target: Target, name: string, options: ShowOptions): Promise<boolean> {
  if (options.with !== undefined && !options.why) throw new WrongCallError('--with says what --why compares with');
  const article = await showArticle(target.table, name);
  const ofObject = () =>
    documentsOfObject(target.table, objectIdOf(target.bucket.name, name), new GroupReader(target.table));
  const records = article === null ? await ofObject() : [article];
  if (records.length === 0) {
    notice(await whyNone(target, name));
    return false;
  }
  const shown: Shown[] = [];
  for (const record of records) {
    const answer = options.why ? await why(target, record.id, options.with) : null;
    if (options.why && answer === null) return false;
    shown.push({
      record,
      body: options.body ? ((await articleOf(target.bucket, record))?.body ?? null) : null,
      why: answer,
    });
  }
  if (options.format === 'json') {
    const documents = shown.map(({ record, ...more }) => ({ ...record, ...withoutNulls(more) }));
    await print(json(article === null ? documents : documents[0], 'indented'));
  } else {
    for (const one of shown) await print(`${await described(target, one)}\n`);
  }
  return true;
}

type Shown = { readonly record: CatalogueRecord; readonly body: string | null; readonly why: Why | null };

function withoutNulls(values: Omit<Shown, 'record'>): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

async function whyNone(target: Target, name: string): Promise<string> {
  const settlement = (await ledgerRows(target.table, [name])).get(name)?.settlement;
  if (settlement == null) return `there is no article and no object ${name}; \`newsfold query\` lists the ids`;
  return [
    name,
    settlement.state,
    'reason' in settlement ? settlement.reason : '',
    'detail' in settlement ? settlement.detail : '',
  ]
    .filter((part) => part !== '')
    .join(': ');
}

async function described(target: Target, { record, body, why: answer }: Shown): Promise<string> {
  const { publishedFrom } = record;
  const from =
    publishedFrom === null ? '' : ` (line ${publishedFrom.line}, ${publishedFrom.rule}: ${publishedFrom.text})`;
  const fields: [string, string][] = [
    ['id', record.id],
    ['object', `${record.object.key} (${record.object.size} bytes, article ${record.object.index})`],
    ['headline', record.headline ?? '–'],
    ['alternative', record.alternativeHeadline ?? ''],
    ['published', record.publishedAt === null ? '–' : `${record.publishedAt}${from}`],
    ['uploaded', record.uploadedAt],
    ['source', record.source ?? '–'],
    ['byline', record.byline.join(', ')],
    ['agency', record.agency.join(', ')],
    ['language', record.language ?? '–'],
    ['charset', `${record.charset.name} (${record.charset.from}${record.charset.repaired ? ', repaired' : ''})`],
    ['countries', countriesOf(record)],
    ['words', String(record.wordCount)],
    ['flags', record.flags.join(', ')],
    ['verdict', verdictOf(record)],
    ['version', versionOf(record)],
    ['came from', originOf(record)],
    ['summary', record.summary],
  ];
  const topics = record.subjects.map(({ id, label, score, evidence }) => [
    id,
    label,
    score.toFixed(2),
    evidence.map(({ text }) => text).join(', '),
  ]);
  return [
    ...fields.filter(([, value]) => value !== '').map(([name, value]) => `${name.padEnd(12)}${oneLine(value)}`),
    ...(topics.length === 0
      ? []
      : [
          table(
            [
              ['topic', 8],
              ['label', 30],
              ['score', 5],
              ['because of', 80],
            ],
            topics,
          ),
        ]),
    ...ownTopics(record),
    ...(answer === null ? await copies(target, record) : [whyText(answer)]),
    ...(body === null ? [] : ['', body]),
  ].join('\n');
}

function ownTopics({ topics }: CatalogueRecord): string[] {
  if (topics.length === 0) return [];
  const rows = topics.map(({ id, score, evidence }) => [
    id,
    score.toFixed(2),
    evidence.map(({ text }) => text).join(', '),
  ]);
  return [
    table(
      [
        ['own topic', 40],
        ['score', 5],
        ['because of', 80],
      ],
      rows,
    ),
  ];
}

/** Copies listed at most. */
const LISTED_COPIES = 50;

/** The other members of the group; none for a unique article. */
async function copies(target: Target, record: CatalogueRecord): Promise<string[]> {
  const groups = new GroupReader(target.table);
  const group = await groups.groupOf(record.textDigest);
  const others = (group?.members ?? []).filter(({ id }) => id !== record.id);
  if (others.length === 0) return [];
  const listed = others.slice(0, LISTED_COPIES).map(({ id }) => id);
  const records = await articlesById(target.table, listed);
  const rows = await Promise.all(
    listed
      .flatMap((id) => records.get(id) ?? [])
      .map(async (other) => [
        other.id,
        headlineOf(other),
        other.source ?? '–',
        other.publishedAt ?? '–',
        verdictOf(await groups.standingOf(other)),
      ]),
  );
  const drawn = table(
    [
      ['copies', 40],
      ['headline', 44],
      ['source', 20],
      ['date', 25],
      ['verdict', 50],
    ],
    rows,
  );
  return others.length > LISTED_COPIES
    ? [drawn, `… and ${others.length - LISTED_COPIES} more: newsfold group ${record.id}`]
    : [drawn];
}
