/** Every regular expression of the pipeline: the literals in its sources, and those that it makes when it is loaded. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { regexLiterals } from './regex-literals.ts';

export type PipelineRegex = { readonly where: string; readonly source: string; readonly flags: string };

const ROOT = path.resolve(import.meta.dirname, '../..');

export function literalRegexes(): readonly PipelineRegex[] {
  return globSync('pipeline/**/*.ts', { cwd: ROOT })
    .sort()
    .flatMap((file) =>
      regexLiterals(readFileSync(path.join(ROOT, file), 'utf8')).map(({ line, ...regex }) => ({
        where: `${file}:${line}`,
        ...regex,
      })),
    );
}

/** Must be called before anything else loads the pipeline: watches the constructor meanwhile. */
export async function constructedRegexes(load: () => Promise<unknown>): Promise<readonly PipelineRegex[]> {
  const found: PipelineRegex[] = [];
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct(target, [pattern, flags]: [string, string?], made) {
      const file = /pipeline\/[\w/-]+\.ts/.exec(new Error().stack?.replaceAll('tests/pipeline', '') ?? '')?.[0];
      const regex = Reflect.construct(target, [pattern, flags], made);
      if (file !== undefined) found.push({ where: file, source: regex.source, flags: regex.flags });
      return regex;
    },
  });
  try {
    await load();
  } finally {
    globalThis.RegExp = original;
  }
  return found;
}
