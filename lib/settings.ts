/**
 * What a deployment can set, with the defaults and their reasons, and how it is read from CDK context:
 *
 *     npx cdk deploy -c newsfold:ingestConcurrency=20 -c newsfold:reprocessSchedule=off
 *
 * or, to keep it, in the `context` of cdk.json. Everything is checked here, once; the constructs trust it.
 */
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { z } from 'zod';

const PREFIX = 'newsfold:';

/** Numbers and booleans may also be written as text, as `-c` passes them. */
const wholeNumber = (least: number, most: number) =>
  z
    .preprocess(
      (value) => (typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value),
      z.int().min(least).max(most),
    )
    .describe(`a whole number from ${least} to ${most}`);
const yesOrNo = z
  .preprocess((value) => (value === 'true' ? true : value === 'false' ? false : value), z.boolean())
  .describe('true or false');
const oneOf = <const T extends readonly [string, ...string[]]>(...values: T) =>
  z.enum(values).describe(values.join(' or '));
const text = (pattern: RegExp, allowed: string) => z.string().regex(pattern).describe(allowed);

/** CloudWatch keeps logs for certain numbers of days only; `INFINITE` (9999) is left out, since logs must end. */
const LOG_DAYS: readonly number[] = Object.values(RetentionDays).filter(
  (days): days is RetentionDays => typeof days === 'number' && days !== RetentionDays.INFINITE,
);

const SETTINGS = z.object({
  /** Name of the stack; the command line finds it as `--target aws:NAME`. */
  stackName: text(/^[A-Za-z][A-Za-z0-9-]{0,127}$/, 'a letter, then up to 127 letters, digits and hyphens').default(
    'Newsfold',
  ),

  /** What becomes of bucket and table when the stack is deleted. The bucket must be emptied before `destroy` works. */
  removalPolicy: oneOf('retain', 'destroy').default('retain'),
  /** Whether DynamoDB refuses to delete the table. Turn it off, deploy, and only then delete the stack. */
  deletionProtection: yesOrNo.default(true),
  /** Days for which an overwritten or deleted file can be brought back: a month, long enough to notice the loss. */
  versionRetentionDays: wholeNumber(1, 3650).default(30),

  /** Batches ingested at once. 10 keep up with some 100 files/s, and cannot eat the account's 1,000 executions. */
  ingestConcurrency: wholeNumber(2, 1000).default(10),
  /** Messages per invocation. 10 fill an invocation's start without making one slow file hold up many. */
  ingestBatchSize: wholeNumber(1, 100).default(10),
  /** Memory of the ingest function in MB; Lambda gives processor time in proportion (1,769 MB = one core). */
  ingestMemoryMb: wholeNumber(256, 10_240).default(1024),
  /** Time limit of one batch in seconds. Files take milliseconds: this is room for throttled calls to be retried. */
  ingestTimeoutSeconds: wholeNumber(10, 900).default(60),
  /** Attempts before a message goes to the dead-letter queue; the last one writes the object's `failed` state. */
  maxReceiveCount: wholeNumber(2, 100).default(5),

  /** How often stale, missed and failed objects are looked for: hourly is soon enough, and costs cents a month. */
  reprocessSchedule: text(
    /^(?:off|rate\([1-9]\d{0,4} (?:minutes?|hours?|days?)\)|cron\([^\s()]+(?: [^\s()]+){5}\))$/,
    'off, rate(N minutes|hours|days) or cron(six fields)',
  ).default('rate(1 hour)'),
  /** Age in seconds from which an object without a row counts as missed: events usually come within one minute. */
  missedAfterSeconds: wholeNumber(60, 86_400).default(900),

  /** Requests a second that the query API answers, all callers together … */
  apiRequestsPerSecond: wholeNumber(1, 10_000).default(50),
  /** … and how many it takes at once before it answers 429. */
  apiBurst: wholeNumber(1, 5_000).default(100),

  /** Days for which all logs are kept. */
  logRetentionDays: wholeNumber(1, 3653)
    .refine((days) => LOG_DAYS.includes(days))
    .describe(`one of ${LOG_DAYS.join(', ')}`)
    .default(30),
  logLevel: oneOf('DEBUG', 'INFO', 'WARN', 'ERROR').default('INFO'),
  /** Who is mailed when an alarm goes off or ends; must be confirmed once, by the link in the first mail. */
  alarmEmail: z.email().nullable().describe('an e-mail address').default(null),
  /** An existing SNS topic to tell as well, for instance the one that a chat or a pager listens to. */
  alarmTopicArn: z
    .string()
    .regex(/^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[\w.-]+$/)
    .nullable()
    .describe('the ARN of an SNS topic')
    .default(null),
  /** Where the alarms' descriptions say that the runbook is: set it to an address that those on call can open. */
  runbookUrl: z.string().min(1).describe('an address or a path').default('docs/runbook.md'),
});

export type Settings = Readonly<z.infer<typeof SETTINGS>>;

/**
 * Reads the settings from a CDK context: every `newsfold:*` key is one, the others are somebody else's.
 * Throws one error that lists every wrong setting: its name, its value, what is allowed.
 */
export function readSettings(context: Readonly<Record<string, unknown>>): Settings {
  const given = Object.fromEntries(
    Object.entries(context)
      .filter(([key]) => key.startsWith(PREFIX))
      .map(([key, value]) => [key.slice(PREFIX.length), value]),
  );
  const known = Object.keys(SETTINGS.shape);
  const wrong = Object.keys(given)
    .filter((name) => !known.includes(name))
    .map((name) => `${PREFIX}${name} is no setting; allowed: ${known.join(', ')}`);

  const result = SETTINGS.safeParse(given);
  for (const name of new Set(result.error?.issues.map((issue) => String(issue.path[0])))) {
    wrong.push(`${PREFIX}${name} is ${JSON.stringify(given[name])}; allowed: ${allowed(name)}`);
  }
  if (result.data?.removalPolicy === 'destroy' && result.data.deletionProtection) {
    wrong.push(`${PREFIX}removalPolicy is "destroy"; allowed only with ${PREFIX}deletionProtection=false`);
  }
  if (result.data === undefined || wrong.length > 0) {
    throw new Error(['Newsfold cannot be built with these settings:', ...wrong].join('\n  '));
  }
  return result.data;
}

/** The description inside the default: `describe` comes last but for `default`. */
function allowed(name: string): string {
  const setting = (SETTINGS.shape as Readonly<Record<string, z.ZodDefault<z.ZodType>>>)[name];
  return setting?.unwrap().description ?? 'see lib/settings.ts';
}
