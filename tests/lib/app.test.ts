/** The app as the CDK command and the local stack start it: a process of its own, with the real functions. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const out = mkdtempSync(join(tmpdir(), 'newsfold-app-'));
afterAll(() => rmSync(out, { recursive: true }));

const app = (context: object) =>
  spawnSync(process.execPath, ['bin/app.ts'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { PATH: process.env['PATH'], CDK_OUTDIR: out, CDK_CONTEXT_JSON: JSON.stringify(context) },
    encoding: 'utf8',
  });

describe('node bin/app.ts', () => {
  it('names a wrong setting and fails', () => {
    const { status, stderr } = app({ 'newsfold:ingestConcurrency': '1' });
    expect(stderr).toContain('newsfold:ingestConcurrency is "1"; allowed: a whole number from 2 to 1000');
    expect(status).not.toBe(0);
  });

  it('writes the template and the bundle of every function, without account or network', () => {
    const { status, stderr } = app({ 'newsfold:stackName': 'Gazette' });
    expect({ status, errors: stderr.match(/error/i) }).toEqual({ status: 0, errors: null });

    const template = JSON.parse(readFileSync(join(out, 'Gazette.template.json'), 'utf8'));
    const assets = Object.values<{ Metadata?: Record<string, string>; Properties: { Runtime?: string } }>(
      template.Resources,
    )
      .filter(({ Properties }) => Properties.Runtime === 'nodejs24.x')
      .map(({ Metadata }) => Metadata?.['aws:asset:path'] ?? 'no path');
    expect(assets).toHaveLength(3);
    for (const asset of assets) expect(existsSync(join(out, asset, 'handler.mjs')), asset).toBe(true);
  }, 30_000);
});
