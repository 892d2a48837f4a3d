/**
 * The outlet of an article: a source line, the outlet in a byline, beside the date or behind the headline, and last the
 * holder of the rights. Part of step 8 of stage 4 (`article.ts`).
 */
import type { LineRole } from '../record.ts';
import { foldedWords } from '../text/fold.ts';
import type { Byline } from './byline.ts';
import { agenciesIn } from './credits.ts';
import { type DatedParagraph, type Found, found } from './found.ts';
import { isOutletName } from './outlet-name.ts';
import { copyrightHolder, OUTLET_ON_TOP, outletAfterTitle, signOffOutlet, sourceIn } from './source.ts';
import { AGENCY_WORDS } from './vocabulary.ts';

export function outletOf(
  paragraphs: readonly DatedParagraph[],
  bylines: readonly Found<Pick<Byline, 'outlet'>>[],
  headline: string | null,
): Found<string> | null {
  const first = (role: LineRole, read: (paragraph: DatedParagraph) => string | null): Found<string> | null => {
    for (const paragraph of paragraphs) {
      const value = paragraph.role === role ? read(paragraph) : null;
      if (value !== null) return found(paragraph, value);
    }
    return null;
  };
  const byline = bylines.find(({ value }) => value.outlet !== null);
  const beside = first('dateline', ({ dates }) => {
    const parts = dates?.leftover ?? [];
    return parts.map(sourceIn).find((name) => name !== null) ?? parts.find(isOutletName) ?? null;
  });
  return (
    first('source', ({ text, rule }) =>
      rule === OUTLET_ON_TOP ? text : (withoutAgencies(sourceIn(text)) ?? signOffOutlet(text)),
    ) ??
    (byline?.value.outlet == null ? null : { value: byline.value.outlet, from: byline.from }) ??
    beside ??
    first('headline', ({ text }) => outletAfterTitle(text, headline)) ??
    // An agency that holds the rights in a photo or a story is not the outlet.
    first('boilerplate', ({ text }) => {
      const holder = copyrightHolder(text);
      return holder !== null && agenciesIn(holder).length === 0 ? holder : null;
    }) ??
    // «المصدر: رويترز», where nobody else is named.
    first('source', ({ text }) => somebody(sourceIn(text)))
  );
}

/** The name, unless it is «وكالات», "agencies". */
function somebody(name: string | null): string | null {
  return name !== null && AGENCY_WORDS.whole(foldedWords(name)) === null ? name : null;
}

/** «روسيا الآن + تاس»: the outlet, without the agencies that it took the story from. */
function withoutAgencies(source: string | null): string | null {
  if (source === null) return null;
  const outlets = source
    .split(/\s*[+،,]\s*/)
    .filter((part) => agenciesIn(part).length === 0 && somebody(part) !== null);
  return outlets.length > 0 ? outlets.join(' + ') : null;
}
