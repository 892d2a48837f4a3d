/**
 * Reads articles by id, each once, and those that are asked for together by one request: one reader serves one page.
 */
import DataLoader from 'dataloader';
import type { ArticleRecord } from './article-record.ts';
import { articlesById } from './articles.ts';
import { BATCH_GET_LIMIT, type Table } from './table.ts';

export class ArticleReader {
  readonly #loader: DataLoader<string, ArticleRecord | null>;

  constructor(table: Table) {
    this.#loader = new DataLoader(
      async (ids) => {
        const records = await articlesById(table, ids);
        return ids.map((id) => records.get(id) ?? null);
      },
      // Answers of requests under way arrive one by one: what they ask for next is waited for.
      { maxBatchSize: BATCH_GET_LIMIT, batchScheduleFn: (read) => setImmediate(read) },
    );
  }

  /** By id; ids that do not exist are left out. */
  async byId(ids: readonly string[]): Promise<Map<string, ArticleRecord>> {
    const records = await Promise.all(ids.map((id) => this.#loader.load(id)));
    return new Map(records.flatMap((record) => (record === null ? [] : [[record.id, record]])));
  }

  /** Spares reading one that is at hand. */
  keep(record: ArticleRecord): void {
    this.#loader.prime(record.id, record);
  }
}
