/**
 * The floors under the evaluation's figures, `floors.json`: they only rise. Beside them stands the digest of the cases that
 * they were reached on, so that nobody changes the cases without noticing that the figures are of another set.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const floor = z.object({
  /** SHA-256 of the cases, `case-files.ts`. */
  digest: z.string(),
  atLeast: z.record(z.string(), z.number()),
  /** For counts of errors: a ceiling, which only falls. */
  atMost: z.record(z.string(), z.number()),
});
const floors = z.record(z.string(), floor);
export type Floor = z.output<typeof floor>;

const FILE = path.join(import.meta.dirname, 'floors.json');

export async function floorOf(suite: string): Promise<Floor | undefined> {
  return (await allFloors())[suite];
}

/** What falls below its floor, in words; empty when nothing does. */
export function fallsBelow(reached: Floor, { atLeast, atMost }: Floor): readonly string[] {
  const low = Object.entries(atLeast).filter(([name, least]) => (reached.atLeast[name] ?? 0) < least);
  const high = Object.entries(atMost).filter(([name, most]) => (reached.atMost[name] ?? Infinity) > most);
  return [
    ...low.map(([name, least]) => `${name} is ${reached.atLeast[name]}, below its floor of ${least}`),
    ...high.map(([name, most]) => `${name} is ${reached.atMost[name]}, above its ceiling of ${most}`),
  ];
}

/** Takes the digest over as it is, and of every figure the better of the two. */
export function raised(reached: Floor, before: Floor | undefined): Floor {
  const better = (now: Floor['atLeast'], then: Floor['atLeast'] = {}, best: (a: number, b: number) => number) =>
    Object.fromEntries(Object.entries(now).map(([name, value]) => [name, best(value, then[name] ?? value)]));
  return {
    digest: reached.digest,
    atLeast: better(reached.atLeast, before?.atLeast, Math.max),
    atMost: better(reached.atMost, before?.atMost, Math.min),
  };
}

export async function raiseFloor(suite: string, reached: Floor): Promise<void> {
  const all = await allFloors();
  const text = JSON.stringify({ ...all, [suite]: raised(reached, all[suite]) }, null, 2);
  await writeFile(FILE, `${text}\n`);
}

/** Four decimals, cut: what was reached is never below the floor that is made of it. */
export function asFloor(share: number): number {
  return Math.floor(share * 10_000) / 10_000;
}

async function allFloors(): Promise<Readonly<Record<string, Floor>>> {
  return floors.parse(JSON.parse(await readFile(FILE, 'utf8')));
}
