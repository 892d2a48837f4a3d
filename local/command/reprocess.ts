/**
 * `newsfold reprocess`: the sweep of the schedule, by hand.
 */
import { reprocess } from '../../functions/reprocess/reprocess.ts';
import type { Selected } from '../../functions/reprocess/select.ts';
import { currentVersions } from '../../pipeline/versions.ts';
import type { Target } from '../target.ts';
import { follow, generationsOf } from './follow.ts';
import { type Format, json, notice, print, progress, table } from './output.ts';
import { stalledBefore } from './stalled-before.ts';
import { topicsInForce } from './topics-in-force.ts';

type ReprocessOptions = {
  readonly dryRun: boolean;
  readonly wait: boolean;
  readonly missedAfter: number;
  readonly patience: number;
  readonly format: Format;
};

/** @returns whether all that was sent came to a good end; a dry run is always good */
export async function reprocessObjects(target: Target, options: ReprocessOptions): Promise<boolean> {
  const now = Date.now();
  const versions = currentVersions(await topicsInForce(target));
  const selected: Selected[] = [];
  const line = progress('looking for stale, missed and failed objects');
  const sweep = (dryRun: boolean, onSelected: (one: Selected) => void) =>
    reprocess(target, {
      versions,
      dryRun,
      missedBefore: new Date(now - options.missedAfter * 1000),
      stalledBefore: stalled,
      timeIsUp: () => false,
      onSelected,
    });
  const stalled = await stalledBefore(target);

  try {
    const found = await sweep(true, (one) => selected.push(one));
    if (found.resumedAfter !== null) notice(`going on with a sweep that was interrupted after ${found.resumedAfter}`);
    if (options.format === 'json') await print(json(selected, 'indented'));
    else if (options.format === 'jsonl') for (const one of selected) await print(json(one));
    else if (selected.length > 0) {
      const rows = selected.map(({ key, reason, detail }) => [key, reason, detail]);
      await print(
        table(
          [
            ['object', 60],
            ['reason', 10],
            ['detail', 80],
          ],
          rows,
        ),
      );
    }
    const { stale, missed, failed } = found.counts;
    const counts = `${stale} stale, ${missed} missed, ${failed} failed of ${found.examined} keys looked at`;
    if (options.dryRun) {
      notice(`would send ${counts}`);
      return true;
    }

    const keys = selected.map(({ key }) => key);
    const before = await generationsOf(target, keys);
    await sweep(false, () => {});
    notice(`sent ${counts}`);
    if (!options.wait) return true;
    const ended = await follow(target, before, options.patience, line);
    const bad = [...ended.values()].filter((row) => row.settlement?.state === 'failed').length;
    notice(`${ended.size} of ${keys.length} have ended${bad === 0 ? '' : `, ${bad} of them failed`}`);
    return ended.size === keys.length && bad === 0;
  } finally {
    line.done();
  }
}
