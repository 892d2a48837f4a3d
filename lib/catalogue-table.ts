/**
 * The catalogue: every row of Newsfold, told apart by its keys. The rows that list articles are written by the store itself; objects are
 * listed by state in the one secondary index.
 *
 * `Table`, not `TableV2`: one region is enough, and emulators read an `AWS::DynamoDB::Table`.
 */
import type { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';

/** As functions/catalogue/table.ts names it. */
const OBJECTS_BY_STATE = 'ObjectsByState';

export interface CatalogueTableProps {
  readonly removalPolicy: RemovalPolicy;
  readonly deletionProtection: boolean;
}

export class CatalogueTable extends Construct {
  readonly table: Table;
  /** Lists objects by state. */
  readonly byStateArn: string;

  constructor(scope: Construct, id: string, props: CatalogueTableProps) {
    super(scope, id);
    this.table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      timeToLiveAttribute: 'expiresAt',
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      // AWS's key for DynamoDB in this account: its uses show in CloudTrail, and it needs no grants of its own.
      encryption: TableEncryption.AWS_MANAGED,
      deletionProtection: props.deletionProtection,
      removalPolicy: props.removalPolicy,
    });
    // All attributes: a list of objects then takes one read, and their rows are within one write unit anyway.
    this.table.addGlobalSecondaryIndex({
      indexName: OBJECTS_BY_STATE,
      partitionKey: { name: 'listedAs', type: AttributeType.STRING },
      sortKey: { name: 'listedAt', type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    });
    this.byStateArn = `${this.table.tableArn}/index/${OBJECTS_BY_STATE}`;
  }
}
