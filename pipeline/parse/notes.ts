/**
 * Editors' notes and corrections: «تنويه: …», "Editor's note: …", "(Corrects …)". Part of step 4 of stage 4.
 */
import { afterWords } from '../text/fold.ts';
import type { Candidate, Mark } from './mark.ts';
import { NOTE_LABELS } from './vocabulary.ts';

/** Words of the longest note; corrections quote what they correct. */
const MAX_NOTE_WORDS = 80;

/** A label alone in its line: the paragraph below it is the note. */
const NOTE_LABEL = 'note-label';

export function noteMark({ text, words, shape }: Candidate): Mark | null {
  if (shape.words > MAX_NOTE_WORDS) return null;
  const label = NOTE_LABELS.at(words, 0);
  if (label === null) return null;
  if (label.length === words.length) return { role: 'editors-note', rule: NOTE_LABEL };
  const isBracketed = /^[[(*]/.test(text) && label.length > 1;
  const isLabelled = /^[)\]\s]*[:：.\-–—|]/.test(afterWords(text, label.length));
  return isBracketed || isLabelled ? { role: 'editors-note', rule: 'labelled-note' } : null;
}

/** The paragraph below a label gets the label's role, unless it has a mark of its own. */
export function markNotesBelowLabels(marks: readonly (Mark | null)[]): readonly (Mark | null)[] {
  return marks.map((mark, i) =>
    mark === null && marks[i - 1]?.rule === NOTE_LABEL ? { role: 'editors-note', rule: 'below-note-label' } : mark,
  );
}
