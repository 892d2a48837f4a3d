/**
 * What stands beside the dates of a line: a place, an outlet, a name – or the rest of a sentence. Fourth step of the
 * dateline engine (`dateline.ts`).
 */
import { isDating, type Part } from './parts.ts';

/** Consecutive leftover words. */
export type Run = {
  /** In words; a Chinese character is half a one. */
  words: number;
  readonly start: number;
  end: number;
  /** A separator, a label or the line's end stands on both sides. */
  setOff: boolean;
  /** They follow a date and a colon: «7 أكتوبر 2023: …» is a headline. */
  readonly announcedByDate: boolean;
  /** They end where a part of the date begins, without a sign. */
  meetsDate: boolean;
  /** A colon stands between them and what follows: «الموعد: …» says what the date is of, and it is no publication. */
  namesDate: boolean;
  /** «كتب أحمد سعيد», «来源：新华社»: the date ends the name. */
  readonly isLed: boolean;
  /** They follow a part of a date, without a sign. */
  readonly joinsDate: boolean;
};

/** Signs that set a name or place off from the date. A colon does not. */
const SEPARATORS = '-–—|•·●⋅,،()[]/«»"“”【】';

export function leftoverRuns(parts: readonly Part[]): readonly Run[] {
  const runs: Run[] = [];
  let run: Run | null = null;
  let filler = false;
  let before: Part | null = null;
  let colonAfterDate = false;
  for (const [k, part] of parts.entries()) {
    if (run !== null && isInsideWord(parts, k)) continue;
    if (part.kind === 'leftover') {
      if (run !== null && filler) run.words++; // «أسعار الذهب في الأسواق» is one piece
      if (run === null || part.lead === 'label') {
        run = {
          words: 0,
          start: part.start,
          end: part.end,
          setOff: part.lead !== null || separates(before),
          announcedByDate: colonAfterDate,
          meetsDate: false,
          namesDate: false,
          isLed: part.lead === 'label' || (part.lead === 'byline' && before === null),
          joinsDate: before !== null && before.kind !== 'sign' && before.kind !== 'leftover',
        };
        runs.push(run);
      }
      run.words += part.weight;
      run.end = part.end;
      filler = false;
    } else if (run !== null && part.kind === 'filler') filler = true;
    else if (run !== null) {
      run.meetsDate = part.kind !== 'sign';
      run.namesDate = part.kind === 'sign' && part.value === ':';
      run.setOff &&= (separates(part) && !filler) || (run.isLed && isDating(part));
      run = null;
      filler = false;
    }
    if (part.kind === 'sign' && part.value === ':') colonAfterDate ||= before !== null && isDating(before);
    else if (isDating(part)) colonAfterDate = false;
    before = part;
  }
  return runs;
}

/** The point of "example.com", the apostrophe of "O'Neill". */
function isInsideWord(parts: readonly Part[], k: number): boolean {
  const [before, part, after] = [parts[k - 1], parts[k], parts[k + 1]];
  if (part?.kind !== 'sign' || !".'’&".includes(part.value) || after?.kind !== 'leftover') return false;
  return before?.end === part.start && part.end === after.start;
}

function separates(part: Part | null): boolean {
  return part === null || (part.kind === 'sign' && SEPARATORS.includes(part.value));
}
