/**
 * `npm run lexicon`: checks the lexicon (`pipeline/classify/lexicons/`) and writes `pipeline/classify/lexicon.json`, the form of it that
 * loads in no time. Exit status 1, with file, line and column, when something in it is wrong; then nothing is written.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compilePhrases, type LexiconData } from './compile-phrases.ts';
import { type LexiconPhrase, readLexicon } from './lexicon-file.ts';

const SOURCES = fileURLToPath(new URL('../pipeline/classify/lexicons', import.meta.url));
const COMPILED = fileURLToPath(new URL('../pipeline/classify/lexicon.json', import.meta.url));

/** Phrases by language. @throws Error naming every mistake by file, line and column */
export async function readLexicons(): Promise<ReadonlyMap<string, readonly LexiconPhrase[]>> {
  const lexicons = new Map<string, readonly LexiconPhrase[]>();
  const wrong: string[] = [];
  for (const file of (await readdir(SOURCES)).filter((name) => name.endsWith('.yaml')).sort()) {
    const bytes = await readFile(path.join(SOURCES, file));
    const { phrases, mistakes } = readLexicon(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    wrong.push(...mistakes.map(({ line, column, message }) => `lexicons/${file}:${line}:${column}: ${message}`));
    lexicons.set(path.basename(file, '.yaml'), phrases);
  }
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return lexicons;
}

export function lexiconText(lexicons: ReadonlyMap<string, readonly LexiconPhrase[]>): string {
  const data: LexiconData = Object.fromEntries(
    [...lexicons].map(([language, phrases]) => [language, compilePhrases(phrases)]),
  );
  return `${JSON.stringify(data, null, 1)}\n`;
}

if (import.meta.main) {
  try {
    const lexicons = await readLexicons();
    await writeFile(COMPILED, lexiconText(lexicons));
    for (const [language, phrases] of lexicons) {
      const topics = new Set(phrases.map(({ code }) => code).filter((code) => code !== null));
      process.stdout.write(`${language}: ${topics.size} topics, ${phrases.length} phrases\n`);
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
}
