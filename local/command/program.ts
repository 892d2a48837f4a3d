/**
 * The `newsfold` command: what can be asked, in one place. What each answer takes stands in the file of its name, and is
 * loaded only when it is asked for: help comes at once, and `parse` without the AWS clients.
 *
 * Exit status: 0 when everything ended well, 1 when some file did not or something is not found, 2 for a wrong call.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import type { Target } from '../target.ts';
import { type Format, notice, print, progress } from './output.ts';
import type { QueryOptions } from './query.ts';
import { WrongCallError } from './wrong-call.ts';

/** The package's folder: the compiled copy lies one level deeper than the sources. */
const ROOT = path.resolve(import.meta.dirname, import.meta.filename.endsWith('.ts') ? '../..' : '../../..');

type TargetOptions = { readonly target: string; readonly dataDir: string };

export async function main(argv: readonly string[]): Promise<number> {
  let status = 0;
  const ends = async (good: Promise<boolean>) => {
    status = (await good) ? 0 : 1;
  };
  const program = new Command('newsfold')
    .description('Turns a pile of news files into a catalogue that can be queried.')
    .version(packageJson.version)
    .exitOverride()
    .showHelpAfterError('(`newsfold COMMAND --help` tells more)')
    .addHelpText('after', EXAMPLES);

  withTarget(program.command('ingest').argument('<path...>', 'files or folders'))
    .description('upload files, follow them to their end state, print what came of them')
    .option('--prefix <prefix>', 'put this in front of every key', '')
    .addOption(formatOption())
    .option('--patience <seconds>', 'give up when nothing ends for so long', positive, 600)
    .action((paths: string[], options: TargetOptions & { prefix: string; format: Format; patience: number }) =>
      ends(
        atTarget(options, async (target) => {
          const { ingest } = await import('./ingest.ts');
          const { ingestedSummary, ingestedTable } = await import('./describe.ts');
          const files = await ingest(target, paths, { prefix: options.prefix, patienceSeconds: options.patience });
          if (options.format === 'table') await print(ingestedTable(files));
          else if (options.format === 'json') await print(JSON.stringify(files, null, 2));
          else for (const file of files) await print(JSON.stringify(file));
          notice(ingestedSummary(files));
          return files.every(({ state }) => state === 'stored');
        }),
      ),
    );

  program
    .command('parse')
    .argument('<file...>')
    .description('run files through the pure stages; nothing is stored')
    .option('--roles', 'show the role of every line', false)
    .option('--topics <file>', 'look for the topics of this file')
    .option(
      '--uploaded <instant>',
      "take this as the upload's instant (default: the file's time of modification)",
      instant,
    )
    .addOption(formatOption())
    .action(
      async (files: string[], options: { format: Format; roles: boolean; uploaded?: string; topics?: string }) => {
        const { parseFiles } = await import('./parse.ts');
        await ends(parseFiles(files, options));
      },
    );

  withTarget(program.command('query'))
    .description('list articles, newest first')
    .option('--subject <code>', 'Media Topic code, e.g. 11000000')
    .option('--topic <id>', 'one of your own topics')
    .option('--language <tag>', 'language of the text, e.g. ar')
    .option('--source <name>', 'the outlet as the text names it')
    .option('--from <date>', 'from this year, month, day or UTC instant on')
    .option('--to <date>', 'to the end of this year, month, day or UTC instant')
    .option('--no-copies', 'only one article of each group of copies')
    .option('--oldest', 'oldest first')
    .option('--limit <n>', 'articles a page, at most 200', '50')
    .option('--cursor <cursor>', 'go on where a page ended')
    .addOption(formatOption())
    .action(async (options: TargetOptions & QueryOptions) => {
      const { filtersOf, query } = await import('./query.ts');
      const filters = filtersOf(options);
      await ends(atCatalogue(options, (target) => query(target, filters, options.format)));
    });

  withTarget(program.command('show').argument('<id>', "an article's id, or an object's key"))
    .description('show one article, or all of an object: where each field came from, topics, copies')
    .option('--body', 'read the text again from the bucket', false)
    .option('--why', 'which phrases carried its topics; what it has in common with its copies', false)
    .option('--with <id>', 'with --why: compare with this article, copy or not')
    .addOption(formatOption('table', 'json'))
    .action(async (id: string, options) => {
      const { show } = await import('./show.ts');
      await ends(atCatalogue(options, (target) => show(target, id, options)));
    });

  const topics = program
    .command('topics')
    .description('your own topics: check a file, try it on what is ingested, apply it');
  topics
    .command('check')
    .argument('<file>', 'topics.yaml')
    .description('say whether a topics file is in order, or what is wrong and where')
    .action(async (file: string) => {
      const { checkTopics } = await import('./topics.ts');
      await ends(checkTopics(file));
    });
  withTarget(topics.command('test').argument('<file>', 'topics.yaml'))
    .description('show what it would find among what is ingested; nothing is written')
    .option('--topic <id>', 'list the articles that this one finds, and why')
    .option('--limit <n>', 'with --topic: articles that are listed', positive, 50)
    .addOption(formatOption())
    .action(async (file: string, options) => {
      const { testTopics } = await import('./test-topics.ts');
      await ends(atCatalogue(options, (target) => testTopics(target, file, options)));
    });
  withTarget(topics.command('apply').argument('<file>', 'topics.yaml'))
    .description('put it in force; no deployment is needed')
    .action(async (file: string, options) => {
      const { applyTopics } = await import('./topics.ts');
      await ends(atTarget(options, (target) => applyTopics(target, file)));
    });
  withTarget(topics.command('show'))
    .description('list the topics that are in force')
    .addOption(formatOption())
    .action(async (options) => {
      const { showTopics } = await import('./topics.ts');
      await ends(atCatalogue(options, (target) => showTopics(target, options.format)));
    });
  withTarget(topics.command('remove'))
    .description('have no topics of your own any more')
    .action(async (options) => {
      const { removeTopics } = await import('./topics.ts');
      await ends(atCatalogue(options, (target) => removeTopics(target)));
    });

  withTarget(program.command('status'))
    .description('count objects by state and hold them against the bucket')
    .option('--objects', 'list every object with its state', false)
    .addOption(formatOption())
    .action(async (options) => {
      const { printStatus } = await import('./status.ts');
      await ends(atCatalogue(options, (target) => printStatus(target, options)));
    });

  withTarget(program.command('reprocess'))
    .description('send stale, missed and failed objects through the line again')
    .option('--dry-run', 'only list what would be sent, and why', false)
    .option('--no-wait', 'do not follow the objects to their end state')
    .option('--missed-after <seconds>', 'an object counts as missed only from this age on', nonNegative, 0)
    .option('--patience <seconds>', 'give up when nothing ends for so long', positive, 600)
    .addOption(formatOption())
    .action(async (options) => {
      const { reprocessObjects } = await import('./reprocess.ts');
      await ends(atCatalogue(options, (target) => reprocessObjects(target, options)));
    });

  program
    .command('start')
    .description('run the local stack until it is stopped')
    .option('--data-dir <folder>', 'where its state lives', '.newsfold')
    .option('--port <port>', 'of the AWS endpoint', nonNegative, 4566)
    .option('--api-port <port>', 'of the HTTP API', nonNegative, 4567)
    .option('--schedule-every <seconds>', 'fire the schedule this often, instead of as the template says', positive)
    .action(async (options) => {
      const { start } = await import('./start.ts');
      await ends(start({ root: ROOT, ...options }));
    });

  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    notice(`newsfold: ${error instanceof Error ? error.message : error}`);
    if (process.env['DEBUG'] !== undefined && error instanceof Error) notice(error.stack ?? '');
    return error instanceof WrongCallError ? 2 : 1;
  }
  return status;
}

