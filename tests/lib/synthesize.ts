/** A stack of these settings with empty functions: the template is the same, and nothing has to be bundled. */
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import cdkJson from '../../cdk.json' with { type: 'json' };
import { NewsfoldStack } from '../../lib/newsfold-stack.ts';
import { readSettings } from '../../lib/settings.ts';

export function build(context: Readonly<Record<string, unknown>> = {}): NewsfoldStack {
  const app = new App({ context: { ...cdkJson.context, ...context } });
  const settings = readSettings(app.node.getAllContext());
  return new NewsfoldStack(app, settings.stackName, {
    settings,
    functionCode: () => Code.fromInline('exports.handler = async () => {};'),
  });
}

export function synthesize(context: Readonly<Record<string, unknown>> = {}): Template {
  return Template.fromStack(build(context));
}

export type Resource = {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DependsOn?: readonly string[];
};

/** `[logical id, resource]` of every resource of this type. */
export function ofType(template: Template, type: string): [id: string, resource: Resource][] {
  const all: Readonly<Record<string, Resource>> = template.toJSON()['Resources'];
  return Object.entries(all).filter(([, resource]) => resource.Type === type);
}

/** The one resource of this type whose logical id is `name` and CDK's hash. */
export function only(template: Template, type: string, name: string): { readonly id: string } & Resource {
  const found = ofType(template, type).filter(([id]) => new RegExp(`^${name}[0-9A-F]{8}$`).test(id));
  const [first] = found;
  if (first === undefined || found.length > 1) throw new Error(`${found.length} resources of ${type} called ${name}`);
  return { id: first[0], ...first[1] };
}

export const arnOf = ({ id }: { readonly id: string }) => ({ 'Fn::GetAtt': [id, 'Arn'] });
