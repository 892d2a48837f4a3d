/**
 * Stage 8, compare: a text by sentences, with the words that are compared and how each is written, for explanations.
 */
import { fold } from '../fingerprint/fold.ts';
import { comparedWord, hashWord, wordsOf } from '../fingerprint/words.ts';

export type WrittenWord = {
  /** 16 bits, as in a fingerprint. */
  readonly compared: number;
  /** As the text has it. */
  readonly written: string;
};

export type Sentence = { readonly text: string; readonly words: readonly WrittenWord[] };

/** After a full stop, question or exclamation mark and space, after the marks of scripts without spaces, and at line ends. */
const SENTENCE_END = /(?<=[.!?؟…][»”"')\]]?) +|(?<=[。！？])|\n+/u;

/** Letters, their signs and numbers; a number with its separators. */
const WRITTEN = /[\p{L}\p{M}\p{N}\p{Cf}\u0640]+(?:(?<=\p{Nd})[.,'’\u066B\u066C]\p{Nd}+)*/gu;

export function sentencesOf(text: string): Sentence[] {
  return text
    .split(SENTENCE_END)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
    .map((sentence) => ({ text: sentence, words: writtenWords(sentence) }));
}

function writtenWords(sentence: string): WrittenWord[] {
  const written = [...sentence.matchAll(WRITTEN)].map(([word]) => word);
  const words: WrittenWord[] = [];
  for (let at = 0; at < written.length; at++) {
    const word = written[at] ?? '';
    const next = written[at + 1];
    // «عبد العزيز» is one compared word of two written ones.
    const pair = next === undefined ? null : `${word} ${next}`;
    const joins = pair !== null && comparedOf(pair).length < comparedOf(word).length + comparedOf(next ?? '').length;
    const whole = joins ? pair : word;
    for (const compared of comparedOf(whole)) words.push({ compared, written: whole });
    if (joins) at++;
  }
  return words;
}

function comparedOf(written: string): number[] {
  return wordsOf(fold(written)).map((word) => comparedWord(word, hashWord(word)));
}
