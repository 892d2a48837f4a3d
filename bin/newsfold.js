#!/usr/bin/env node
// Entry of the `newsfold` command. Node runs the TypeScript sources as they are, except below node_modules: there the
// compiled copy runs. This file is plain JavaScript so that an old Node gets as far as saying what is wrong.
import { existsSync } from 'node:fs';

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 24) {
  console.error(`newsfold needs Node 24 or newer; this is ${process.version}. \`npx newsfold\` finds the right one.`);
  process.exit(2);
}
const source = new URL('../local/command/program.ts', import.meta.url);
const compiled = new URL('../dist/local/command/program.js', import.meta.url);
const { main } = await import((existsSync(source) ? source : compiled).href);
process.exitCode = await main(process.argv.slice(2));
