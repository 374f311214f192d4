import * as z from 'zod';
import { Policy, type Principal } from '../policy.ts';
import { type Placed, resourcesOf } from './assembly.ts';
import type { Resolver } from './resolve.ts';

const version = '2012-10-17';

/** What the templates say about who may do what. */
export type Policies = {
  /** Roles by ARN. */
  roles: ReadonlyMap<string, Principal>;
  /** What hangs on a resource itself, by the resource's ARN. */
  onResources: ReadonlyMap<string, Policy>;
  /** ARN of the key over a table, queue, bucket, secret, topic or log group, by its ARN. */
  keyOver: ReadonlyMap<string, string>;
};

const Inline = z.array(z.object({ PolicyDocument: z.unknown() }));

const read = (resolver: Resolver, stack: string, document: unknown): Policy =>
  Policy.parse({ Version: version, ...Object(resolver.resolve(stack, document)) });

const isAttachedTo = (role: Placed, { stack, Properties }: Placed): boolean =>
  stack === role.stack &&
  z
    .array(z.unknown())
    .parse(Properties.Roles ?? [])
    .some((one) => JSON.stringify(one) === JSON.stringify({ Ref: role.id }));

/** Managed policies allow more than the shop states: a role that has one is not read at all. */
const documentsOf = (resolver: Resolver, role: Placed): unknown[] => {
  if (role.Properties.ManagedPolicyArns !== undefined)
    throw new Error(`${role.stack}/${role.id} uses managed policies`);
  return [
    ...Inline.parse(role.Properties.Policies ?? []).map(({ PolicyDocument }) => PolicyDocument),
    ...resourcesOf(resolver.assembly, 'AWS::IAM::Policy')
      .filter((policy) => isAttachedTo(role, policy))
      .map(({ Properties }) => Properties.PolicyDocument),
  ];
};

const rolesOf = (resolver: Resolver): Map<string, Principal> =>
  new Map(
    resourcesOf(resolver.assembly, 'AWS::IAM::Role').map((role) => {
      const arn = resolver.arnOf(role.stack, role.id);
      const policies = documentsOf(resolver, role).map((document, at) => ({
        name: `${role.id}-${at}`,
        document: read(resolver, role.stack, document),
      }));
      return [arn, { arn, policies }];
    }),
  );

const Permission = z.object({
  Action: z.string(),
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: z.string().optional(),
  SourceAccount: z.string().optional(),
});

/** A Lambda permission is one statement of its function's own policy. */
const permissionStatement = (resolver: Resolver, { stack, Properties }: Placed) => {
  const { Action, FunctionName, Principal, SourceArn, SourceAccount } = Permission.parse(
    resolver.resolve(stack, Properties),
  );
  return {
    Effect: 'Allow',
    Action,
    Resource: FunctionName,
    Principal: { Service: Principal },
    Condition: {
      ...(SourceArn === undefined ? {} : { ArnLike: { 'aws:SourceArn': SourceArn } }),
      ...(SourceAccount === undefined ? {} : { StringEquals: { 'aws:SourceAccount': SourceAccount } }),
    },
  };
};

/** Where each kind of policy names what it hangs on, and where it says what. */
const kinds: Readonly<Record<string, readonly [owners: string, document: string]>> = {
  'AWS::SQS::QueuePolicy': ['Queues', 'PolicyDocument'],
  'AWS::S3::BucketPolicy': ['Bucket', 'PolicyDocument'],
  'AWS::SNS::TopicPolicy': ['Topics', 'PolicyDocument'],
  'AWS::SecretsManager::ResourcePolicy': ['SecretId', 'ResourcePolicy'],
};

const ownersOf = (resolver: Resolver, { stack, Properties }: Placed, property: string): string[] =>
  [Properties[property]].flat().map((owner) => {
    const { Ref } = z.object({ Ref: z.string() }).parse(owner);
    return resolver.arnOf(stack, Ref);
  });

const onResourcesOf = (resolver: Resolver): Map<string, Policy> => {
  const { assembly } = resolver;
  const statements = new Map<string, unknown[]>();
  const add = (arn: string, more: readonly unknown[]) =>
    statements.set(arn, [...(statements.get(arn) ?? []), ...more]);
  for (const policy of resourcesOf(assembly, ...Object.keys(kinds))) {
    const [owners = '', document = ''] = kinds[policy.Type] ?? [];
    for (const arn of ownersOf(resolver, policy, owners))
      add(arn, read(resolver, policy.stack, policy.Properties[document]).Statement);
  }
  for (const { stack, id, Properties } of resourcesOf(assembly, 'AWS::KMS::Key'))
    add(resolver.arnOf(stack, id), read(resolver, stack, Properties.KeyPolicy).Statement);
  for (const permission of resourcesOf(assembly, 'AWS::Lambda::Permission')) {
    const statement = permissionStatement(resolver, permission);
    add(statement.Resource, [statement]);
  }
  return new Map(
    [...statements].map(([arn, all]) => [arn, Policy.parse({ Version: version, Statement: all })]),
  );
};

const Encryption = z.object({
  ServerSideEncryptionConfiguration: z.tuple([
    z.object({ ServerSideEncryptionByDefault: z.looseObject({ KMSMasterKeyID: z.unknown() }) }),
  ]),
});

const keySettings: Readonly<Record<string, (properties: Placed['Properties']) => unknown>> = {
  'AWS::DynamoDB::Table': ({ SSESpecification: sse }) =>
    z.looseObject({ KMSMasterKeyId: z.unknown() }).safeParse(sse).data?.KMSMasterKeyId,
  'AWS::SQS::Queue': ({ KmsMasterKeyId }) => KmsMasterKeyId,
  'AWS::SNS::Topic': ({ KmsMasterKeyId }) => KmsMasterKeyId,
  'AWS::SecretsManager::Secret': ({ KmsKeyId }) => KmsKeyId,
  'AWS::Logs::LogGroup': ({ KmsKeyId }) => KmsKeyId,
  'AWS::S3::Bucket': ({ BucketEncryption }) =>
    Encryption.safeParse(BucketEncryption).data?.ServerSideEncryptionConfiguration[0]
      .ServerSideEncryptionByDefault.KMSMasterKeyID,
};

const keyOverOf = (resolver: Resolver): Map<string, string> =>
  new Map(
    resourcesOf(resolver.assembly, ...Object.keys(keySettings)).flatMap(({ stack, id, Type, Properties }) => {
      const key = keySettings[Type]?.(Properties);
      return key === undefined ? [] : [[resolver.arnOf(stack, id), resolver.text(stack, key)]];
    }),
  );

export const policiesIn = (resolver: Resolver): Policies => ({
  roles: rolesOf(resolver),
  onResources: onResourcesOf(resolver),
  keyOver: keyOverOf(resolver),
});
