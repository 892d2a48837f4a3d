/** Functions that misbehave, written for these tests: each ends in an answer, and the next invocation is none the worse. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FunctionRuntime } from '../../../local/lambda/function-runtime.ts';

let folder: string;
let runtime: FunctionRuntime | null;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'newsfold-function-'));
  runtime = null;
});
afterEach(async () => {
  await runtime?.close();
  await rm(folder, { recursive: true, force: true });
});

/** A function of this source, with half a second for an invocation. */
async function functionOf(source: string, memoryMegabytes = 128): Promise<FunctionRuntime> {
  const code = path.join(folder, 'code');
  await mkdir(code);
  await writeFile(path.join(code, 'index.mjs'), source);
  runtime = new FunctionRuntime(
    {
      name: 'tested',
      logicalId: 'Tested',
      code,
      handler: 'index.handler',
      environment: { COLOUR: 'green' },
      timeoutSeconds: 0.5,
      memoryMegabytes,
      statements: [],
    },
    { endpoint: 'http://127.0.0.1:1', region: 'eu-south-2', logDirectory: folder },
  );
  return runtime;
}

describe('an invocation', () => {
  it('is given its event, its context, its own environment and no other, and gives back the result', async () => {
    const fn = await functionOf(`export const handler = async (event, context) => ({
      event, name: context.functionName, left: context.getRemainingTimeInMillis(), environment: process.env });`);
    const result = (await fn.invoke({ a: 1 })) as { left: number; environment: object };
    expect(result).toMatchObject({ event: { a: 1 }, name: 'tested' });
    expect(result.left).toBeGreaterThan(0);
    expect(result.left).toBeLessThanOrEqual(500);
    expect(result.environment).toEqual({
      COLOUR: 'green',
      AWS_REGION: 'eu-south-2',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
      AWS_LAMBDA_FUNCTION_NAME: 'tested',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
      AWS_ACCESS_KEY_ID: 'Tested',
      AWS_SECRET_ACCESS_KEY: 'local',
      TZ: 'UTC',
    });
  });

  it('has an environment to itself, which is used again afterwards', async () => {
    const fn = await functionOf(`let count = 0; let busy = 0; let most = 0;
      export const handler = async () => {
        most = Math.max(most, ++busy);
        await new Promise((resolve) => setTimeout(resolve, 20));
        busy -= 1;
        return { count: ++count, most };
      };`);
    const first = await Promise.all([fn.invoke({}), fn.invoke({}), fn.invoke({})]);
    expect(first).toEqual(Array.from({ length: 3 }, () => ({ count: 1, most: 1 })));
    expect(await fn.invoke({})).toEqual({ count: 2, most: 1 });
  });

  it.each([
    ['throws', `throw new Error('out of luck')`, /tested: Error: out of luck/],
    ['throws what is no error', `throw 'a text'`, /tested: a text/],
    ['does not end', 'await new Promise(() => setInterval(() => {}, 1000))', /Task timed out after 0.5 seconds/],
    ['does not even yield', 'for (;;);', /Task timed out after 0.5 seconds/],
    ['ends the process', 'process.exit(0)', /the execution environment ended/],
    [
      'lets an error go unhandled',
      `setTimeout(() => { throw new Error('lost') }); await new Promise(() => {})`,
      /lost/,
    ],
  ])('that %s fails, and the next one works', async (_what, body, message) => {
    const fn = await functionOf(
      `export const handler = async (event) => { if (event.bad) { ${body} } return 'fine'; };`,
    );
    await expect(fn.invoke({ bad: true })).rejects.toThrow(message);
    expect(await fn.invoke({})).toBe('fine');
  });

  it('that wants more memory than the template allows fails', async () => {
    const source = `export const handler = async () => { const all = []; for (;;) all.push(new Array(1e5).fill({})); };`;
    const fn = await functionOf(source, 32);
    await expect(fn.invoke({})).rejects.toThrow(/memory|timed out/);
  });

  it('fails when the bundle does not load, or has no such handler', async () => {
    const fn = await functionOf(`throw new Error('cannot start')`);
    await expect(fn.invoke({})).rejects.toThrow(/does not start: .*cannot start/s);
    await writeFile(path.join(folder, 'code', 'index.mjs'), 'export const other = 1;');
    await expect(fn.invoke({})).rejects.toThrow(/does not start/);
  });

  it('that is under way when the stack closes fails, and closing does not wait for it', async () => {
    const fn = await functionOf('export const handler = () => new Promise(() => {});');
    const invoked = expect(fn.invoke({})).rejects.toThrow();
    await fn.close();
    await invoked;
    runtime = null;
  });
});

describe("a function's log", () => {
  it('holds what all its environments print', async () => {
    const fn = await functionOf(`export const handler = async (n) => {
      console.log('out ' + n);
      console.error('err ' + n);
    };`);
    const warnings: string[] = [];
    const note = (warning: Error) => warnings.push(warning.message);
    process.on('warning', note);
    await Promise.all(Array.from({ length: 12 }, (_, n) => fn.invoke(n)));
    await new Promise(setImmediate);
    process.off('warning', note);
    expect(warnings).toEqual([]);
    const expected = Array.from({ length: 12 }, (_, n) => [`out ${n}`, `err ${n}`]).flat();
    await expect
      .poll(async () => (await readFile(path.join(folder, 'tested.log'), 'utf8')).trim().split('\n').sort())
      .toEqual(expected.sort());
  });
});
