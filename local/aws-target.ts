/**
 * A deployed stack as a target: what it needs is found in the stack's outputs. Region and credentials are the user's own,
 * from the environment or the shared configuration files.
 */
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { openOutputs, type Target } from './target.ts';

/** @throws Error when there is no such stack, or it is none of Newsfold's */
export async function openAwsTarget(stackName: string): Promise<Target> {
  const { Stacks } = await new CloudFormationClient({}).send(new DescribeStacksCommand({ StackName: stackName }));
  const outputs = Object.fromEntries(
    (Stacks?.[0]?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey ?? '', OutputValue ?? '']),
  );
  return { ...openOutputs(outputs, {}), endpoint: null, close: async () => {} };
}
