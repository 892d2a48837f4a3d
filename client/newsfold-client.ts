/**
 * Newsfold's HTTP API for programs: signs with the user's own AWS credentials, pages to the very end, tries again what may succeed later.
 *
 * ```ts
 * const newsfold = new NewsfoldClient({ url: 'https://abc123.execute-api.eu-central-1.amazonaws.com' });
 * for await (const { headline, source } of newsfold.documents({ subject: 'sport', from: '2024-03', copies: 'one' })) {
 *   console.log(source, headline);
 * }
 * ```
 *
 * Types come from the schemas that the API validates by. Every method throws `NewsfoldError`, with the API's own words, when it refuses.
 */
import type { z } from 'zod';
import { mergedCounts } from '../functions/query/day-counts.ts';
import type { Answer, ROUTES } from '../functions/query/routes.ts';
import { addsUp, mergedStatus } from '../functions/query/status-counts.ts';
import { NewsfoldError } from './newsfold-error.ts';
import { type Connection, type ConnectionOptions, connect } from './signed-requests.ts';

type Routes = typeof ROUTES;

/** The filters of a route as they are written, without what pages. */
export type Filters<Name extends keyof Routes> = Omit<z.input<Routes[Name]['query']>, 'cursor' | 'limit'>;

/** What lists objects: their state, which the route itself does not require since it takes a key as well. */
export type ObjectFilters = Omit<Filters<'objects'>, 'key' | 'state'> & {
  state: NonNullable<Filters<'objects'>['state']>;
};

/** How a list is paged. */
export type Paging = {
  /** Entries that one request asks for, 1 … 200. */
  readonly pageSize?: number;
  /** Where to begin: the cursor of a former page, with the same filters. */
  readonly cursor?: string;
};

export type Page<Item> = { readonly items: readonly Item[]; readonly cursor: string | null };

export type Document = Answer<Routes['document']>;
export type ObjectState = Answer<Routes['objects']>['objects'][number];
export type Why = Answer<Routes['why']>;
export type Counts = Omit<Answer<Routes['counts']>, 'cursor'>;
export type StatusCounts = Omit<Answer<Routes['status']>, 'cursor'>;
export type TopicList = Answer<Routes['topics']>;

export class NewsfoldClient {
  readonly #connection: Connection;

  constructor(options: ConnectionOptions) {
    this.#connection = connect(options);
  }

  /** Every article that matches, page after page. */
  async *documents(filters: Filters<'documents'> = {}, paging: Paging = {}): AsyncGenerator<Document> {
    for await (const { items } of this.documentPages(filters, paging)) yield* items;
  }

  /** The same by pages, each with the cursor to go on by: for work that is to be resumed. A page may be empty. */
  documentPages(filters: Filters<'documents'> = {}, paging: Paging = {}): AsyncGenerator<Page<Document>> {
    return this.#pages('documents', '/documents', filters, paging, ({ documents }) => documents);
  }

  /** @returns null when there is no such article */
  document(id: string): Promise<Document | null> {
    return orNull(this.#get('document', `/documents/${encodeURIComponent(id)}`, {}));
  }

  /**
   * Why an article has its topics, and what it has in common with its copies.
   * @param other id of an article to compare with, copy or not
   * @returns null when there is no such article
   */
  why(id: string, other?: string): Promise<Why | null> {
    return orNull(this.#get('why', `/documents/${encodeURIComponent(id)}/why`, { with: other }));
  }

  /** The articles of the group of copies that an article belongs to, the canonical one first. @throws NewsfoldError for an unknown id */
  async *group(id: string, paging: Paging = {}): AsyncGenerator<Document> {
    const path = `/groups/${encodeURIComponent(id)}`;
    for await (const { items } of this.#pages('group', path, {}, paging, ({ documents }) => documents)) yield* items;
  }

  /** @returns null when no such object is known */
  async object(key: string): Promise<ObjectState | null> {
    const found = await orNull(this.#get('objects', '/objects', { key }));
    return found?.objects[0] ?? null;
  }

  /** The objects in a state. */
  async *objects(filters: ObjectFilters, paging: Paging = {}): AsyncGenerator<ObjectState> {
    for await (const { items } of this.#pages('objects', '/objects', filters, paging, ({ objects }) => objects)) {
      yield* items;
    }
  }

  /** How many articles, or objects, each day has of each value. */
  async counts(filters: Filters<'counts'>): Promise<Counts> {
    const pages: Answer<Routes['counts']>[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await this.#get('counts', '/counts', { ...filters, cursor });
      pages.push(page);
      cursor = page.cursor;
    }
    return mergedCounts(pages);
  }

  /** Every object counted in one state, held against the listing of the bucket. */
  async status(): Promise<StatusCounts> {
    const pages: Answer<Routes['status']>[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await this.#get('status', '/status', { cursor });
      pages.push(page);
      cursor = page.cursor;
    }
    const status = mergedStatus(pages);
    return { ...status, addsUp: addsUp(status) };
  }

  /** @param language of the topics' names */
  topics(language?: string): Promise<TopicList> {
    return this.#get('topics', '/topics', { language });
  }

  #get<Name extends keyof Routes>(_route: Name, path: string, query: object): Promise<Answer<Routes[Name]>> {
    return this.#connection.get(path, query) as Promise<Answer<Routes[Name]>>;
  }

  async *#pages<Name extends 'documents' | 'group' | 'objects', Item>(
    route: Name,
    path: string,
    filters: object,
    { pageSize, cursor: begin }: Paging,
    itemsOf: (page: Answer<Routes[Name]>) => readonly Item[],
  ): AsyncGenerator<Page<Item>> {
    for (let cursor: string | null | undefined = begin; cursor !== null; ) {
      const page: Answer<Routes[Name]> = await this.#get(route, path, { ...filters, limit: pageSize, cursor });
      cursor = page.cursor;
      yield { items: itemsOf(page), cursor };
    }
  }
}

/** With a wrong URL, too, the answer is 404: from API Gateway in words of its own, from Newsfold as `no resource /prod/documents/…`. */
function isNotThere(error: unknown): boolean {
  return (
    error instanceof NewsfoldError &&
    error.status === 404 &&
    error.isProblem &&
    !error.message.startsWith('no resource ')
  );
}

async function orNull<Found>(found: Promise<Found>): Promise<Found | null> {
  try {
    return await found;
  } catch (error) {
    if (isNotThere(error)) return null;
    throw error;
  }
}

export { NewsfoldError };
