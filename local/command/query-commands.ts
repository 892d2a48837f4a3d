/** The commands that ask the catalogue: lists of articles and objects, counts, one article, one group. */
import { type Command, Option } from 'commander';
import { atCatalogue, type TargetOptions } from './at-target.ts';
import type { ExportOptions } from './export.ts';
import type { ArticleOptions, CountOptions, ObjectOptions } from './filters-of.ts';
import { formatOption, positive, withSelection, withTarget } from './options.ts';
import type { Format } from './output.ts';

type PrintOptions = TargetOptions & { readonly format: Format };

/** @param ends takes down whether a command ended well */
export function addQueryCommands(program: Command, ends: (good: Promise<boolean>) => Promise<void>): void {
  withSelection(withTarget(program.command('query')))
    .description('list articles, newest first')
    .option('--no-copies', 'only one article of each group of copies')
    .option('--oldest', 'oldest first')
    .option('--limit <n>', 'articles listed, at most 200 (default: 50); for more there is `newsfold export`')
    .option('--cursor <cursor>', 'go on where a list ended')
    .addOption(formatOption('table', 'json', 'jsonl', 'csv'))
    .action(async (options: PrintOptions & ArticleOptions) => {
      const [{ articleFiltersOf }, { query }] = await Promise.all([import('./filters-of.ts'), import('./query.ts')]);
      const filters = articleFiltersOf(options);
      await ends(atCatalogue(options, (target) => query(target, filters, options.format)));
    });

  withSelection(withTarget(program.command('export')))
    .description('write all articles that match, as many as there are; a file is gone on with where it was cut off')
    .option('--no-copies', 'only one article of each group of copies')
    .option('--oldest', 'oldest first')
    .addOption(formatOption('jsonl', 'csv'))
    .option('--output <file>', 'write this file (default: standard output); it is there when it is complete')
    .option('--overwrite', 'replace the file if there is one', false)
    .option('--restart', 'forget the file that was begun, and begin anew', false)
    .addOption(
      new Option('--cursor <cursor>', 'go on where an export to standard output was cut off').conflicts('output'),
    )
    .action(async (options: ArticleOptions & ExportOptions) => {
      const { articleFiltersOf } = await import('./filters-of.ts');
      const { exportArticles } = await import('./export.ts');
      const filters = articleFiltersOf(options);
      await ends(atCatalogue(options, (target) => exportArticles(target, filters, options)));
    });

  withSelection(withTarget(program.command('counts')))
    .description('count articles, or objects by state, day by day; without a range, the last 30 days that have any')
    .requiredOption('--by <facet>', 'subject, topic, source, agency, country, language; or state, which counts objects')
    .option('--top <n>', 'values that have a line of their own in the table', positive, 20)
    .addOption(formatOption('table', 'json', 'jsonl', 'csv'))
    .action(async (options: PrintOptions & CountOptions & { top: number }) => {
      const [{ countFiltersOf }, { counts }] = await Promise.all([import('./filters-of.ts'), import('./counts.ts')]);
      const filters = countFiltersOf(options);
      await ends(atCatalogue(options, (target) => counts(target, filters, options)));
    });

  withTarget(program.command('objects'))
    .description('list files by what became of them, newest first')
    .requiredOption('--state <state>', 'stored, rejected, pending or failed')
    .option('--reason <reason>', 'with --state rejected: only those rejected for this reason, e.g. too-short')
    .option('--from <date>', 'uploaded from this year, month, day or UTC instant on')
    .option('--to <date>', 'uploaded to the end of this year, month, day or UTC instant')
    .option('--oldest', 'oldest first')
    .option('--limit <n>', 'objects listed, at most 200 (default: 50)')
    .option('--cursor <cursor>', 'go on where a list ended')
    .addOption(formatOption('table', 'json', 'jsonl', 'csv'))
    .action(async (options: PrintOptions & ObjectOptions) => {
      const [{ objectFiltersOf }, { objects }] = await Promise.all([import('./filters-of.ts'), import('./objects.ts')]);
      const filters = objectFiltersOf(options);
      await ends(atCatalogue(options, (target) => objects(target, filters, options.format)));
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

  withTarget(program.command('group').argument('<id>', 'of any of its articles'))
    .description('list all articles of a group of copies')
    .addOption(formatOption('table', 'json', 'jsonl', 'csv'))
    .action(async (id: string, options: PrintOptions) => {
      const { group } = await import('./group.ts');
      await ends(atCatalogue(options, (target) => group(target, id, options.format)));
    });
}
