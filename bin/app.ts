/**
 * The CDK app: `npx cdk synth`, `npx cdk deploy`, or `node bin/app.ts` with `CDK_OUTDIR` set. Needs no account and no
 * network, and builds the same template either way.
 */
import { App, Validations } from 'aws-cdk-lib';
import { ASSET_RESOURCE_METADATA_ENABLED_CONTEXT, PATH_METADATA_ENABLE_CONTEXT } from 'aws-cdk-lib/cx-api';
import { AwsSolutionsChecks } from 'cdk-nag';
import cdkJson from '../cdk.json' with { type: 'json' };
import { NewsfoldStack } from '../lib/newsfold-stack.ts';
import { readSettings } from '../lib/settings.ts';

// What only the CDK command would add, so that the template is the same without it; `-c` still overrides.
const app = new App({
  context: {
    ...cdkJson.context,
    [PATH_METADATA_ENABLE_CONTEXT]: true,
    [ASSET_RESOURCE_METADATA_ENABLED_CONTEXT]: true,
  },
  analyticsReporting: cdkJson.versionReporting,
});
const settings = readSettings(app.node.getAllContext());

new NewsfoldStack(app, settings.stackName, {
  settings,
  description: 'Newsfold: news files in, a catalogue that can be queried out',
});

// Every finding fails the synth, unless it was accepted with a reason next to the construct that it concerns.
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));

app.synth();
