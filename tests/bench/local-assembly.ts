/**
 * The synthesized assembly, as the local stack runs it and `cdk deploy` would upload it.
 */
import path from 'node:path';
import { openAssembly } from '../../local/template/assembly.ts';
import { readTemplate, readWiring, type TemplateFile, type Wiring } from '../../local/template/wiring.ts';

export type LocalAssembly = {
  readonly directory: string;
  readonly stackName: string;
  readonly template: TemplateFile;
  readonly wiring: Wiring;
};

const ROOT = path.resolve(import.meta.dirname, '../..');

export async function localAssembly(): Promise<LocalAssembly> {
  const { directory, stackName } = await openAssembly(ROOT);
  const template = await readTemplate(directory, stackName);
  const names = { region: 'us-east-1', stackName, endpoint: 'http://127.0.0.1:1' };
  return { directory, stackName, template, wiring: await readWiring(directory, template, names) };
}
