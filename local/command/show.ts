/**
 * `newsfold show ID`: one article (or all of an object), its copies and, if wanted, its text, which is read again from the bucket.
 */
import type { CatalogueRecord } from '../../functions/catalogue/article-record.ts';
import { articlesById } from '../../functions/catalogue/articles.ts';
import { GroupReader } from '../../functions/catalogue/groups.ts';
import { objectIdOf } from '../../functions/catalogue/keys.ts';
import { ledgerRows } from '../../functions/catalogue/ledger.ts';
import { currentObject } from '../../functions/objects/bucket.ts';
import { showArticle, showObject } from '../../functions/query/show-article.ts';
import { readArticles } from '../../pipeline/line.ts';
import type { Target } from '../target.ts';
import { countriesOf, headlineOf, verdictOf } from './describe.ts';
import { type Format, notice, oneLine, print, table } from './output.ts';

type ShowOptions = { readonly body: boolean; readonly format: Format };

/** @param name an article's id, or an object's key for all its articles: a list then, also where there is only one */
export async function show(target: Target, name: string, options: ShowOptions): Promise<boolean> {
  const article = await showArticle(target.table, name);
  const ofObject = () => showObject(target.table, objectIdOf(target.bucket.name, name), new GroupReader(target.table));
  const records = article === null ? await ofObject() : [article];
  if (records.length === 0) {
    notice(await whyNone(target, name));
    return false;
  }
  const shown = await Promise.all(
    records.map(async (record) => ({ record, body: options.body ? await bodyOf(target, record) : null })),
  );
  if (options.format === 'json') {
    const documents = shown.map(({ record, body }) => (body === null ? record : { ...record, body }));
    await print(JSON.stringify(article === null ? documents : documents[0], null, 2));
  } else {
    for (const { record, body } of shown) await print(`${await described(target, record, body)}\n`);
  }
  return true;
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

/** The text as the bucket holds it now; null when the object is gone or no longer holds this article. */
async function bodyOf(target: Target, record: CatalogueRecord): Promise<string | null> {
  const current = await currentObject(target.bucket, record.object.key);
  if (current === null) return null;
  const result = readArticles(await current.body.read(), record.object.key, record.uploadedAt);
  return result.kind === 'articles' ? (result.articles[record.object.index]?.body ?? null) : null;
}

async function described(target: Target, record: CatalogueRecord, body: string | null): Promise<string> {
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
    ['summary', record.summary],
  ];
  const topics = record.subjects.map(({ id, label, score, evidence }) => [
    id,
    label,
    score.toFixed(2),
    evidence.join(', '),
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
    ...(await copies(target, record)),
    ...(body === null ? [] : ['', body]),
  ].join('\n');
}

/** The other members of the group; none for a unique article. */
async function copies(target: Target, record: CatalogueRecord): Promise<string[]> {
  const groups = new GroupReader(target.table);
  const group = await groups.groupOf(record.textDigest);
  const others = (group?.members ?? []).filter(({ id }) => id !== record.id);
  if (others.length === 0) return [];
  const records = await articlesById(
    target.table,
    others.map(({ id }) => id),
  );
  const rows = await Promise.all(
    [...records.values()].map(async (other) => [
      other.id,
      headlineOf(other),
      other.publishedAt ?? '–',
      verdictOf(await groups.standingOf(other)),
    ]),
  );
  return [
    table(
      [
        ['copies', 40],
        ['headline', 44],
        ['date', 25],
        ['verdict', 50],
      ],
      rows,
    ),
  ];
}
