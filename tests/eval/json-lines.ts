/** Files that the caller of the evaluation gives: one JSON value in each line, or a JSON list of them; `.gz` or not. */
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

/** @throws Error that names the file, the line, and what is wrong with it */
export async function readJsonLines<T>(file: string, schema: z.ZodType<T>): Promise<readonly T[]> {
  const bytes = await readFile(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  if (text.trimStart().startsWith('[')) return z.array(schema).parse(JSON.parse(text));
  return text
    .split('\n')
    .flatMap((line, i) => (line.trim() === '' ? [] : [readLine(line, `${file}:${i + 1}`, schema)]));
}

function readLine<T>(line: string, where: string, schema: z.ZodType<T>): T {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    throw new Error(`${where}: not JSON: ${line.slice(0, 60)}`, { cause: error });
  }
  const result = schema.safeParse(json);
  if (!result.success) throw new Error(`${where}: ${z.prettifyError(result.error)}`);
  return result.data;
}
