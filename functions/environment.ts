/**
 * What each function is told by its environment, validated once at cold start.
 */
import { z } from 'zod';

const positive = z.coerce.number().int().positive();

const name = z.string().min(1);

const ingest = z.object({
  TABLE_NAME: name,
  BUCKET_NAME: name,
  CONFIGURATION_BUCKET_NAME: name,
  MAX_RECEIVE_COUNT: positive,
});
const reprocess = z.object({
  TABLE_NAME: name,
  BUCKET_NAME: name,
  CONFIGURATION_BUCKET_NAME: name,
  QUEUE_URL: z.url(),
  TIME_BUDGET_SECONDS: positive,
  MISSED_AFTER_SECONDS: z.coerce.number().int().nonnegative(),
  STALLED_AFTER_SECONDS: positive,
});
const query = z.object({
  TABLE_NAME: name,
  BUCKET_NAME: name,
  CONFIGURATION_BUCKET_NAME: name,
  STALLED_AFTER_SECONDS: positive,
});

type Environment = Readonly<Record<string, string | undefined>>;

export const ingestEnvironment = (environment: Environment) => read(ingest, environment);
export const reprocessEnvironment = (environment: Environment) => read(reprocess, environment);
export const queryEnvironment = (environment: Environment) => read(query, environment);

/** @throws Error naming every variable that is missing or wrong */
function read<Schema extends z.ZodType>(schema: Schema, environment: Environment): z.output<Schema> {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  throw new Error(`the function's environment is incomplete: ${z.prettifyError(parsed.error)}`);
}
