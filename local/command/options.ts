/** Options that several commands have, and what may be written for them. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Format } from './output.ts';

export function withTarget(command: Command): Command {
  return command
    .option('--target <target>', 'local, or aws:STACK for a deployed stack', 'local')
    .option('--data-dir <folder>', 'where the local stack keeps its state', '.newsfold');
}

/** The first is the default. */
export function formatOption(...choices: readonly Format[]): Option {
  const allowed = choices.length > 0 ? choices : (['table', 'json', 'jsonl'] as const);
  return new Option('--format <format>', 'how to print the result').choices([...allowed]).default(allowed[0]);
}

/** What selects articles. The values are checked by the schemas of the HTTP API (`filters-of.ts`). */
export function withSelection(command: Command): Command {
  return command
    .option('--subject <topic>', 'Media Topic and all below it: its code, e.g. 11000000, or its name in any language')
    .option('--topic <id>', 'one of your own topics')
    .option('--source <name>', 'the outlet as the text names it')
    .option('--agency <name>', 'a news agency that the text credits')
    .option('--country <code>', 'a country that the text names, e.g. LB')
    .option('--language <tag>', 'language of the text, e.g. ar')
    .option('--dated', 'only articles that state a date of publication')
    .addOption(new Option('--undated', 'only those that state none').conflicts('dated'))
    .option('--from <date>', 'published (undated: uploaded) from this year, month, day or UTC instant on')
    .option('--to <date>', 'published to the end of this year, month, day or UTC instant')
    .option('--uploaded-from <date>', 'uploaded from then on')
    .option('--uploaded-to <date>', 'uploaded to the end of it')
    .option(
      '--sort <instant>',
      'published or uploaded: what orders (default: that of the range given, else published)',
    );
}

export function positive(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('It must be a whole number from 1 on.');
  return number;
}

export function nonNegative(value: string): number {
  return value === '0' ? 0 : positive(value);
}

export function instant(value: string): string {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) throw new InvalidArgumentError('Write an ISO 8601 instant: 2024-03-05T14:20:00Z.');
  return date.toISOString();
}
