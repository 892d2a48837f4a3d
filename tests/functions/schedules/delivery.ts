/**
 * One delivery of a message to a worker: which of its calls go wrong, and when its process is killed. Everything is drawn from its seed.
 *
 * | fault | what the worker sees |
 * |---|---|
 * | not sent, answer lost | an error; the call took no effect, or did. Half of these errors are such that the SDK sends it again |
 * | throttled | the service's error, several times in a row: the SDK tries again, until it gives up |
 * | half read | `BatchGetItem` leaves keys unprocessed |
 * | slow | nothing: others overtake it |
 * | killed | nothing any more: no further call is made, also of those that run in parallel |
 */
import { ProvisionedThroughputExceededException, ThrottlingException } from '@aws-sdk/client-dynamodb';
import { S3ServiceException } from '@aws-sdk/client-s3';
import { type Random, random } from '../../bench/random.ts';
import type { Answer, Attempt, Interceptor } from './intercepted-clients.ts';
import type { Turns } from './turns.ts';

/** Shares of calls, in per mille; `killed`: of deliveries, in per cent. */
export type Faults = {
  readonly failed: number;
  readonly throttled: number;
  readonly slow: number;
  readonly killed: number;
};

/** A visit that stores an article has some thirty calls: a worker dies in any of them, or is spared when it has fewer. */
const KILLED_WITHIN_CALLS = 40;
/** Turns that a slow call waits at most: several visits of others. */
const SLOW_TURNS = 150;
/** Attempts in a row that are throttled at most: the SDK gives up at the third. */
const THROTTLED_IN_A_ROW = 4;

/** Share of `BatchGetItem` calls that leave keys unprocessed, where anything is throttled at all. */
const HALF_READ = 0.2;

type Fault = 'none' | 'not sent' | 'answer lost';
type Kill = { readonly call: number; readonly afterwards: boolean };

export class Delivery {
  readonly #random: Random;
  readonly #faults: Faults;
  readonly #turns: Turns;
  readonly #kill: Kill | null;
  #calls = 0;
  #throttled = 0;
  #killed = false;

  constructor(seed: number, faults: Faults, turns: Turns) {
    this.#random = random(seed);
    this.#faults = faults;
    this.#turns = turns;
    const kill = { call: this.#random.below(KILLED_WITHIN_CALLS), afterwards: this.#random.chance(0.5) };
    this.#kill = this.#random.chance(faults.killed / 100) ? kill : null;
  }

  /** Draws before it waits for its turn, so that what is drawn does not depend on others. */
  readonly intercept: Interceptor = (attempt, send) => {
    const number = this.#calls++;
    const dies = this.#kill?.call === number ? this.#kill : null;
    const late = this.#chance(this.#faults.slow) ? 1 + this.#random.below(SLOW_TURNS) : 0;
    const throttle = this.#drawThrottling();
    const fault = this.#drawFault();
    const unprocessed = this.#drawUnprocessed();
    const again = this.#random.chance(0.5);

    return this.#turns.take(late, async () => {
      if (dies?.afterwards === false) this.#killed = true;
      if (this.#killed) throw new Error('killed');
      if (throttle) throw throttlingError(attempt, this.#random);
      if (fault === 'not sent') throw connectionError(fault, again);
      const [answer] = await Promise.allSettled([send()]);
      if (dies !== null) this.#killed = true;
      if (this.#killed || fault === 'answer lost') hangUp(answer);
      if (this.#killed) throw new Error('killed');
      if (fault === 'answer lost') throw connectionError(fault, again);
      if (answer.status === 'rejected') throw answer.reason;
      return unprocessed === null ? answer.value : halfRead(attempt, answer.value, unprocessed);
    });
  };

  #drawThrottling(): boolean {
    if (this.#throttled > 0) this.#throttled--;
    else if (this.#chance(this.#faults.throttled)) this.#throttled = 1 + this.#random.below(THROTTLED_IN_A_ROW);
    return this.#throttled > 0;
  }

  #drawFault(): Fault {
    const fault = this.#random.pick(['not sent', 'answer lost'] as const);
    return this.#chance(this.#faults.failed) ? fault : 'none';
  }

  /** Which half: rows of even or of odd number. */
  #drawUnprocessed(): 0 | 1 | null {
    const half = this.#random.chance(0.5) ? 0 : 1;
    return this.#random.chance(this.#faults.throttled > 0 ? HALF_READ : 0) ? half : null;
  }

  #chance(perMille: number): boolean {
    return this.#random.chance(perMille / 1000);
  }
}

function throttlingError({ service }: Attempt, draw: Random): Error {
  const told = { message: 'injected: throttled', $metadata: { httpStatusCode: service === 's3' ? 503 : 400 } };
  if (service === 's3') return new S3ServiceException({ name: 'SlowDown', $fault: 'server', ...told });
  return draw.chance(0.5) ? new ThrottlingException(told) : new ProvisionedThroughputExceededException(told);
}

function connectionError(fault: Fault, again: boolean): Error {
  const error = new Error(`injected: ${fault}`);
  return again ? Object.assign(error, { code: 'ECONNRESET' }) : error;
}

/** A lost connection is no more in use. */
function hangUp(answer: PromiseSettledResult<Answer>): void {
  if (answer.status === 'fulfilled') (answer.value.output as { Body?: { destroy?: () => void } }).Body?.destroy?.();
}

type BatchOutput = {
  readonly Responses?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
};

/** What DynamoDB answers when it is short of capacity: some of the rows, and the keys of the others. */
function halfRead({ command }: Attempt, answer: Answer, unprocessed: 0 | 1): Answer {
  const [[table, rows] = []] = Object.entries((answer.output as BatchOutput).Responses ?? {});
  if (!command.startsWith('BatchGet') || table === undefined || rows === undefined) return answer;
  const read = rows.filter((_, i) => i % 2 !== unprocessed);
  const Keys = rows.filter((row) => !read.includes(row)).map(({ pk, sk }) => ({ pk, sk }));
  const UnprocessedKeys = Keys.length === 0 ? {} : { [table]: { Keys, ConsistentRead: true } };
  return { ...answer, output: { ...answer.output, Responses: { [table]: read }, UnprocessedKeys } };
}
