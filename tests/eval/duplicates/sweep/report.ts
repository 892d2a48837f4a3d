/** The sweep as text for people: all of it, and for the documentation those lines that the choice rests on. */
import { BANDS, SHINGLE_WORDS } from '../../../../pipeline/fingerprint/min-hash.ts';
import { markdownTable, rounded } from '../../docs-section.ts';
import { drawTable, type Row } from '../../table.ts';
import { OF_BEGINNING } from './schemes.ts';
import { type BandFigures, LOW_JACCARD, type SchemeFigures, type Sweep } from './sweep.ts';
import type { Thresholds } from './thresholds.ts';

const MEASURES = ['found', `of Jaccard < ${LOW_JACCARD}`, 'candidates per text', 'largest band'];

export function sweepReport(sweep: Sweep): string {
  const rows = sweep.schemes.map(
    (scheme): Row => [...[scheme.shingleWords, scheme.rows, scheme.bands, scheme.ofBeginning], ...measuresOf(scheme)],
  );
  return [
    corpusLine(sweep),
    drawTable(
      ['words of a shingle', 'rows', 'bands', 'of them of the beginning', ...MEASURES],
      [...rows, ['as the line makes them', '', '', '', ...measuresOf(sweep.present)]],
    ),
    ...(sweep.thresholds === null
      ? []
      : [readLine(sweep.thresholds), drawTable(THRESHOLD_HEAD, thresholdRows(sweep.thresholds))]),
  ].join('\n');
}

/** Where each parameter is varied, and the others stay as chosen. */
export function sweepForDocs(sweep: Sweep): string {
  const chosen = { shingleWords: SHINGLE_WORDS, bands: BANDS, rows: 1, ofBeginning: OF_BEGINNING };
  const lines = (isWanted: (of: SchemeFigures) => boolean) =>
    sweep.schemes.filter(isWanted).map((scheme) => [nameOf(scheme), ...measuresOf(scheme)]);
  const has = (scheme: SchemeFigures, wanted: Partial<SchemeFigures>) =>
    Object.entries(wanted).every(([name, value]) => scheme[name as keyof SchemeFigures] === value);
  const { shingleWords, bands, rows, ofBeginning } = chosen;
  return [
    corpusLine(sweep),
    '',
    markdownTable(
      ['bands', ...MEASURES],
      [
        ...lines((scheme) => has(scheme, { bands, rows, ofBeginning })),
        ...lines((scheme) => has(scheme, { shingleWords, rows, ofBeginning }) && scheme.bands !== bands),
        ...lines((scheme) => has(scheme, { shingleWords, rows, bands, ofBeginning: 0 })),
        ...lines(
          (scheme) => has(scheme, { bands }) && scheme.rows > 1 && [3, shingleWords].includes(scheme.shingleWords),
        ),
        ['as the line makes them', ...measuresOf(sweep.present)],
      ],
    ),
    ...(sweep.thresholds === null
      ? []
      : ['', readLine(sweep.thresholds), '', markdownTable(THRESHOLD_HEAD, thresholdRows(sweep.thresholds))]),
  ].join('\n');
}

function corpusLine({ texts, nearCopies, lowNearCopies }: Sweep): string {
  const [all, near, low] = [texts, nearCopies, lowNearCopies].map((count) => count.toLocaleString('en'));
  return `${all} texts, ${near} pairs of near copies, ${low} of them with a Jaccard similarity below ${LOW_JACCARD}.`;
}

const THRESHOLD_HEAD = ['verified by', 'threshold', 'precision', 'recall', 'F1'];

function thresholdRows({ single, verified }: Thresholds): Row[] {
  return [...single, ...verified].map(({ measure, threshold, precision, recall, f1 }, index) => [
    index < single.length ? `${measure}, at its best` : measure,
    threshold.toFixed(2),
    ...[precision, recall, f1].map((value) => rounded(value, 1)),
  ]);
}

function readLine({ pairs, duplicates }: Thresholds): string {
  return `${pairs} pairs that were read, ${duplicates} of them duplicates.`;
}

function nameOf({ shingleWords, bands, rows, ofBeginning }: SchemeFigures): string {
  const sized = rows === 1 ? `${bands}` : `${bands} of ${rows} rows`;
  return `${sized}, shingles of ${shingleWords} words${ofBeginning === 0 ? '' : `, ${ofBeginning} of the beginning`}`;
}

function measuresOf({ found, foundOfLow, candidatesPerText, largestBand }: BandFigures): readonly (string | number)[] {
  return [rounded(found, 1), rounded(foundOfLow, 1), candidatesPerText.toFixed(1), largestBand];
}
