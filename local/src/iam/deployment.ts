import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DescribeEventBusCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { GetRolePolicyCommand, IAMClient, ListRolePoliciesCommand } from '@aws-sdk/client-iam';
import { GetKeyPolicyCommand, KMSClient } from '@aws-sdk/client-kms';
import { GetFunctionConfigurationCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { GetBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3';
import { ListSecretsCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetQueueAttributesCommand, GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { accountId, region } from '../ministack.ts';
import { Policy, type Principal } from './policy.ts';
import { keysByResource } from './templates.ts';

/** Answers from memory what was asked before. */
const remembering = <Answer>(ask: (name: string) => Promise<Answer>) => {
  const known = new Map<string, Promise<Answer>>();
  return (name: string): Promise<Answer> => {
    const answer = known.get(name) ?? ask(name);
    known.set(name, answer);
    answer.catch(() => known.delete(name));
    return answer;
  };
};

const clientsOf = (endpoint: string) => {
  const options = { endpoint, region, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
  return {
    cfn: new CloudFormationClient(options),
    events: new EventBridgeClient(options),
    iam: new IAMClient(options),
    kms: new KMSClient(options),
    lambda: new LambdaClient(options),
    s3: new S3Client({ ...options, forcePathStyle: true }),
    secrets: new SecretsManagerClient(options),
    sqs: new SQSClient(options),
  };
};
type Clients = ReturnType<typeof clientsOf>;

const parsed = (text: string): Policy => Policy.parse(JSON.parse(text));
const last = (arn: string): string => arn.split(/[/:]/).at(-1) ?? arn;

const roleWith = async ({ iam }: Clients, arn: string): Promise<Principal> => {
  const RoleName = last(arn);
  const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  const policies = await Promise.all(
    PolicyNames.map(async (name) => {
      const { PolicyDocument = '' } = await iam.send(
        new GetRolePolicyCommand({ RoleName, PolicyName: name }),
      );
      return { name, document: parsed(decodeURIComponent(PolicyDocument)) };
    }),
  );
  return { arn, policies };
};

const queuePolicy = async ({ sqs }: Clients, arn: string): Promise<string | undefined> => {
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: last(arn) }));
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['Policy'] }),
  );
  return Attributes?.Policy;
};

const nothing = (error: unknown): undefined => {
  if (error instanceof Error && /NoSuch|NotFound|NonExistent/.test(error.name)) return undefined;
  throw error;
};

/** Reads the policy that hangs on a resource itself, if its kind has any. */
const policyOn = async (clients: Clients, arn: string): Promise<Policy | undefined> => {
  const service = arn.split(':')[2];
  const text = await (async () => {
    if (service === 'sqs') return queuePolicy(clients, arn);
    if (service === 'kms')
      return (await clients.kms.send(new GetKeyPolicyCommand({ KeyId: last(arn), PolicyName: 'default' })))
        .Policy;
    if (service === 's3')
      return (await clients.s3.send(new GetBucketPolicyCommand({ Bucket: arn.split(/:::|\//)[1] }))).Policy;
    if (service === 'events')
      return (await clients.events.send(new DescribeEventBusCommand({ Name: last(arn) }))).Policy;
    return undefined;
  })().catch(nothing);
  return text === undefined || text === '' ? undefined : parsed(text);
};

/** A secret is named by its ARN in IAM; the local AWS says its name where CloudFormation would say the ARN. */
const secretArns = async ({ secrets }: Clients): Promise<ReadonlyMap<string, string>> => {
  const { SecretList = [] } = await secrets.send(new ListSecretsCommand({ MaxResults: 100 }));
  return new Map(SecretList.flatMap(({ Name, ARN }) => (Name && ARN ? [[Name, ARN] as const] : [])));
};

const physicalId = (arn: string): string =>
  arn.startsWith('arn:aws:s3:::') ? (arn.slice('arn:aws:s3:::'.length).split('/')[0] ?? arn) : arn;

/** What CloudFormation made of the templates: roles, policies, keys. Read once, and anew after `forget`. */
export class Deployment {
  readonly #clients: Clients;
  #memory: ReturnType<Deployment['remember']>;

  constructor(endpoint: string) {
    this.#clients = clientsOf(endpoint);
    this.#memory = this.remember();
  }

  private remember() {
    const clients = this.#clients;
    return {
      role: remembering(async (name) => {
        const { Role = '' } = await clients.lambda.send(
          new GetFunctionConfigurationCommand({ FunctionName: name }),
        );
        return roleWith(clients, Role);
      }),
      policy: remembering((arn) => policyOn(clients, arn)),
      secrets: remembering(() => secretArns(clients)),
      keys: remembering(() => keysByResource(clients.cfn)),
    };
  }

  /** A deployment changed something. */
  forget(): void {
    this.#memory = this.remember();
  }

  /** The role of a function, by the name of its bundle; secrets in its policies by their ARNs. */
  async roleOf(functionName: string): Promise<Principal> {
    const role = await this.#memory.role(`loja-local-${functionName}`);
    const secrets = await this.#memory.secrets('all');
    const named = (resource: string): string => secrets.get(resource) ?? resource;
    return {
      arn: role.arn,
      policies: role.policies.map(({ name, document }) => ({
        name,
        document: {
          ...document,
          Statement: document.Statement.map((statement) => ({
            ...statement,
            ...(statement.Resource ? { Resource: statement.Resource.map(named) } : {}),
          })),
        },
      })),
    };
  }

  async functions(): Promise<string[]> {
    const { Functions = [] } = await this.#clients.lambda.send(new ListFunctionsCommand({ MaxItems: 1000 }));
    return Functions.flatMap(({ FunctionName }) =>
      FunctionName?.startsWith('loja-local-') ? [FunctionName.slice('loja-local-'.length)] : [],
    ).toSorted();
  }

  policyOf(arn: string): Promise<Policy | undefined> {
    return this.#memory.policy(arn);
  }

  async secretArn(nameOrArn: string): Promise<string> {
    const known = (await this.#memory.secrets('all')).get(nameOrArn);
    if (known !== undefined || nameOrArn.startsWith('arn:')) return known ?? nameOrArn;
    // A function that runs while a standing shop is deployed has the list read before the new secrets are in it.
    this.forget();
    return (await this.#memory.secrets('all')).get(nameOrArn) ?? nameOrArn;
  }

  /** ARN of the key over a resource. */
  async keyOver(arn: string): Promise<string | undefined> {
    const keys = await this.#memory.keys('all');
    const service = arn.split(':')[2];
    const table = /:table\/([^/]+)/.exec(arn)?.[1];
    const queue = service === 'sqs' ? [...keys.keys()].find((id) => last(id) === last(arn)) : undefined;
    const secret = service === 'secretsmanager' ? await this.#secretId(arn, keys) : undefined;
    const id = keys.get(table ?? queue ?? secret ?? physicalId(arn));
    return id === undefined ? undefined : `arn:aws:kms:${region}:${accountId}:key/${last(id)}`;
  }

  async #secretId(arn: string, keys: ReadonlyMap<string, string>): Promise<string | undefined> {
    const secrets = await this.#memory.secrets('all');
    const name = [...secrets].find(([, own]) => own === arn)?.[0];
    return [arn, name].find((id) => id !== undefined && keys.has(id));
  }
}
