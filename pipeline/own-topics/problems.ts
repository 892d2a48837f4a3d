/**
 * Own topics: what is wrong with a topics file, all of it at once, each with the place where a person has to look.
 */
import type { LineCounter } from 'yaml';
import { MAX_PROBLEMS } from './limits.ts';

export type Problem = {
  /** Both from 1; columns in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  /** What is wrong, the value, what is allowed. */
  readonly message: string;
};

/** Says that something is wrong at an offset in UTF-16 units, of the file or of one query as the context has it. */
export type Report = (offset: number, message: string) => void;

export class Problems {
  readonly #lines: LineCounter;
  readonly #found: { readonly offset: number; readonly message: string }[] = [];
  #count = 0;

  constructor(lines: LineCounter) {
    this.#lines = lines;
  }

  /** @param offset into the file; a function where finding it takes work, which is then done for named problems only */
  report(offset: number | (() => number), message: string): void {
    this.#count++;
    if (this.#found.length >= MAX_PROBLEMS) return;
    this.#found.push({ offset: typeof offset === 'number' ? offset : offset(), message });
  }

  get count(): number {
    return this.#count;
  }

  /** In the order of the file. */
  list(): Problem[] {
    const ordered = this.#found.toSorted((a, b) => a.offset - b.offset);
    const problems = ordered.map(({ offset, message }) => this.#at(offset, message));
    const others = this.#count - problems.length;
    const last = ordered.at(-1);
    return others === 0 || last === undefined
      ? problems
      : [...problems, this.#at(last.offset, `and ${others} more problems, which are not listed`)];
  }

  #at(offset: number, message: string): Problem {
    const { line, col } = this.#lines.linePos(offset);
    // An empty file has no line to count.
    return { line: Math.max(1, line), column: Math.max(1, col), message };
  }
}

const SHOWN = 40;

/** A value as it stands in a message. */
export function shown(value: string): string {
  return value.length > SHOWN ? `\`${value.slice(0, SHOWN)}…\`` : `\`${value}\``;
}
