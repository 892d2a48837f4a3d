/** Figures as tables in `docs/evaluation.md`, each between two marks, so that they can be renewed. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const FILE = path.resolve(import.meta.dirname, '../../docs/evaluation.md');

/** @throws Error when the file has no place of this name */
export async function writeDocsSection(name: string, text: string): Promise<void> {
  const between = new RegExp(`(?<=<!-- ${name}: begin[^>]*-->\\n)[\\s\\S]*(?=<!-- ${name}: end -->)`);
  const before = await readFile(FILE, 'utf8');
  if (!between.test(before)) throw new Error(`${FILE} has no place for this: "<!-- ${name}: begin … -->" and end`);
  await writeFile(
    FILE,
    before.replace(between, () => `\n${text}\n\n`),
  );
}

export function markdownTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

/** `99 %`, `99.4 %` */
export function rounded(share: number, decimals = 0): string {
  return `${(share * 100).toFixed(decimals)} %`;
}
