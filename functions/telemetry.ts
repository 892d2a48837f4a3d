/** Structured logs and metrics, configured by the `POWERTOOLS_*` environment variables. */
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

export const logger = new Logger();
export const metrics = new Metrics();

/** Adds to the metric of one kind of thing: `('Objects', 'stored', 1)` counts in `ObjectsStored`. */
export function addCount(things: string, kind: string, count: number): void {
  metrics.addMetric(`${things}${kind.charAt(0).toUpperCase()}${kind.slice(1)}`, MetricUnit.Count, count);
}
