/**
 * How commands speak: results to stdout, all else to stderr, progress only on a terminal.
 */
import Table from 'cli-table3';
import ora from 'ora';

export type Format = 'table' | 'json' | 'jsonl' | 'csv';

/** A reader that has had enough (`newsfold query | head`) ends the output, not the work. */
let readerLeft = false;
process.stdout.on('error', () => {}); // every write is told of its own

/** For work that is nothing but output: it may end then. */
export function readerHasLeft(): boolean {
  return readerLeft;
}

/**
 * Writes to stdout as it is, and waits when the reader is slower than we are.
 * @throws Error when it cannot be written: to a full disk, say
 */
export async function write(text: string): Promise<void> {
  if (readerLeft || text === '') return;
  const error = await new Promise<NodeJS.ErrnoException | null | undefined>((resolve) => {
    process.stdout.write(text, resolve);
  });
  if (error?.code === 'EPIPE') readerLeft = true;
  else if (error != null) throw new Error(`the output cannot be written: ${error.message}`, { cause: error });
}

export function print(text: string): Promise<void> {
  return write(`${text}\n`);
}

/** Control and direction-override characters that JSON itself leaves as they are. */
const UNSEEN = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** A value as JSON in which nothing takes hold of a terminal: such characters are written as escapes, which say the same. */
export function json(value: unknown, layout: 'line' | 'indented' = 'line'): string {
  const written = JSON.stringify(value, null, layout === 'line' ? undefined : 2);
  return written.replace(UNSEEN, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

export function notice(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Title and greatest width, in characters as a reader counts them, of a column; numbers stand on the right. */
export type Column = readonly [title: string, width: number, align?: 'right'];

/** Rows under each other, without lines: they survive a narrow terminal and a copy into a message. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const drawn = new Table({
    head: columns.map(([title]) => title),
    colAligns: columns.map(([_title, _width, align]) => align ?? 'left'),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2 },
    chars: NO_LINES,
  });
  for (const row of rows) drawn.push(row.map((text, column) => cell(text, columns[column]?.[1] ?? 0)));
  return drawn.toString().replace(/ +$/gm, '');
}

const NO_LINES = Object.fromEntries(
  ['top', 'bottom', 'mid', 'left', 'right']
    .flatMap((side) => [side, `${side}-mid`, `${side}-left`, `${side}-right`].map((name) => [name, '']))
    .concat([['middle', '']]),
);

/**
 * Text from a file, as one table cell: control and direction-override characters out, isolated, so that a right-to-left
 * headline does not turn the rest of the line around.
 */
export function cell(text: string, width: number): string {
  const safe = oneLine(text);
  const short = shortened(safe, width);
  return /[\u0590-\u08ff\ufb1d-\ufefc]/u.test(short) ? `\u2068${short}\u2069` : short;
}

/** What a reader takes for one character: an emoji of several code points, a letter with its vowel marks. */
const CHARACTERS = new Intl.Segmenter('und', { granularity: 'grapheme' });

function shortened(text: string, width: number): string {
  if (text.length <= width) return text; // most texts, without looking at each character
  const [...first] = CHARACTERS.segment(text)
    [Symbol.iterator]()
    .take(width + 1);
  const kept = first.slice(0, width - 1).map(({ segment }) => segment);
  return first.length <= width ? text : `${kept.join('')}…`;
}

/** Text from a file on one line of a terminal, whatever is in it. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ').trim();
}

export type Progress = {
  readonly say: (text: string) => void;
  /** Removes the line; what comes next stands in its place. */
  readonly done: () => void;
};

/** A line on the terminal that changes while work goes on. Silent when stderr is no terminal. */
export function progress(text: string): Progress {
  // A terminal of no known width (0 columns) would make the spinner clear lines without end.
  const hasWidth = process.stderr.isTTY && process.stderr.columns > 0;
  // Discarding what is typed takes Ctrl-C from the terminal, and does not hand it on (stdin-discarder 0.3).
  const spinner = ora({ text, stream: process.stderr, isSilent: !hasWidth, discardStdin: false }).start();
  return {
    say: (next) => {
      spinner.text = next;
    },
    done: () => void spinner.stop(),
  };
}
