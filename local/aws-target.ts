/**
 * A deployed stack as a target: what it needs is found in the stack's outputs. Region and credentials are the user's own,
 * from the environment or the shared configuration files.
 */
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { openOutputs, type Target } from './target.ts';

/** @throws Error when there is no such stack, or it is none of Newsfold's */
export async function openAwsTarget(stackName: string): Promise<Target> {
  // The AWS command line reads either variable, the SDK only the first.
  const region = process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION'];
  const settings = region === undefined ? {} : { region };
  const { Stacks } = await new CloudFormationClient(settings)
    .send(new DescribeStacksCommand({ StackName: stackName }))
    .catch((cause: unknown) => {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new Error(
        `the stack ${stackName} cannot be looked up (region ${region ?? 'of your AWS configuration'}): ${why}`,
        { cause },
      );
    });
  const outputs = Object.fromEntries(
    (Stacks?.[0]?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey ?? '', OutputValue ?? '']),
  );
  return { ...openOutputs(outputs, settings), endpoint: null, close: async () => {} };
}
