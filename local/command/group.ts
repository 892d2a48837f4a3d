/**
 * `newsfold group ID`: every article of a group of copies, the earliest first.
 */
import { LARGEST_PAGE } from '../../functions/query/filters.ts';
import { showGroup } from '../../functions/query/show-group.ts';
import type { Target } from '../target.ts';
import { counted } from './describe.ts';
import { gathered } from './gathered.ts';
import { type Format, json, notice, print, progress } from './output.ts';
import { printArticles } from './query.ts';

/** @param id of any of its articles */
export async function group(target: Target, id: string, format: Format): Promise<boolean> {
  const line = progress('looking for copies');
  let found: { readonly id: string; readonly members: number } | null = null;
  const { items: documents } = await gathered(
    Number.POSITIVE_INFINITY,
    undefined,
    async (_limit, cursor) => {
      const page = await showGroup(target.table, id, { limit: LARGEST_PAGE, cursor });
      if (page !== null) found = { id: page.id, members: page.members };
      return { items: page?.documents ?? [], cursor: page?.cursor ?? null };
    },
    (count) => line.say(`${counted(count, 'article')} so far`),
  ).finally(line.done);
  if (found === null) {
    notice(`there is no article ${id}; \`newsfold query\` lists the ids`);
    return false;
  }
  if (format === 'json') await print(json({ ...(found as object), documents }, 'indented'));
  else await printArticles(documents, format);
  return true;
}
