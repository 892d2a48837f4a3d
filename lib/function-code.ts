/**
 * A function's bundle as CDK code: the asset folder in the cloud assembly is exactly what {@link bundleFunction} wrote,
 * and its name is the hash of that.
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { bundleFunction } from './bundle.ts';

export type FunctionName = 'ingest' | 'reprocess' | 'query';

/** Bundles `functions/NAME/handler.ts` while the app is synthesized. */
export function bundledFunction(name: FunctionName): Code {
  return bundledCode(fileURLToPath(new URL(`../functions/${name}/handler.ts`, import.meta.url)));
}

/** Bundles the TypeScript file `entry`, which exports `handler`. */
export function bundledCode(entry: string): Code {
  return Code.fromAsset(dirname(entry), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('never-pulled'), // CDK insists on one; `local` never declines
      local: {
        tryBundle(outdir) {
          bundleFunction(entry, outdir);
          return true;
        },
      },
    },
  });
}
