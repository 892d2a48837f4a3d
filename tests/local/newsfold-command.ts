/** The `newsfold` command as a user runs it: a process of its own, its output piped. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { ROOT } from './stack-for-tests.ts';

export type Result = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

export type Running = {
  readonly child: ChildProcess;
  /** What it has said so far. */
  readonly said: { stdout: string; stderr: string };
  readonly ended: Promise<Result>;
};

export function start(args: readonly string[], cwd = ROOT): Running {
  const { DEBUG: _debug, FORCE_COLOR: _colour, ...env } = process.env;
  const child = spawn(process.execPath, [path.join(ROOT, 'bin', 'newsfold.js'), ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  const ended = once(child, 'close').then(([status]): Result => ({ status: status as number | null, ...said }));
  return { child, said, ended };
}

export const newsfold = (...args: readonly string[]): Promise<Result> => start(args).ended;
