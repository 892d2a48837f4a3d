import { retriesTakeSeconds } from '../../functions/reprocess/queue.ts';
import type { Target } from '../target.ts';

/** A visit begun before this instant can have no retry left (see `objectStateOf`). */
export async function stalledBefore({ queue }: Target): Promise<Date> {
  return new Date(Date.now() - (await retriesTakeSeconds(queue)) * 1000);
}
