/**
 * `npm run bench [-- --json] [-- --only line,end-to-end,units,bundles,parse,fingerprints,topics,scale,queries,burst] [-- --files 20000] [-- --corpora DIR]`: speed, cost and
 * size, each beside its target. `--files` is the size of the burst; `--corpora` holds the training corpora, for the classifier that topics are compared with.
 *
 * A missed target is said and is no failure: machines differ. The exit status tells only whether everything ran.
 */
import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { bundlesSection } from './bundles.ts';
import { burstSection } from './burst.ts';
import { endToEndSection } from './end-to-end.ts';
import { fingerprintsSection } from './fingerprints.ts';
import { lineSection } from './line.ts';
import { parseSection } from './parse.ts';
import { queriesSection } from './queries.ts';
import { isMet, type Section, sectionText } from './report.ts';
import { scaleSection } from './scale.ts';
import { topicsSection } from './topics.ts';
import { writeUnitsSection } from './write-units.ts';

const SECTIONS: Readonly<Record<string, () => Section | Promise<Section>>> = {
  line: lineSection,
  'end-to-end': endToEndSection,
  units: writeUnitsSection,
  bundles: bundlesSection,
  parse: parseSection,
  fingerprints: fingerprintsSection,
  topics: () => topicsSection(options.corpora),
  scale: scaleSection,
  queries: queriesSection,
  burst: () => burstSection(Number(options.files)),
};

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    corpora: { type: 'string' },
    files: { type: 'string', default: '20000' },
    only: { type: 'string', default: Object.keys(SECTIONS).join(',') },
  },
});

const machine = {
  node: process.version,
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: availableParallelism(),
  load: loadavg()[0] ?? 0,
};
const say = (text: string): void => void (options.json || process.stdout.write(`${text}\n`));

say(`Node ${machine.node} on ${machine.cores} cores of ${machine.cpu}; load at the start ${machine.load.toFixed(1)}`);
const started = performance.now();
const sections: Section[] = [];
for (const name of options.only.split(',')) {
  const run = SECTIONS[name];
  if (run === undefined) throw new Error(`--only knows ${Object.keys(SECTIONS).join(', ')}, not ${name}`);
  const section = await run();
  say(sectionText(section));
  sections.push(section);
}

const targets = sections.flatMap(({ figures }) =>
  figures.flatMap(({ value, target }) => (target === undefined ? [] : [isMet(value, target)])),
);
const seconds = (performance.now() - started) / 1000;
say(`\n${targets.filter((met) => met).length} of ${targets.length} targets met, in ${seconds.toFixed(0)} s`);
if (options.json) process.stdout.write(`${JSON.stringify({ machine, seconds, sections }, null, 2)}\n`);