function withTarget(command: Command): Command {
  return command
    .option('--target <target>', 'local, or aws:STACK for a deployed stack', 'local')
    .option('--data-dir <folder>', 'where the local stack keeps its state', '.newsfold');
}

async function atTarget(options: TargetOptions, work: (target: Target) => Promise<boolean>): Promise<boolean> {
  const target = await openTarget(options);
  try {
    return await work(target);
  } catch (error) {
    throw target.endpoint !== null && connectionLost(error)
      ? new Error('the local stack went away in the middle of it; the same command goes on where it stopped', {
          cause: error,
        })
      : error;
  } finally {
    await target.close();
  }
}

/** For commands that only ask: a folder without a catalogue is a mistake, and none is made there. */
async function atCatalogue(options: TargetOptions, work: (target: Target) => Promise<boolean>): Promise<boolean> {
  const { dataDir, target } = options;
  if (target === 'local' && !existsSync(path.join(dataDir, 'aws'))) {
    throw new Error(`there is no catalogue in ${dataDir}: ingest something first, or name its folder with --data-dir`);
  }
  return atTarget(options, work);
}

function connectionLost(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && ['ECONNRESET', 'ECONNREFUSED', 'EPIPE'].includes(String(error.code))
  );
}

async function openTarget({ target, dataDir }: TargetOptions): Promise<Target> {
  if (target.startsWith('aws:')) {
    const { openAwsTarget } = await import('../aws-target.ts');
    if (target === 'aws:') throw new WrongCallError('--target aws: lacks the name of the stack: aws:Newsfold');
    return openAwsTarget(target.slice('aws:'.length));
  }
  if (target !== 'local') {
    throw new WrongCallError(`--target is ${target}; it is local, or aws: and the name of a stack`);
  }
  const { openLocalTarget } = await import('../target.ts');
  const line = progress('starting');
  try {
    return await openLocalTarget({ root: ROOT, dataDir, port: 0, apiPort: 0, shared: false, notice, onStep: line.say });
  } finally {
    line.done();
  }
}

function formatOption(...choices: readonly Format[]): Option {
  const allowed = choices.length > 0 ? choices : (['table', 'json', 'jsonl'] as const);
  return new Option('--format <format>', 'how to print the result').choices([...allowed]).default('table');
}

function positive(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('It must be a whole number from 1 on.');
  return number;
}

function nonNegative(value: string): number {
  return value === '0' ? 0 : positive(value);
}

function instant(value: string): string {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) throw new InvalidArgumentError('Write an ISO 8601 instant: 2024-03-05T14:20:00Z.');
  return date.toISOString();
}

const EXAMPLES = `
Examples:
  newsfold ingest ~/dumps                     everything in a folder, into ./.newsfold
  newsfold query --subject 11000000 --from 2024-03 --no-copies
  newsfold parse --roles article.txt          what each line was taken for
  newsfold start                              S3, SQS and DynamoDB on this machine, for any AWS client
  newsfold status --target aws:Newsfold       the same questions to a deployed stack`;
