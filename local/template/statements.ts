/**
 * What the role of a function allows, read off the template, and whether it allows a call. The local stack refuses what
 * the deployed one would refuse.
 *
 * Deliberately small: allow statements with actions and resources, `*` and `?` as wildcards. Conditions, denials and
 * managed policies are not used by this project's roles; a role that has them is refused.
 */
import { z } from 'zod';
import type { Intrinsics, Resources } from './intrinsics.ts';

export type Statement = { readonly actions: readonly string[]; readonly resources: readonly string[] };

/** One call, as IAM sees it. */
export type Call = { readonly action: string; readonly resources: readonly string[] };

const oneOrMany = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const document = z.object({
  Statement: z.array(
    z.strictObject({ Effect: z.literal('Allow'), Action: oneOrMany, Resource: oneOrMany, Sid: z.string().optional() }),
  ),
});

/** @throws Error when the role has a policy of a kind that this reader does not understand */
export function statementsOf(resources: Resources, functionId: string, intrinsics: Intrinsics): Statement[] {
  const role = intrinsics.resolve(resources[functionId]?.Properties?.['Role']);
  const roleId = String(role).replace(/\.Arn$/, '');
  const managed = resources[roleId]?.Properties?.['ManagedPolicyArns'];
  if (managed !== undefined)
    throw new Error(`the role ${roleId} has managed policies, whose statements are not known here`);
  const inline = (resources[roleId]?.Properties?.['Policies'] ?? []) as { PolicyDocument: unknown }[];
  const attached = Object.values(resources)
    .filter(({ Type }) => Type === 'AWS::IAM::Policy')
    .filter(({ Properties }) => JSON.stringify(Properties?.['Roles'] ?? []).includes(`{"Ref":"${roleId}"}`))
    .map(({ Properties }) => Properties?.['PolicyDocument']);
  return [...inline.map(({ PolicyDocument }) => PolicyDocument), ...attached].flatMap((policy) =>
    document
      .parse(intrinsics.resolve(policy))
      .Statement.map(({ Action, Resource }) => ({ actions: Action, resources: Resource })),
  );
}

/** Whether every resource of the call, and at least one, is allowed by some statement. Case does not tell actions apart. */
export function allows(statements: readonly Statement[], { action, resources }: Call): boolean {
  if (resources.length === 0) return false;
  return resources.every((resource) =>
    statements.some(
      (statement) =>
        statement.actions.some((pattern) => matches(pattern.toLowerCase(), action.toLowerCase())) &&
        statement.resources.some((pattern) => matches(pattern, resource)),
    ),
  );
}

function matches(pattern: string, text: string): boolean {
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${escaped}$`, 's').test(text);
}
