/** When the assembly is synthesized, with an app that notes each run instead of building a stack. */
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAssembly } from '../../../local/template/assembly.ts';

const APP = `import { appendFileSync, writeFileSync } from 'node:fs';
  appendFileSync('runs', '.');
  await new Promise((resolve) => setTimeout(resolve, 200));
  writeFileSync(process.env.CDK_OUTDIR + '/Mine.template.json', '{}');`;

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'newsfold-assembly-'));
  await mkdir(path.join(root, 'bin'));
  await mkdir(path.join(root, 'pipeline', 'parse'), { recursive: true });
  await writeFile(path.join(root, 'bin', 'app.ts'), APP);
});
afterEach(() => rm(root, { recursive: true, force: true }));

const runs = async () => (await readFile(path.join(root, 'runs'), 'utf8')).length;
const cached = async () =>
  (await readdir(path.join(root, 'node_modules', '.cache', 'newsfold'))).filter((name) => !name.startsWith('lock'));

describe('the assembly', () => {
  it('is made once, however many ask for it at once, and kept', async () => {
    const opened = await Promise.all([1, 2, 3, 4].map(() => openAssembly(root)));
    expect(new Set(opened.map(({ directory }) => directory)).size).toBe(1);
    expect(await openAssembly(root)).toEqual(opened[0]);
    expect(await readdir(opened[0]?.directory ?? '')).toEqual(['Mine.template.json']);
    expect(opened[0]?.stackName).toBe('Mine');
    expect(await runs()).toBe(1);
  });

  it('is made anew when a source has changed, and again found when the change is undone', async () => {
    const source = path.join(root, 'pipeline', 'parse', 'dates.ts');
    await writeFile(source, 'before');
    const before = await openAssembly(root);
    await writeFile(source, 'after');
    const after = await openAssembly(root);
    expect(after.digest).not.toBe(before.digest);
    await writeFile(source, 'before');
    expect(await openAssembly(root)).toEqual(before);
    expect(await runs()).toBe(2);
  });

  it('of former sources is removed only when nobody has opened it for a day', async () => {
    const change = (content: string) => writeFile(path.join(root, 'cdk.json'), content);
    await change('1');
    const first = await openAssembly(root);
    await change('2');
    const second = await openAssembly(root);
    const twoDaysAgo = new Date(Date.now() - 2 * 24 * 3600 * 1000);
    await utimes(first.directory, twoDaysAgo, twoDaysAgo);
    await change('3');
    const third = await openAssembly(root);
    expect((await cached()).sort()).toEqual([second, third].map(({ digest }) => `assembly-${digest}`).sort());
  });

  it('that cannot be made leaves nothing behind, and is made once it can', async () => {
    await writeFile(path.join(root, 'bin', 'app.ts'), `throw new Error('out of luck')`);
    await expect(openAssembly(root)).rejects.toThrow('could not be synthesized');
    expect(await cached()).toEqual([]);
    await writeFile(path.join(root, 'bin', 'app.ts'), APP);
    await openAssembly(root);
    expect(await cached()).toHaveLength(1);
  });
});
