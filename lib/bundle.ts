/**
 * Turns one function's sources into what Lambda runs: `handler.mjs` and its source map, in a folder of their own.
 * The same folder is deployed and run locally, so what is tested is what is shipped.
 *
 * The AWS SDK is bundled although Lambda's runtime has one: ours is the version that was tested, tree-shaken, and a
 * third of the files to open. Two runs over the same sources give the same bytes, so an unchanged function keeps its
 * asset hash and is not deployed again.
 *
 * @see https://esbuild.github.io/api/
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));

/** The CommonJS packages in a bundle call `require`, which an ES module lacks. */
const REQUIRE_FOR_COMMONJS =
  "import { createRequire as newsfoldRequire } from 'node:module'; const require = newsfoldRequire(import.meta.url);";

/** `file.handler` as in Lambda's handler setting; the file is the one that {@link bundleFunction} writes. */
export const HANDLER = 'handler.handler';

/**
 * Bundles `entry` (a TypeScript file that exports `handler`) into `outdir`, which is made if need be.
 * Throws with esbuild's messages when the sources do not build.
 */
export function bundleFunction(entry: string, outdir: string): void {
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    // Never written: a fixed place, so that the source map's relative paths do not depend on `outdir`.
    outfile: join(PROJECT, 'bundle', 'handler.mjs'),
    write: false,
    absWorkingDir: PROJECT,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'], // the ES module builds can be tree-shaken
    minify: true,
    treeShaking: true,
    legalComments: 'linked', // the notices of what is inside travel with it
    sourcemap: 'linked',
    sourcesContent: false, // names and lines are what a stack trace needs
    banner: { js: REQUIRE_FOR_COMMONJS },
    logLevel: 'silent', // the exception says it all, once
  });
  mkdirSync(outdir, { recursive: true });
  for (const file of outputFiles) writeFileSync(join(outdir, basename(file.path)), file.contents);
}
