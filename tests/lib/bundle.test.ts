import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { bundleFunction } from '../../lib/bundle.ts';

const entry = fileURLToPath(new URL('example-function/handler.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'newsfold-bundle-'));
const [first, second] = [join(folder, 'first'), join(folder, 'a', 'second')];
bundleFunction(entry, first);
bundleFunction(entry, second);
afterAll(() => rmSync(folder, { recursive: true }));

/** Calls the bundled handler in a process of its own, far from our node_modules, as Lambda would. */
const call = (event: object) =>
  JSON.parse(
    execFileSync(
      process.execPath,
      [
        '--enable-source-maps',
        '--input-type=module',
        '--eval',
        `import { handler } from ${JSON.stringify(pathToFileURL(join(first, 'handler.mjs')).href)};
         const answer = await handler(${JSON.stringify(event)}).catch((error) => error.stack);
         console.log(JSON.stringify(answer));`,
      ],
      { cwd: folder, encoding: 'utf8' },
    ),
  );

describe('a bundle', () => {
  it('is a module and its source map', () => {
    expect(readdirSync(first).sort()).toEqual(['handler.mjs', 'handler.mjs.map']);
  });

  it('runs on its own, with its JSON, the AWS SDK and CommonJS packages inside', () => {
    expect(call({})).toEqual(['Ferry line reopens', 'sdk', 'function']);
  });

  it('names the source in a stack trace', () => {
    expect(call({ fail: true })).toMatch(/as asked[\s\S]*example-function\/handler\.ts:7/);
  });

  it('has the same bytes wherever it is made', () => {
    for (const file of readdirSync(first)) {
      expect(readFileSync(join(second, file)).equals(readFileSync(join(first, file))), file).toBe(true);
    }
  });

  it('fails where the sources do not build', () => {
    expect(() => bundleFunction(join(folder, 'missing.ts'), folder)).toThrow('missing.ts');
  });
});
