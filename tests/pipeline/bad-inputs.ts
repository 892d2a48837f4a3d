/**
 * Files that no one should send and some will, each with how it must end: a reason, or articles. Run through the pure line by
 * `bad-input.test.ts` in a thread of its own, so that one that hangs or eats the memory is stopped and seen.
 */
import { parentPort } from 'node:worker_threads';
import { readArticles } from '../../pipeline/line.ts';
import { benchArticles } from '../bench/corpus.ts';
import { random } from '../bench/random.ts';

const MB = 1_000_000;
const utf8 = (text: string) => new TextEncoder().encode(text);
const repeated = (pattern: string, bytes: number) => utf8(pattern.repeat(bytes / utf8(pattern).length));
const bytesOf = (length: number, byte: (i: number) => number) => Uint8Array.from({ length }, (_, i) => byte(i));
const ARTICLE = benchArticles(1)[0]?.bytes ?? utf8('');
const text = new TextDecoder().decode(ARTICLE);

/**
 * Lines that begin like something the rules know, run on with one sign, and end otherwise, below true articles: just within
 * the length that rules look at, and far beyond it.
 */
function endlessSigns(): Uint8Array {
  const beginnings = [
    '',
    '(',
    '[',
    '«',
    'By ',
    'بقلم: ',
    'Source: ',
    'المصدر: ',
    'بيروت - ',
    '© 2024 ',
    '5 March 2024 ',
    '#',
  ];
  const signs = ['"', ')', '.', '-', ' - ', 'A', 'ل', 'สี', '7', ': ', '/', '|', '\u064b', '\u0640', ', ', '» '];
  const lines = beginnings.flatMap((start) =>
    signs.flatMap((sign) => [900, 3_000].map((length) => `${start}${sign.repeat(length / sign.length)}☃ a`)),
  );
  const prose = benchArticles(150).map(({ bytes }) => new TextDecoder().decode(bytes)); // else it is all signs, and turned down
  return utf8([...prose, ...lines].join('\n'));
}

/** UTF-16 of what is no character: halves of surrogate pairs. */
const loneSurrogates = bytesOf(MB, (i) => (i % 2 === 0 ? (i >> 1) & 0xff : 0xd8));
/** windows-874, as far as it is anything: a word, and a letter with sixty signs above. */
const HEAP = [0xa1, 0xd2, 0xc3, 0x20, 0xa1, ...Array<number>(60).fill(0xd4), 0x61, 0x20];
const heapsOfSigns = bytesOf(20_000, (i) => HEAP[i % HEAP.length] ?? 0);
const noise = random(1);

export const BAD_INPUTS: readonly {
  readonly name: string;
  readonly outcome: string;
  readonly bytes: () => Uint8Array;
}[] = [
  { name: 'nothing', outcome: 'empty', bytes: () => utf8('') },
  { name: 'a byte order mark alone', outcome: 'empty', bytes: () => utf8('\ufeff') },
  { name: 'white space', outcome: 'empty', bytes: () => repeated(' \t\r\n\u00a0\u3000', MB) },
  { name: 'direction overrides', outcome: 'empty', bytes: () => repeated('\u202e\u202d\u200f', MB) },
  { name: 'more than the line takes', outcome: 'too-large', bytes: () => bytesOf(10 * MB + 1, () => 0x61) },
  { name: '10 MB in one word', outcome: 'not-prose', bytes: () => repeated('x', 10 * MB) },
  { name: '10 MB of prose on one line', outcome: 'articles', bytes: proseOnOneLine },
  { name: 'a million short lines', outcome: 'not-prose', bytes: () => repeated('a b c\n', 6 * MB) },
  { name: 'millions of blank lines', outcome: 'empty', bytes: () => repeated('\n', 5 * MB) },
  { name: 'a million articles', outcome: 'too-many-articles', bytes: () => repeated(`${text}\n\n\n`, 3 * MB) },
  { name: 'control characters', outcome: 'not-text', bytes: () => repeated('\u0001\u0002\u001f\u007f', MB) },
  { name: 'zero bytes', outcome: 'not-text', bytes: () => bytesOf(MB, () => 0) },
  { name: 'random bytes', outcome: 'not-text', bytes: () => bytesOf(MB, () => noise.below(256)) },
  { name: 'lone surrogates', outcome: 'not-text', bytes: () => loneSurrogates },
  { name: 'an archive', outcome: 'unsupported-type', bytes: () => Uint8Array.of(0x50, 0x4b, 3, 4, ...ARTICLE) },
  { name: 'an article cut inside a letter', outcome: 'articles', bytes: () => cutInsideLetter(ARTICLE) },
  { name: 'an article with broken bytes', outcome: 'articles', bytes: () => ARTICLE.with(700, 0xff).with(900, 0xc0) },
  { name: 'UTF-16 cut inside a letter', outcome: 'articles', bytes: () => utf16(`\ufeff${text}`).subarray(0, -1) },
  {
    name: 'an article between overrides',
    outcome: 'articles',
    bytes: () => utf8(`\u202e${text.replaceAll(' ', ' \u202d')}`),
  },
  { name: 'nested brackets', outcome: 'not-prose', bytes: () => repeated('([{«"', MB) },
  { name: 'dates and nothing else', outcome: 'not-prose', bytes: () => repeated('7 مايو 2021 - 14:20\n', 2 * MB) },
  { name: 'Thai bytes with heaps of vowel signs', outcome: 'undecodable', bytes: () => heapsOfSigns },
  { name: 'lines of endless signs', outcome: 'articles', bytes: endlessSigns },
];

function proseOnOneLine(): Uint8Array {
  const articles = benchArticles(40).map(({ bytes }) => new TextDecoder().decode(bytes).replaceAll('\n', ' '));
  const line = articles.join(' ');
  return utf8(line.repeat(90)).subarray(0, 10 * MB);
}

function cutInsideLetter(bytes: Uint8Array): Uint8Array {
  const inside = bytes.findLastIndex((byte) => byte >= 0xc0);
  return bytes.subarray(0, inside + 1);
}

function utf16(of: string): Uint8Array {
  return new Uint8Array(Uint16Array.from({ length: of.length }, (_, i) => of.charCodeAt(i)).buffer);
}

parentPort?.on('message', (name: string) => {
  const input = BAD_INPUTS.find((one) => one.name === name);
  if (input === undefined) throw new Error(`no bad input is called ${name}`);
  const result = readArticles(input.bytes(), `${name}.txt`, '2025-01-01T00:00:00.000Z');
  parentPort?.postMessage(result.kind === 'rejected' ? result.reason : 'articles');
});
