import type { StaffGroup } from '@loja/contracts/access.ts';
import {
  AccountRecovery,
  CfnUserPoolClient,
  CfnUserPoolGroup,
  FeaturePlan,
  Mfa,
  StandardThreatProtectionMode,
  UserPool,
  type UserPoolClient,
  UserPoolEmail,
  UserPoolOperation,
  type UserPoolProps,
} from 'aws-cdk-lib/aws-cognito';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Duration, SecretValue, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { ShopFunction } from '../constructs/shop-function.ts';
import type { Foundation } from '../foundation.ts';
import { output } from '../names.ts';
import { regions, type StageConfig } from '../stages.ts';

interface IdentityStackProps extends StackProps {
  readonly foundation: Foundation;
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
  /** `{value}`: how our API proves itself to the pool beside what a person shows. */
  readonly shopperClientSecret: Secret;
  readonly staffClientSecret: Secret;

  constructor(scope: Construct, id: string, { foundation, ...props }: IdentityStackProps) {
    super(scope, id, props);
    const { stage } = foundation;
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
    this.#wordLetters(foundation);
    // As long as a session may last (`services/src/identity/domain/pool.ts`), and no longer.
    this.shopperClient = clientOf(this.shoppers, Duration.days(90));
    this.staffClient = clientOf(this.staff, Duration.hours(10));
    this.shopperClientSecret = this.#secretOf('Shopper', this.shopperClient, foundation);
    this.staffClientSecret = this.#secretOf('Staff', this.staffClient, foundation);
    output(this, 'ShopperPoolId', this.shoppers.userPoolId);
    output(this, 'ShopperClientId', this.shopperClient.userPoolClientId);
    output(this, 'StaffPoolId', this.staff.userPoolId);
    output(this, 'StaffClientId', this.staffClient.userPoolClientId);
  }

  #wordLetters(foundation: Foundation): void {
    const words = new ShopFunction(this, { foundation, bundle: 'identity-word-message', memoryMb: 256 });
    this.shoppers.addTrigger(UserPoolOperation.CUSTOM_MESSAGE, words.fn);
  }

  /** CloudFormation copies it from the client at deploy: neither template nor person holds it. */
  #secretOf(who: 'Shopper' | 'Staff', client: UserPoolClient, { stage, atRest }: Foundation): Secret {
    const { defaultChild } = client.node;
    if (!(defaultChild instanceof CfnUserPoolClient)) throw new Error('a client without its resource');
    return new Secret(this, `${who}ClientSecret`, {
      secretName: `loja/${stage.name}/${who.toLowerCase()}-client`,
      encryptionKey: atRest.keys.secrets,
      secretObjectValue: { value: SecretValue.resourceAttribute(defaultChild.attrClientSecret) },
      removalPolicy: stage.removalPolicy,
    });
  }
}

const shared = (stage: StageConfig): UserPoolProps => ({
  signInAliases: { email: true },
  signInCaseSensitive: false,
  autoVerify: { email: true },
  keepOriginal: { email: true },
  mfaSecondFactor: { otp: true, sms: false },
  email: UserPoolEmail.withSES({
    fromEmail: stage.emailFrom,
    sesRegion: regions.shop,
    sesVerifiedDomain: stage.emailFrom.slice(stage.emailFrom.indexOf('@') + 1),
  }),
  // Length and no rules of composition (ASVS 5.0 6.2.1, 6.2.5; NIST SP 800-63B-4 §3.1.1.2).
  passwordPolicy: {
    minLength: 12,
    requireDigits: false,
    requireLowercase: false,
    requireUppercase: false,
    requireSymbols: false,
  },
  accountRecovery: AccountRecovery.EMAIL_ONLY,
  deletionProtection: stage.keepsData,
  removalPolicy: stage.removalPolicy,
});

/** The API signs people in on their behalf; no hosted page, no token in a browser's address. */
const clientOf = (pool: UserPool, session: Duration): UserPoolClient =>
  pool.addClient('Api', {
    generateSecret: true,
    authFlows: { userPassword: true },
    authSessionValidity: Duration.minutes(3),
    disableOAuth: true,
    preventUserExistenceErrors: true,
    enableTokenRevocation: true,
    accessTokenValidity: Duration.minutes(15),
    idTokenValidity: Duration.minutes(15),
    refreshTokenValidity: session,
    // A refresh token is good once; a minute is for an answer that was lost.
    refreshTokenRotationGracePeriod: Duration.minutes(1),
  });
