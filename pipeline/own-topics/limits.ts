/**
 * Own topics: what a topics file may ask for. Far above what people write by hand, low enough that every article is matched in time:
 * a function has one file for all its articles, and each term costs memory as long as it runs.
 */

/** 1 MiB of UTF-8. */
export const MAX_FILE_BYTES = 1024 * 1024;
/**
 * Pieces of YAML: words, signs, line ends. A full file, each phrase on a line of its own, has 236,000; one of 1,000,000 brackets would need
 * 1.5 GB to be refused.
 */
export const MAX_YAML_TOKENS = 300_000;
export const MAX_TOPICS = 2_000;
/** Words, phrases and prefixes, each as often as it is written. */
export const MAX_QUERY_TERMS = 200;
export const MAX_FILE_TERMS = 20_000;
/** Parentheses inside each other. */
export const MAX_DEPTH = 20;
export const MAX_PHRASE_WORDS = 8;
/** UTF-16 units; longer ones are no words, and prefixes are looked up by length. */
export const MAX_WORD_LENGTH = 100;
export const MIN_PREFIX_LETTERS = 3;
/** Words between which NEAR looks. */
export const MAX_DISTANCE = 50;
/** Problems that are named; of the others only the number is. */
export const MAX_PROBLEMS = 100;
