import { accountId, region } from '../../ministack.ts';
import type { Assembly, Resource } from './assembly.ts';

const here = (service: string): string => `arn:aws:${service}:${region}:${accountId}`;

/** Stands for the six letters that Secrets Manager draws. */
const secretSuffix = 'a1b2c3';

type Naming = { property?: string; arn: (name: string) => string };

/** How each type is named in its template and in an ARN. */
const namings: Readonly<Record<string, Naming>> = {
  'AWS::DynamoDB::Table': { property: 'TableName', arn: (name) => `${here('dynamodb')}:table/${name}` },
  'AWS::SQS::Queue': { property: 'QueueName', arn: (name) => `${here('sqs')}:${name}` },
  'AWS::Lambda::Function': { property: 'FunctionName', arn: (name) => `${here('lambda')}:function:${name}` },
  'AWS::Events::EventBus': { property: 'Name', arn: (name) => `${here('events')}:event-bus/${name}` },
  'AWS::Logs::LogGroup': { property: 'LogGroupName', arn: (name) => `${here('logs')}:log-group:${name}:*` },
  'AWS::S3::Bucket': { property: 'BucketName', arn: (name) => `arn:aws:s3:::${name}` },
  'AWS::KMS::Key': { arn: (name) => `${here('kms')}:key/${name}` },
  'AWS::IAM::Role': { property: 'RoleName', arn: (name) => `arn:aws:iam::${accountId}:role/${name}` },
  'AWS::Cognito::UserPool': { arn: (name) => `${here('cognito-idp')}:userpool/${name}` },
  'AWS::SNS::Topic': { property: 'TopicName', arn: (name) => `${here('sns')}:${name}` },
  'AWS::StepFunctions::StateMachine': {
    property: 'StateMachineName',
    arn: (name) => `${here('states')}:stateMachine:${name}`,
  },
  'AWS::SecretsManager::Secret': {
    property: 'Name',
    arn: (name) => `${here('secretsmanager')}:secret:${name}-${secretSuffix}`,
  },
  'AWS::CloudFront::Distribution': { arn: (name) => `arn:aws:cloudfront::${accountId}:distribution/${name}` },
  'AWS::WAFv2::WebACL': { property: 'Name', arn: (name) => `${here('wafv2')}:regional/webacl/${name}` },
};

/** `Ref` of these is their ARN. */
const refIsArn: ReadonlySet<string> = new Set([
  'AWS::SecretsManager::Secret',
  'AWS::StepFunctions::StateMachine',
  'AWS::SNS::Topic',
]);

const pseudo: Readonly<Record<string, unknown>> = {
  'AWS::Region': region,
  'AWS::AccountId': accountId,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::NoValue': undefined,
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parts = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : String(value).split('.');

/**
 * Turns the intrinsic functions of a template into what they would stand for once deployed. What AWS names by itself
 * goes by its logical id.
 */
export class Resolver {
  readonly assembly: Assembly;

  constructor(assembly: Assembly) {
    this.assembly = assembly;
  }

  /** Throws on a function it does not know: a policy must not be read wrong in silence. */
  resolve(stack: string, value: unknown): unknown {
    if (Array.isArray(value))
      return value.map((one) => this.resolve(stack, one)).filter((one) => one !== undefined);
    if (!isRecord(value)) return value;
    const [[name, argument] = ['', undefined], ...others] = Object.entries(value);
    if (others.length === 0 && (name === 'Ref' || name.startsWith('Fn::')))
      return this.#call(stack, name, argument);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, this.resolve(stack, inner)]));
  }

  text(stack: string, value: unknown): string {
    return String(this.resolve(stack, value));
  }

  nameOf(stack: string, id: string): string {
    const found = this.#resource(stack, id);
    const property = namings[found.Type]?.property;
    const given = property === undefined ? undefined : found.Properties[property];
    return given === undefined ? id : this.text(stack, given);
  }

  arnOf(stack: string, id: string): string {
    const name = this.nameOf(stack, id);
    if (name.startsWith('arn:')) return name;
    const { Type, Properties } = this.#resource(stack, id);
    if (Type === 'AWS::Events::Rule') return this.#ruleArn(stack, Properties);
    const naming = namings[Type];
    if (naming === undefined) throw new Error(`No ARN is known for ${Type} (${stack}/${id})`);
    return naming.arn(name);
  }

  #ruleArn(stack: string, { EventBusName: bus, Name: name }: Record<string, unknown>): string {
    const path = bus === undefined ? [] : [this.text(stack, bus)];
    return `${here('events')}:rule/${[...path, this.text(stack, name)].join('/')}`;
  }

  #resource(stack: string, id: string): Resource {
    const found = this.assembly.get(stack)?.Resources[id];
    if (found === undefined) throw new Error(`The templates have no resource ${stack}/${id}`);
    return found;
  }

  #call(stack: string, name: string, argument: unknown): unknown {
    if (name === 'Ref') return this.#ref(stack, String(argument));
    if (name === 'Fn::GetAtt') return this.#attribute(stack, parts(argument).map(String));
    if (name === 'Fn::Join') {
      const [separator, list] = parts(argument);
      return parts(this.resolve(stack, list)).map(String).join(String(separator));
    }
    if (name === 'Fn::Sub') return this.#substitute(stack, argument);
    if (name === 'Fn::GetStackOutput' && isRecord(argument))
      return this.#output(String(argument.StackName), String(argument.OutputName));
    if (name === 'Fn::ImportValue') return this.#imported(this.text(stack, argument));
    throw new Error(`${name} is not read in policies (${stack})`);
  }

  #ref(stack: string, id: string): unknown {
    if (id in pseudo) return pseudo[id];
    return refIsArn.has(this.#resource(stack, id).Type) ? this.arnOf(stack, id) : this.nameOf(stack, id);
  }

  #attribute(stack: string, [id = '', attribute]: readonly string[]): string {
    if (attribute === 'Arn') return this.arnOf(stack, id);
    // The label tells when the stream began; a policy of the template means the one that there is.
    if (attribute === 'StreamArn') return `${this.arnOf(stack, id)}/stream/latest`;
    if (attribute === 'QueueName') return this.nameOf(stack, id);
    return `${stack}/${id}.${attribute}`;
  }

  #substitute(stack: string, argument: unknown): string {
    const [template, values] = Array.isArray(argument) ? argument : [argument, {}];
    return String(template).replace(/\$\{([^!}]+)\}/g, (_, name: string) => {
      if (isRecord(values) && name in values) return this.text(stack, values[name]);
      return String(name.includes('.') ? this.#attribute(stack, name.split('.')) : this.#ref(stack, name));
    });
  }

  #output(stack: string, name: string): unknown {
    const found = this.assembly.get(stack)?.Outputs[name];
    if (found === undefined) throw new Error(`The templates have no output ${stack}/${name}`);
    return this.resolve(stack, found.Value);
  }

  #imported(exported: string): unknown {
    for (const [stack, { Outputs }] of this.assembly)
      for (const [name, { Value }] of Object.entries(Outputs))
        if (exported.endsWith(name)) return this.resolve(stack, Value);
    throw new Error(`No stack exports ${exported}`);
  }
}
