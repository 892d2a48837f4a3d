/**
 * The routes of the HTTP API: what each takes and answers. The app validates by these schemas, and its description is generated from them.
 */
import { z } from 'zod';
import { countPage, documentPage, groupPage, objectPage, statusPage, topicList } from './answer-schemas.ts';
import { documentSchema } from './document-schema.ts';
import {
  articleFilters,
  countFilters,
  filtersOf,
  groupFilters,
  objectFilters,
  statusFilters,
  topicFilters,
} from './filters.ts';
import { whySchema } from './why-schema.ts';

export type Route = {
  /** As OpenAPI writes it: `/documents/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly query: z.ZodObject;
  readonly answer: z.ZodType;
};

/** What a route answers. */
export type Answer<R extends Route> = Frozen<z.output<R['answer']>>;

type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Name in keyof T]: Frozen<T[Name]> }
    : T;

const nothing = filtersOf({});

export const ROUTES = {
  documents: {
    path: '/documents',
    summary: 'Articles by any combination of filters, page by page',
    query: articleFilters,
    answer: documentPage,
  },
  document: { path: '/documents/{id}', summary: 'One article', query: nothing, answer: documentSchema },
  why: {
    path: '/documents/{id}/why',
    summary: 'The phrases of its topics; what it has in common with its copies, or with the article named',
    query: filtersOf({ with: z.string().max(100).optional().describe('id of an article to compare with') }),
    answer: whySchema,
  },
  group: {
    path: '/groups/{id}',
    summary: 'All articles of the group of copies that an article belongs to',
    query: groupFilters,
    answer: groupPage,
  },
  objects: {
    path: '/objects',
    summary: 'The object of a key, or the objects in a state',
    query: objectFilters,
    answer: objectPage,
  },
  counts: {
    path: '/counts',
    summary: `How many articles, or objects, each day of a range has of each value`,
    query: countFilters,
    answer: countPage,
  },
  status: {
    path: '/status',
    summary: 'Every object counted in one state, held against the listing of the bucket',
    query: statusFilters,
    answer: statusPage,
  },
  topics: { path: '/topics', summary: 'The topics that can be asked for', query: topicFilters, answer: topicList },
} as const satisfies Readonly<Record<string, Route>>;
