/**
 * What an article costs on DynamoDB: request units of every call that ingesting it makes, by the kind of row, and their price.
 */
import { readArticles } from '../../pipeline/line.ts';
import { type BenchArticle, benchArticles } from './corpus.ts';
import { meteredIngest, readsOf, writesOf } from './metered-ingest.ts';
import { type Charge, DUPLICATE_ROWS, ROW_KINDS } from './metered-table.ts';
import { otherVisits, putAll, type Visits } from './other-visits.ts';
import { popularBreakdowns } from './popular.ts';
import type { Breakdown, Section } from './report.ts';
import { mean, median } from './timing.ts';

/** Write request units for a typical article, by design. */
export const WRITE_UNIT_BUDGET = 36;
/** … of them for the rows of duplicates: the text, who has it, its bands and links. */
export const DUPLICATES_WRITE_BUDGET = 12;
/** Read request units for those. */
export const DUPLICATES_READ_BUDGET = 10;
/** A typical article is one of two subjects, with a language, an outlet and an agency. */
export const TYPICAL_SUBJECTS = 2;

/**
 * US dollars for a million request units: DynamoDB on demand, standard table class, us-east-1, since 1 November 2024.
 * @see https://aws.amazon.com/dynamodb/pricing/on-demand/
 */
const DOLLARS_PER_MILLION_WRITES = 0.625;
const DOLLARS_PER_MILLION_READS = 0.125;

/** Enough for some ten of them to be typical. */
const ARTICLES = 60;

export async function writeUnitsSection(): Promise<Section> {
  const ingest = await meteredIngest();
  try {
    const articles = benchArticles(ARTICLES);
    const visits = await putAll(ingest, articles);
    const typical = visits.filter((_, i) => subjectsOf(articles[i]) === TYPICAL_SUBJECTS);
    const others = await otherVisits(ingest, articles);
    const writes = median(typical.map(writesOf));
    const reads = median(typical.map(readsOf));
    const writeDollars = writes * DOLLARS_PER_MILLION_WRITES;
    const ofDuplicates = typical.map(chargesOfDuplicates);
    const duplicates = { writes: median(ofDuplicates.map(writesOf)), reads: median(ofDuplicates.map(readsOf)) };
    return {
      title: '3  Request units per article',
      method: [
        'Every DynamoDB call of ingesting files one by one, recorded at the SDK client. Items are sized before and after by the rules of',
        'the documentation and rounded up per request: writes to 1 KB, by the larger of before and after, reads to 4 KB. Writes that the',
        'index of objects by state takes are derived from the same items (row “by state”): an entry that moves is two writes.',
        `${ARTICLES} unique articles of 3 KB with headline, byline, date, agency and outlet; typical: the ${typical.length} with ${TYPICAL_SUBJECTS} subjects (median).`,
        `Price: on demand, us-east-1, ${DOLLARS_PER_MILLION_WRITES} USD per million write units, ${DOLLARS_PER_MILLION_READS} per million read units.`,
      ],
      figures: [
        { label: 'write units, typical article', value: writes, unit: '', target: { atMost: WRITE_UNIT_BUDGET } },
        { label: 'write units, the dearest of all', value: Math.max(...visits.map(writesOf)), unit: '' },
        { label: 'read units, typical article', value: reads, unit: '' },
        {
          label: 'write units of its rows for duplicates',
          value: duplicates.writes,
          unit: '',
          target: { atMost: DUPLICATES_WRITE_BUDGET },
        },
        {
          label: 'read units of those',
          value: duplicates.reads,
          unit: '',
          target: { atMost: DUPLICATES_READ_BUDGET },
        },
        {
          label: 'duplicates of a million typical articles',
          value: duplicates.writes * DOLLARS_PER_MILLION_WRITES + duplicates.reads * DOLLARS_PER_MILLION_READS,
          unit: 'USD',
        },
        { label: 'writes of a million typical articles', value: writeDollars, unit: 'USD' },
        { label: 'reads of a million typical articles', value: reads * DOLLARS_PER_MILLION_READS, unit: 'USD' },
      ],
      breakdowns: [
        byRow(`the ${typical.length} typical`, typical),
        byRow(`all ${ARTICLES}`, visits),
        others,
        ...(await popularBreakdowns()),
      ],
    };
  } finally {
    await ingest.close();
  }
}

/** Charges for rows that are there for the sake of duplicates. */
export function chargesOfDuplicates(charges: readonly Charge[]): readonly Charge[] {
  return charges.filter(({ row }) => DUPLICATE_ROWS.has(row));
}

/** Number of subjects of a file that holds one article. */
export function subjectsOf(file: BenchArticle | undefined): number {
  if (file === undefined) return 0;
  const result = readArticles(file.bytes, file.key, '2024-06-01T00:00:00.000Z');
  return result.kind === 'articles' ? (result.articles[0]?.subjects.length ?? 0) : 0;
}

/** Means per article. */
function byRow(title: string, visits: Visits): Breakdown {
  const charges = visits.flat();
  const row = (name: string, own: readonly Charge[]): (string | number)[] => {
    const writes = own.filter(({ writeUnits }) => writeUnits > 0);
    const reads = own.filter(({ readUnits }) => readUnits > 0);
    const size = writes.length === 0 ? '' : mean(writes.map(({ bytes }) => bytes));
    const each = (value: number): number => value / visits.length;
    return [name, each(writes.length), size, each(writesOf(own)), each(reads.length), each(readsOf(own))];
  };
  const kinds = ROW_KINDS.map((kind) => ({ kind, own: charges.filter((charge) => charge.row === kind) }));
  return {
    head: [`${title}, by row`, 'writes', 'bytes each', 'write units', 'reads', 'read units'],
    rows: [...kinds.filter(({ own }) => own.length > 0).map(({ kind, own }) => row(kind, own)), row('total', charges)],
  };
}
