/** Changes to a synthesized template, as somebody would make them in `lib/`. */
import type { TemplateFile } from '../../local/template/wiring.ts';

type Json = Record<string, unknown>;

export class TemplateEdit {
  readonly template: TemplateFile;

  constructor(template: TemplateFile) {
    this.template = structuredClone(template);
  }

  /** Logical id of the only resource of this type whose id is `name` and CDK's hash. */
  idOf(type: string, name: string): string {
    const ids = Object.entries(this.template.Resources)
      .filter(([id, resource]) => resource.Type === type && id.replace(/[0-9A-F]{8}$/, '') === name)
      .map(([id]) => id);
    const [id] = ids;
    if (id === undefined || ids.length > 1)
      throw new Error(`${ids.length} resources of type ${type} are called ${name}`);
    return id;
  }

  /** Puts `value` in a resource's properties at `place`: names of properties, one inside the other; undefined removes. */
  set(type: string, name: string, place: readonly string[], value: unknown): this {
    let at = this.#properties(type, name);
    for (const step of place.slice(0, -1)) at = at[step] as Json;
    const last = place.at(-1) ?? '';
    if (value === undefined) delete at[last];
    else at[last] = value;
    return this;
  }

  /** Takes an action from what a function may do. */
  forbid(functionName: string, action: string): this {
    const { PolicyDocument } = this.#properties('AWS::IAM::Policy', `${functionName}Grants`);
    const { Statement } = PolicyDocument as { Statement: { Action: string | string[] }[] };
    for (const statement of Statement) statement.Action = [statement.Action].flat().filter((one) => one !== action);
    return this;
  }

  /** The messages of a queue come again after a second, and twice at most. */
  failFast(): this {
    return this.set('AWS::SQS::Queue', 'IngestQueue', ['VisibilityTimeout'], 1)
      .set('AWS::SQS::Queue', 'IngestQueue', ['RedrivePolicy', 'maxReceiveCount'], 2)
      .set('AWS::Lambda::Function', 'IngestFunction', ['Environment', 'Variables', 'MAX_RECEIVE_COUNT'], '2');
  }

  #properties(type: string, name: string): Json {
    return this.template.Resources[this.idOf(type, name)]?.Properties as Json;
  }
}
