/**
 * Reads an export of the IPTC Media Topics: IPTC's own JSON (`conceptSet`, as cv.iptc.org serves it with `format=json`), or the
 * same reduced to codes, hierarchy and names (`concepts`).
 *
 * @see https://cv.iptc.org/newscodes/mediatopic/
 */
import { z } from 'zod';

/** One Media Topic. Codes have 8 digits, without the scheme `medtop:`. */
export type Concept = {
  readonly code: string;
  /** Null for the 17 top-level topics. */
  readonly broader: string | null;
  readonly isRetired: boolean;
  /** Name by BCP 47 tag. */
  readonly labels: Readonly<Record<string, string>>;
};

const labels = z.record(z.string(), z.string().nullable());
const own = z.object({
  conceptSet: z.array(
    z.object({
      qcode: z.string(),
      prefLabel: labels,
      broader: z.union([z.string(), z.array(z.string())]).optional(),
      retired: z.string().nullish(),
    }),
  ),
});
const reduced = z.object({
  concepts: z.array(
    z.object({ qcode: z.string(), name: labels, parent: z.string().nullable(), retired: z.string().nullable() }),
  ),
});

/** @throws Error naming what is not as in either form */
export function readExport(json: unknown): readonly Concept[] {
  const known = reduced.safeParse(json);
  if (known.success) {
    return known.data.concepts.map(({ qcode, name, parent, retired }) => concept(qcode, name, parent, retired));
  }
  const official = own.safeParse(json);
  if (!official.success) throw new Error(`not an export of the Media Topics: ${z.prettifyError(official.error)}`);
  return official.data.conceptSet.map(({ qcode, prefLabel, broader, retired }) =>
    concept(qcode, prefLabel, [broader ?? []].flat()[0] ?? null, retired ?? null),
  );
}

function concept(
  qcode: string,
  names: z.output<typeof labels>,
  broader: string | null,
  retired: string | null,
): Concept {
  const named = Object.entries(names).filter((entry): entry is [string, string] => Boolean(entry[1]?.trim()));
  return {
    code: codeIn(qcode),
    broader: broader === null ? null : codeIn(broader),
    isRetired: retired !== null,
    labels: Object.fromEntries(named.map(([tag, name]) => [tag, name.trim()])),
  };
}

/** From `medtop:15000000` or `http://cv.iptc.org/newscodes/mediatopic/15000000`. */
function codeIn(name: string): string {
  const code = /(?<!\d)\d{8}$/.exec(name)?.[0];
  if (code === undefined) throw new Error(`“${name}” is not the name of a Media Topic: it should end in 8 digits`);
  return code;
}
