import {
  type CloudFormationClient,
  DescribeStackResourcesCommand,
  GetTemplateCommand,
  ListStacksCommand,
} from '@aws-sdk/client-cloudformation';
import * as z from 'zod';

const Template = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).optional() }),
  ),
  Outputs: z.record(z.string(), z.object({ Value: z.unknown() })).optional(),
});
type Template = z.infer<typeof Template>;

interface Stack {
  name: string;
  template: Template;
  /** Physical ids by logical ones. */
  ids: ReadonlyMap<string, string>;
}

const stackOf = async (cfn: CloudFormationClient, name: string): Promise<Stack> => {
  const { TemplateBody = '{}' } = await cfn.send(new GetTemplateCommand({ StackName: name }));
  const { StackResources = [] } = await cfn.send(new DescribeStackResourcesCommand({ StackName: name }));
  const ids = StackResources.map(
    ({ LogicalResourceId = '', PhysicalResourceId = '' }) => [LogicalResourceId, PhysicalResourceId] as const,
  );
  return { name, template: Template.parse(JSON.parse(TemplateBody)), ids: new Map(ids) };
};

const GetAtt = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) });
const StackOutput = z.object({
  'Fn::GetStackOutput': z.object({ StackName: z.string(), OutputName: z.string() }),
});

/** The logical key that a property names, in its own stack or by another's output. */
const keyNamed = (stacks: readonly Stack[], stack: Stack, value: unknown): string | undefined => {
  const own = GetAtt.safeParse(value);
  if (own.success) return stack.ids.get(own.data['Fn::GetAtt'][0]);
  const other = StackOutput.safeParse(value);
  if (!other.success) return undefined;
  const { StackName, OutputName } = other.data['Fn::GetStackOutput'];
  const owner = stacks.find(({ name }) => name === StackName);
  return owner && keyNamed(stacks, owner, owner.template.Outputs?.[OutputName]?.Value);
};

const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (found, name) =>
      typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[name] : undefined,
    value,
  );

const BUCKET_KEY = ['BucketEncryption', 'ServerSideEncryptionConfiguration', '0'] as const;

/** Where each kind of thing at rest says which key lies over it. */
const keyPaths: Readonly<Record<string, readonly string[]>> = {
  'AWS::DynamoDB::Table': ['SSESpecification', 'KMSMasterKeyId'],
  'AWS::SecretsManager::Secret': ['KmsKeyId'],
  'AWS::SQS::Queue': ['KmsMasterKeyId'],
  'AWS::S3::Bucket': [...BUCKET_KEY, 'ServerSideEncryptionByDefault', 'KMSMasterKeyID'],
};

/**
 * Which key lies over which resource (key id by physical id), as the deployed templates say it: the local AWS encrypts
 * nothing and forgets.
 */
export const keysByResource = async (cfn: CloudFormationClient): Promise<ReadonlyMap<string, string>> => {
  const { StackSummaries = [] } = await cfn.send(new ListStacksCommand({}));
  const names = StackSummaries.flatMap(({ StackName }) =>
    StackName?.startsWith('loja-') ? [StackName] : [],
  );
  const stacks = await Promise.all(names.map((name) => stackOf(cfn, name)));
  return new Map(
    stacks.flatMap((stack) =>
      Object.entries(stack.template.Resources).flatMap(([logical, { Type, Properties }]) => {
        const path = keyPaths[Type];
        const key = path && keyNamed(stacks, stack, at(Properties, ...path));
        const physical = stack.ids.get(logical);
        return key && physical ? [[physical, key] as const] : [];
      }),
    ),
  );
};
