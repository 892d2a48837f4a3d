/**
 * HTML's character references in a line of text, «&amp;», "&#8212;", as careless dumps keep them. Part of step 1 of stage 4.
 *
 * The names are those that news text uses; an unknown one stays as it is.
 *
 * @see https://html.spec.whatwg.org/multipage/named-characters.html
 */
import entities from './entities.json' with { type: 'json' };

const NAMED: ReadonlyMap<string, string> = new Map(Object.entries(entities));

const REFERENCE = /&(?:#(?<decimal>\d{1,7})|#[xX](?<hex>[\da-fA-F]{1,6})|(?<name>[A-Za-z]{2,8}\d{0,2}));/g;

export function decodeEntities(line: string): string {
  if (!line.includes('&')) return line;
  return line.replace(REFERENCE, (reference, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED.get(name) ?? reference;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    // A control character, or a line end, is nothing that a line can hold.
    return code < 0x20 || code > 0x10ffff ? reference : String.fromCodePoint(code);
  });
}
