/**
 * Own topics: where the parser of a query stands, and what it reports.
 */
import { type Lexeme, lexemesOf } from './lexemes.ts';
import { type Report, shown } from './problems.ts';

const SIDE = 'write a word, a phrase or a group in parentheses there';

export class LexemeReader {
  readonly #lexemes: readonly Lexeme[];
  readonly #report: Report;
  #next = 0;
  #gaveUp = false;
  problems = 0;

  constructor(query: string, report: Report) {
    this.#report = (at, message) => {
      this.problems++;
      if (!this.#gaveUp) report(at, message);
    };
    this.#lexemes = lexemesOf(query, this.#report);
  }

  get seen(): Lexeme {
    return this.#lexemes[this.#next] ?? this.#end;
  }

  take(): Lexeme {
    const lexeme = this.seen;
    this.#next++;
    return lexeme;
  }

  /** Whether such a lexeme is next; it is taken then. */
  takes(kind: Lexeme['kind']): boolean {
    const takes = this.seen.kind === kind;
    if (takes) this.#next++;
    return takes;
  }

  report(at: number, message: string): null {
    this.#report(at, message);
    return null;
  }

  /** Takes the `)` of the `(` at an offset. A quote that is not closed may have swallowed it, and was reported. */
  close(at: number): void {
    if (this.takes('close')) return;
    if (this.#end.kind === 'end' && !this.#end.swallowed) this.#report(at, 'this ( is not closed');
  }

  /** Says what lacks a side; takes nothing, since what stands here belongs to the level above. */
  missing(): null {
    const before = this.#lexemes[this.#next - 1];
    const { kind, at, text } = this.seen;
    if (kind !== 'end' && kind !== 'close') return this.report(at, `${shown(text)} has nothing on its left: ${SIDE}`);
    if (before === undefined) return null;
    if (before.kind === 'open') return this.report(before.at, 'there is nothing between these parentheses');
    return this.report(before.at, `${shown(before.text)} has nothing on its right: ${SIDE}`);
  }

  /** Too large a query is not read further: the rest would be problems of the same kind. */
  giveUp(at: number, message: string): null {
    this.#report(at, message);
    this.#gaveUp = true;
    this.#next = this.#lexemes.length - 1;
    return null;
  }

  get #end(): Lexeme {
    return this.#lexemes.at(-1) ?? { at: 0, text: '', kind: 'end', swallowed: false };
  }
}
