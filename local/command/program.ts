/**
 * The `newsfold` command: what can be asked, in one place. What each answer takes stands in the file of its name, and is
 * loaded only when it is asked for: help comes at once, and `parse` without the AWS clients.
 *
 * Exit status: 0 when everything ended well, 1 when some file did not or something is not found, 2 for a wrong call.
 */
import { Command, CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { atCatalogue, atTarget, ROOT, type TargetOptions } from './at-target.ts';
import { formatOption, instant, nonNegative, positive, withTarget } from './options.ts';
import { type Format, json, notice, print } from './output.ts';
import { addQueryCommands } from './query-commands.ts';
import { addTopicsCommands } from './topics-commands.ts';
import { WrongCallError } from './wrong-call.ts';

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
          else if (options.format === 'json') await print(json(files, 'indented'));
          else for (const file of files) await print(json(file));
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

  addQueryCommands(program, ends);
  addTopicsCommands(program, ends);

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

const EXAMPLES = `
Examples:
  newsfold ingest ~/dumps                     everything in a folder, into ./.newsfold
  newsfold query --subject politics --from 2024-03 --no-copies
  newsfold query --source BBC --format csv > bbc.csv
  newsfold counts --by subject --from 2024-03 --to 2024-05
                                              how many articles of what, when, as a chart
  newsfold export --output all.jsonl          everything; called again, it goes on where it was cut off
  newsfold objects --state rejected           what was turned down, and why
  newsfold parse --roles article.txt          what each line was taken for
  newsfold start                              S3, SQS and DynamoDB on this machine, for any AWS client
  newsfold status --target aws:Newsfold       the same questions to a deployed stack`;
