import type { StaffGroup } from '@loja/contracts/access.ts';
import {
  AccountRecovery,
  CfnUserPoolGroup,
  FeaturePlan,
  Mfa,
  StandardThreatProtectionMode,
  UserPool,
  type UserPoolClient,
  type UserPoolProps,
} from 'aws-cdk-lib/aws-cognito';
import { Duration, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { output } from '../names.ts';
import type { StageConfig } from '../stages.ts';

interface IdentityStackProps extends StackProps {
  readonly stage: StageConfig;
}

/** Keyed by what they may do; the names are the shop's own (`docs/glossary.md`). */
const staffGroups = {
  admin: 'Everything, including refunds and people',
  atendimento: 'Orders and customers',
  torrefacao: 'Catalogue and stock',
} as const satisfies Record<StaffGroup, string>;

/** Who signs in: shoppers with a password, staff with a password and a second factor. */
export class IdentityStack extends Stack {
  readonly shoppers: UserPool;
  readonly staff: UserPool;
  readonly shopperClient: UserPoolClient;
  readonly staffClient: UserPoolClient;

  constructor(scope: Construct, id: string, { stage, ...props }: IdentityStackProps) {
    super(scope, id, props);
    this.shoppers = new UserPool(this, 'Shoppers', {
      ...shared(stage),
      userPoolName: `loja-${stage.name}-shoppers`,
      selfSignUpEnabled: true,
      mfa: Mfa.OPTIONAL,
      featurePlan: FeaturePlan.ESSENTIALS,
    });
    this.staff = new UserPool(this, 'Staff', {
      ...shared(stage),
      userPoolName: `loja-${stage.name}-staff`,
      selfSignUpEnabled: false,
      mfa: Mfa.REQUIRED,
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
    });
    for (const [groupName, description] of Object.entries(staffGroups)) {
      new CfnUserPoolGroup(this, `Group-${groupName}`, {
        userPoolId: this.staff.userPoolId,
        groupName,
        description,
      });
    }
    this.staffClient = clientOf(this.staff, Duration.hours(12));
    this.shopperClient = clientOf(this.shoppers, Duration.days(90));
    output(this, 'ShopperPoolId', this.shoppers.userPoolId);
    output(this, 'ShopperClientId', this.shopperClient.userPoolClientId);
    output(this, 'StaffPoolId', this.staff.userPoolId);
    output(this, 'StaffClientId', this.staffClient.userPoolClientId);
  }
}

const shared = (stage: StageConfig): UserPoolProps => ({
  signInAliases: { email: true },
  signInCaseSensitive: false,
  autoVerify: { email: true },
  keepOriginal: { email: true },
  mfaSecondFactor: { otp: true, sms: false },
  passwordPolicy: {
    minLength: 12,
    requireDigits: true,
    requireLowercase: true,
    requireUppercase: true,
    requireSymbols: true,
  },
  accountRecovery: AccountRecovery.EMAIL_ONLY,
  deletionProtection: stage.keepsData,
  removalPolicy: stage.removalPolicy,
});

/** The API signs people in on their behalf; no hosted page, no token in a browser's address. */
const clientOf = (pool: UserPool, session: Duration): UserPoolClient =>
  pool.addClient('Api', {
    generateSecret: true,
    authFlows: { userPassword: true, userSrp: true },
    disableOAuth: true,
    preventUserExistenceErrors: true,
    enableTokenRevocation: true,
    accessTokenValidity: Duration.minutes(15),
    idTokenValidity: Duration.minutes(15),
    refreshTokenValidity: session,
  });
