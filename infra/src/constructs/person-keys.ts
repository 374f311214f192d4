import { AccountRootPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Aws } from 'aws-cdk-lib/core';
import type { StageConfig } from '../stages.ts';
import type { SealedData } from './permissions.ts';

type DataClass = SealedData['class'];
type Use = 'seals' | 'opens';

/**
 * Which functions may seal and open each class of people's data. The keys themselves say so: a role that is given more by
 * mistake, or an administrator with rights on everything, opens nothing. Nobody opens the fiscal record; who must, changes
 * the key's policy for the occasion, which CloudTrail keeps.
 */
export const keyUsers = {
  customers: {
    seals: ['customers-http-customer', 'ordering-http-customer', 'ordering-http-staff'],
    opens: [
      'customers-http-customer',
      'documents-http-customer',
      'documents-on-order-placed',
      'notifications-send-email',
      'ordering-http-customer',
      'ordering-http-staff',
      'ordering-on-customer-deleted',
      'ordering-on-order-settled',
      'payments-http-customer',
      'payments-step-request-payment',
    ],
  },
  sessions: {
    seals: ['customers-http-customer', 'identity-http-customer', 'identity-http-staff'],
    opens: ['identity-http-customer', 'identity-http-staff', 'notifications-send-notice'],
  },
  fiscal: {
    seals: ['ordering-forget-old-orders', 'ordering-on-customer-deleted', 'ordering-on-order-settled'],
    opens: [],
  },
} as const satisfies Record<DataClass, Record<Use, readonly string[]>>;

/** Throws at synthesis: a function that the key would refuse is not deployed. */
export const requireKeyUser = (dataClass: DataClass, use: Use, bundle: string): void => {
  const users: readonly string[] = keyUsers[dataClass][use];
  if (!users.includes(bundle))
    throw new Error(`${bundle} is not among who ${use} ${dataClass} (infra/src/constructs/person-keys.ts)`);
};

/** All that a key needs of its owners, and nothing that uses it or lends it to others. */
const administration = [
  'CancelKeyDeletion',
  'CreateAlias',
  'DeleteAlias',
  'DescribeKey',
  'DisableKey',
  'EnableKey',
  'EnableKeyRotation',
  'GetKeyPolicy',
  'GetKeyRotationStatus',
  'ListGrants',
  'ListKeyPolicies',
  'ListKeyRotations',
  'ListResourceTags',
  'PutKeyPolicy',
  'RevokeGrant',
  'RotateKeyOnDemand',
  'ScheduleKeyDeletion',
  'TagResource',
  'UntagResource',
  'UpdateAlias',
  'UpdateKeyDescription',
].map((action) => `kms:${action}`);

const actionOf = { seals: 'kms:GenerateDataKey', opens: 'kms:Decrypt' } as const satisfies Record<
  Use,
  string
>;

/** Roles by name: the key is made before they are, and KMS refuses a principal that is not there yet. */
const usedBy = (use: Use, bundles: readonly string[], stage: StageConfig): PolicyStatement[] =>
  bundles.length === 0
    ? []
    : [
        new PolicyStatement({
          actions: [actionOf[use]],
          principals: [new AccountRootPrincipal()],
          resources: ['*'],
          conditions: {
            ArnEquals: { 'aws:PrincipalArn': bundles.map((bundle) => roleArn(roleNameOf(stage, bundle))) },
          },
        }),
      ];

const roleArn = (name: string): string => `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/${name}`;

export const roleNameOf = (stage: StageConfig, bundle: string): string => `loja-${stage.name}-${bundle}`;

/** The policy of a key under which people's data of one class lies. */
export const personKeyPolicy = (dataClass: DataClass, stage: StageConfig): PolicyDocument =>
  new PolicyDocument({
    statements: [
      new PolicyStatement({
        actions: administration,
        principals: [new AccountRootPrincipal()],
        resources: ['*'],
      }),
      ...usedBy('seals', keyUsers[dataClass].seals, stage),
      ...usedBy('opens', keyUsers[dataClass].opens, stage),
    ],
  });
