/** A catalogue that changes, and the descriptions that each of its articles has had meanwhile. */
import fc from 'fast-check';
import type { Table } from '../../../functions/catalogue/table.ts';
import { type DescribedArticle, described, KEYS, put, putAll, withdraw } from './described-articles.ts';
import type { Beside } from './paged.ts';

/** `put` adds an article, or replaces the one of this key; `again` processes it once more, to the same result. */
export type Change = { readonly put: DescribedArticle } | { readonly withdraw: string } | { readonly again: string };

/** Changes before the page of one number, and while it is read. */
export type Turn = { readonly before: readonly Change[]; readonly during: readonly Change[] };

const key = fc.constantFrom(...KEYS);
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ put: described(key) }) },
  { weight: 1, arbitrary: fc.record({ withdraw: key }) },
  { weight: 2, arbitrary: fc.record({ again: key }) },
);
const changes = fc.array(change, { maxLength: 3 });
export const turns = fc.array(fc.record({ before: changes, during: changes }), {
  ...{ minLength: 3, maxLength: 12, size: 'max' },
});

export class ChangingCatalogue {
  readonly table: Table;
  readonly #now = new Map<string, DescribedArticle>();
  /** By key: every description that the article has had. */
  readonly #had = new Map<string, DescribedArticle[]>();
  readonly #changed = new Set<string>();

  constructor(table: Table) {
    this.table = table;
  }

  async fill(articles: readonly DescribedArticle[]): Promise<void> {
    for (const article of articles) this.#has(article);
    await putAll(this.table, articles);
  }

  /** Changes according to plan, beside the pages. */
  beside(planned: readonly Turn[]): Beside {
    return {
      before: (page) => this.#apply(planned[page]?.before ?? []),
      during: (page) => this.#apply(planned[page]?.during ?? []),
    };
  }

  /** Every description that an article of this key has had. */
  had(articleKey: string): readonly DescribedArticle[] {
    return this.#had.get(articleKey) ?? [];
  }

  /** Keys of articles that were added, replaced or withdrawn. */
  changed(): readonly string[] {
    return [...this.#changed];
  }

  /** Articles that were there all the time, as they are. */
  untouched(): DescribedArticle[] {
    return [...this.#now.values()].filter((article) => !this.#changed.has(article.key));
  }

  /** Articles that were there all the time, and no copy of them came or went. */
  withUntouchedCopies(): DescribedArticle[] {
    const disturbed = this.changed()
      .flatMap((changed) => this.had(changed))
      .map(({ text }) => text);
    return this.untouched().filter(({ text }) => !disturbed.includes(text));
  }

  async #apply(planned: readonly Change[]): Promise<void> {
    for (const one of planned) {
      if ('put' in one) {
        this.#changed.add(one.put.key);
        this.#has(one.put);
        await put(this.table, one.put);
      } else if ('withdraw' in one) {
        this.#changed.add(one.withdraw);
        this.#now.delete(one.withdraw);
        await withdraw(this.table, one.withdraw);
      } else {
        const same = this.#now.get(one.again);
        if (same !== undefined) await put(this.table, same);
      }
    }
  }

  #has(article: DescribedArticle): void {
    this.#now.set(article.key, article);
    this.#had.set(article.key, [...this.had(article.key), article]);
  }
}
