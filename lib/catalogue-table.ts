/**
 * The catalogue: every row of Newsfold, told apart by its keys. No secondary indexes: the rows that serve a query are
 * written by the store itself, so that their cost is seen and counted.
 *
 * `Table`, not `TableV2`: one region is enough, and emulators read an `AWS::DynamoDB::Table`.
 */
import type { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';

export interface CatalogueTableProps {
  readonly removalPolicy: RemovalPolicy;
  readonly deletionProtection: boolean;
}

export class CatalogueTable extends Construct {
  readonly table: Table;

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
  }
}
