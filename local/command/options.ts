/** Options that several commands have, and what may be written for them. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Format } from './output.ts';

export function withTarget(command: Command): Command {
  return command
    .option('--target <target>', 'local, or aws:STACK for a deployed stack', 'local')
    .option('--data-dir <folder>', 'where the local stack keeps its state', '.newsfold');
}

export function formatOption(...choices: readonly Format[]): Option {
  const allowed = choices.length > 0 ? choices : (['table', 'json', 'jsonl'] as const);
  return new Option('--format <format>', 'how to print the result').choices([...allowed]).default('table');
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
