/** A worker that a test holds up or kills at particular calls. */
import type { Attempt, Interceptor } from './intercepted-clients.ts';

type Matches = (attempt: Attempt) => boolean;
type Hold = { readonly reached: Promise<void>; readonly resume: () => void };
type Event = { readonly matches: Matches; readonly before: () => Promise<void>; readonly after: () => void };

export class ControlledWorker {
  readonly #events: Event[] = [];
  #killed = false;

  /** Stops before the first call that matches, until it is told to go on. */
  holdBefore(matches: Matches): Hold {
    const reached = Promise.withResolvers<void>();
    const resumed = Promise.withResolvers<void>();
    const before = () => {
      reached.resolve();
      return resumed.promise;
    };
    this.#events.push({ matches, before, after: () => undefined });
    return { reached: reached.promise, resume: resumed.resolve };
  }

  /** Dies when the first call that matches has taken effect: its answer comes to nobody, and no further call is sent. */
  killAfter(matches: Matches): this {
    const after = () => {
      this.#killed = true;
    };
    this.#events.push({ matches, before: async () => undefined, after });
    return this;
  }

  readonly intercept: Interceptor = async (attempt, send) => {
    const index = this.#events.findIndex(({ matches }) => matches(attempt));
    const [event] = index < 0 ? [] : this.#events.splice(index, 1);
    await event?.before();
    if (this.#killed) throw new Error('killed');
    const [answer] = await Promise.allSettled([send()]);
    event?.after();
    if (this.#killed) throw new Error('killed');
    if (answer.status === 'rejected') throw answer.reason;
    return answer.value;
  };
}

/** The call that the worker makes as its `number`th, from 0. */
export function callNumber(number: number): Matches {
  let calls = 0;
  return () => calls++ === number;
}

type RowInput = { readonly Item?: RowName; readonly Key?: RowName };
type RowName = { readonly sk?: { readonly S?: string } };

/** Calls that write a row by its sort key: `H` the words of a text, `M#` a member row, `B` a band (`table.ts`). */
export function writes(command: 'Put' | 'Update' | 'Delete', sk: string): Matches {
  return (attempt) => {
    const { Item, Key } = attempt.input as RowInput;
    return attempt.command.startsWith(command) && (Item ?? Key)?.sk?.S?.startsWith(sk) === true;
  };
}
