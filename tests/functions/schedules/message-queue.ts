/** The queue: hands out its messages in drawn order, and keeps workers waiting until it is closed. */
import type { Random } from '../../bench/random.ts';

export class MessageQueue<Message> {
  readonly #random: Random;
  readonly #messages: Message[] = [];
  #waiting: ((message: Message | null) => void)[] = [];
  #closed = false;

  constructor(random: Random) {
    this.#random = random;
  }

  send(message: Message): void {
    const waiting = this.#waiting.shift();
    if (waiting === undefined) this.#messages.push(message);
    else waiting(message);
  }

  /** No message comes from outside any more; workers may still send theirs back. */
  close(): void {
    this.#closed = true;
    for (const waiting of this.#waiting) waiting(null);
    this.#waiting = [];
  }

  /** Null when it is empty and closed. */
  async receive(): Promise<Message | null> {
    const [message] = this.#messages.splice(this.#random.below(this.#messages.length), 1);
    if (message !== undefined) return message;
    return this.#closed ? null : new Promise((resolve) => this.#waiting.push(resolve));
  }
}
