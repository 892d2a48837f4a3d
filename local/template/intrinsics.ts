/**
 * Resolves CloudFormation's intrinsic functions against local names: what `Ref` and `Fn::GetAtt` give for each type of
 * resource that the local stack has. Anything else is left as an opaque text: nothing local depends on it.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export const LOCAL_ACCOUNT = '000000000000';

export type Resource = {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
};
export type Resources = Readonly<Record<string, Resource>>;

export type LocalNames = {
  readonly region: string;
  readonly stackName: string;
  /** Where the emulators answer, without a slash at the end. */
  readonly endpoint: string;
};

export class Intrinsics {
  readonly #resources: Resources;
  readonly #names: LocalNames;

  constructor(resources: Resources, names: LocalNames) {
    this.#resources = resources;
    this.#names = names;
  }

  /** A copy of `value` in which every intrinsic function is replaced by what it stands for. */
  resolve(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.resolve(item));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const [only] = entries;
    if (entries.length === 1 && only !== undefined) {
      const [name, argument] = only;
      if (name === 'Ref') return this.#ref(String(argument));
      if (name === 'Fn::GetAtt') return this.#attribute(argument);
      if (name === 'Fn::Join') return this.#join(argument);
      if (name === 'Fn::Sub') return this.#substitute(argument);
    }
    return Object.fromEntries(entries.map(([key, item]) => [key, this.resolve(item)]));
  }

  /** The name of a bucket, queue, table or function as local clients use it. */
  physicalName(logicalId: string): string {
    const own = {
      'AWS::S3::Bucket': 'BucketName',
      'AWS::SQS::Queue': 'QueueName',
      'AWS::DynamoDB::Table': 'TableName',
    };
    const resource = this.#resources[logicalId];
    const property = own[resource?.Type as keyof typeof own] as string | undefined;
    const given = property === undefined ? undefined : resource?.Properties?.[property];
    // CDK appends eight characters of hash to the logical id.
    const derived = `${this.#names.stackName}-${logicalId.replace(/[0-9A-F]{8}$/, '')}`.toLowerCase();
    return typeof given === 'string' ? given : derived;
  }

  #ref(logicalId: string): string {
    const { region, endpoint, stackName } = this.#names;
    const pseudo: Readonly<Record<string, string>> = {
      'AWS::Region': region,
      'AWS::AccountId': LOCAL_ACCOUNT,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': stackName,
    };
    const name = this.physicalName(logicalId);
    if (this.#resources[logicalId]?.Type === 'AWS::SQS::Queue') return `${endpoint}/${LOCAL_ACCOUNT}/${name}`;
    return pseudo[logicalId] ?? name;
  }

  #attribute(argument: unknown): string {
    const [logicalId = '', attribute = ''] = Array.isArray(argument)
      ? argument.map(String)
      : String(argument).split('.');
    const name = this.physicalName(logicalId);
    if (attribute !== 'Arn') return attribute === 'QueueName' ? name : `${logicalId}.${attribute}`;
    const service = { 'AWS::SQS::Queue': `sqs`, 'AWS::DynamoDB::Table': `dynamodb`, 'AWS::Lambda::Function': `lambda` };
    const type = this.#resources[logicalId]?.Type ?? '';
    const prefix = { sqs: '', dynamodb: 'table/', lambda: 'function:' };
    if (type === 'AWS::S3::Bucket') return `arn:aws:s3:::${name}`;
    const known = service[type as keyof typeof service] as keyof typeof prefix | undefined;
    if (known === undefined) return `${logicalId}.Arn`;
    return `arn:aws:${known}:${this.#names.region}:${LOCAL_ACCOUNT}:${prefix[known]}${name}`;
  }

  #join(argument: unknown): string {
    const [separator, parts] = argument as [string, unknown[]];
    return parts.map((part) => String(this.resolve(part))).join(separator);
  }

  #substitute(argument: unknown): string {
    const [text, own] = (Array.isArray(argument) ? argument : [argument, {}]) as [string, Record<string, unknown>];
    return text.replace(/\$\{([^}]+)\}/g, (_, name: string) => {
      if (name.startsWith('!')) return `\${${name.slice(1)}}`; // so a literal ${…} is written
      if (own[name] !== undefined) return String(this.resolve(own[name]));
      return name.includes('.') ? this.#attribute(name) : this.#ref(name);
    });
  }
}
