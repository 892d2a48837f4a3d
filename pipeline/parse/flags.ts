/** All flags that stage 4 puts on an article: how a field was found, where a reader should know. */
import { DATE_FLAGS } from '../dates/flags.ts';

export const PARSE_FLAGS = [
  ...DATE_FLAGS,
  'published-from-update', // only an updated date was printed
] as const;
export type ParseFlag = (typeof PARSE_FLAGS)[number];
