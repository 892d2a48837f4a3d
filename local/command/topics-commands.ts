/** `newsfold topics …`: what can be asked of the user's own topics. */
import type { Command } from 'commander';
import { atCatalogue, atTarget } from './at-target.ts';
import { formatOption, positive, withTarget } from './options.ts';

/** @param ends takes down whether a command ended well */
export function addTopicsCommands(program: Command, ends: (good: Promise<boolean>) => Promise<void>): void {
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
}
