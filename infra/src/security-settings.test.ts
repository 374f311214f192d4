import { describe, expect, test } from 'vitest';
import { listOf, opened, type Properties, resourcesIn, templatesOf } from './shop-under-test.ts';

const templates = templatesOf(opened('prod'));
const all = (type: string): [id: string, properties: Properties][] => resourcesIn(templates, type);

const named = (type: string, name: RegExp): Properties => {
  const [[, found] = [], ...others] = all(type).filter(([id]) => name.test(id));
  if (!found || others.length > 0) throw new Error(`not one ${type} named ${name}`);
  return found;
};

const settingsOfFunctions = (): [name: string, value: unknown][] =>
  all('AWS::Lambda::Function').flatMap(([, { Environment }]) => Object.entries(Environment?.Variables ?? {}));

describe.each([
  ['Shoppers', { MfaConfiguration: 'OPTIONAL', AdminCreateUserConfig: { AllowAdminCreateUserOnly: false } }],
  ['Staff', { MfaConfiguration: 'ON', AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } }],
] as const)('the pool of %s', (who, own) => {
  const pool = named('AWS::Cognito::UserPool', new RegExp(`^${who}`));
  const client = named('AWS::Cognito::UserPoolClient', new RegExp(`^${who}`));

  test('takes long passwords of any characters, which never run out', () => {
    expect(pool.Policies).toEqual({
      PasswordPolicy: {
        MinimumLength: 12,
        RequireLowercase: false,
        RequireNumbers: false,
        RequireSymbols: false,
        RequireUppercase: false,
      },
    });
  });

  test('knows an authenticator as second factor, and no telephone', () => {
    expect(pool).toMatchObject({ ...own, EnabledMfas: ['SOFTWARE_TOKEN_MFA'] });
    expect(pool.SmsConfiguration).toBeUndefined();
    expect(pool.AutoVerifiedAttributes).toEqual(['email']);
    expect(pool.AccountRecoverySetting).toEqual({
      RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }],
    });
  });

  test('lets our API ask by password and by nothing else, and proves it by a secret', () => {
    expect(client.ExplicitAuthFlows).toEqual(['ALLOW_USER_PASSWORD_AUTH']);
    expect(client).toMatchObject({ GenerateSecret: true, SupportedIdentityProviders: ['COGNITO'] });
  });

  test('has no pages, codes, redirects or scopes of OAuth', () => {
    expect(client.AllowedOAuthFlowsUserPoolClient).toBe(false);
    for (const none of ['AllowedOAuthFlows', 'AllowedOAuthScopes', 'CallbackURLs', 'LogoutURLs'])
      expect(client[none], none).toBeUndefined();
    expect(all('AWS::Cognito::UserPoolDomain')).toEqual([]);
    expect(all('AWS::Cognito::UserPoolIdentityProvider')).toEqual([]);
  });

  test('gives tokens for minutes; one to renew them is good once, can be revoked, and ends', () => {
    expect(client).toMatchObject({
      AccessTokenValidity: 15,
      IdTokenValidity: 15,
      RefreshTokenValidity: who === 'Staff' ? 10 * 60 : 90 * 24 * 60,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'minutes' },
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 },
      EnableTokenRevocation: true,
      AuthSessionValidity: 3,
    });
  });

  test('does not say who has an account', () => {
    expect(client.PreventUserExistenceErrors).toBe('ENABLED');
  });
});

test('nobody has an account before somebody makes it', () => {
  expect(all('AWS::Cognito::UserPool')).toHaveLength(2);
  expect(all('AWS::Cognito::UserPoolUser')).toEqual([]);
  expect(all('AWS::Cognito::UserPoolUserToGroupAttachment')).toEqual([]);
  expect(all('AWS::IAM::User')).toEqual([]);
});

describe('keys and secrets', () => {
  test('are made by KMS for encryption, and turn over', () => {
    const keys = all('AWS::KMS::Key');
    expect(keys.length).toBeGreaterThan(5);
    for (const [id, key] of keys) {
      expect(key.EnableKeyRotation, id).toBe(true);
      // Both default to AES-256-GCM (SYMMETRIC_DEFAULT, ENCRYPT_DECRYPT).
      expect([key.KeySpec, key.KeyUsage, key.Origin], id).toEqual([undefined, undefined, undefined]);
    }
  });

  test('are generated at the first deploy or copied from the client that has them: none is written down', () => {
    const secrets = all('AWS::SecretsManager::Secret');
    expect(secrets.length).toBeGreaterThan(4);
    for (const [id, { GenerateSecretString: made, SecretString: copied, KmsKeyId }] of secrets) {
      expect(KmsKeyId, id).toBeDefined();
      expect(made?.SecretStringTemplate ?? '{}', id).toBe('{}');
      // 48 letters and digits are 285 bits; 32 characters are Secrets Manager's own choice.
      expect(made?.PasswordLength ?? 32, id).toBeGreaterThanOrEqual(32);
      if (made === undefined)
        expect(JSON.stringify(copied), id).toMatch(/"Fn::GetAtt":\["\w+","ClientSecret"\]/);
    }
  });
});

describe('on the way', () => {
  test('buckets, queues and topics refuse whatever does not come by TLS', () => {
    for (const [kind, most] of [
      ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy'],
      ['AWS::SQS::Queue', 'AWS::SQS::QueuePolicy'],
      ['AWS::SNS::Topic', 'AWS::SNS::TopicPolicy'],
    ] as const) {
      const policies = all(most);
      expect(policies.length, kind).toBe(all(kind).length);
      for (const [id, { PolicyDocument }] of policies)
        expect(PolicyDocument.Statement, id).toContainEqual(
          expect.objectContaining({
            Effect: 'Deny',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
        );
    }
  });

  test('functions ask AWS at its own addresses, the cache by TLS, and check every certificate', () => {
    const settings = settingsOfFunctions();
    const names = settings.map(([name]) => name);
    for (const name of ['AWS_ENDPOINT_URL', 'NODE_TLS_REJECT_UNAUTHORIZED', 'NODE_EXTRA_CA_CERTS'])
      expect(names).not.toContain(name);
    const caches = settings.filter(([name]) => name === 'CACHE_URL');
    expect(caches.length).toBeGreaterThan(0);
    for (const [, url] of caches) expect(JSON.stringify(url)).toContain('rediss://');
  });

  test('no other host is known to the functions than these', () => {
    const hosts = settingsOfFunctions().flatMap(([, value]) =>
      [...JSON.stringify(value).matchAll(/[a-z]+:\/\/([^/"\\,]+)/g)].map(([, host]) => host),
    );
    expect([...new Set(hosts)].toSorted()).toEqual([
      'api.mercadopago.com',
      'brasilapi.com.br',
      'equipe.manaca.example',
      'sdk.mercadopago.com',
      'viacep.com.br',
      'www.manaca.example',
    ]);
  });
});

describe('logs', () => {
  const groups = all('AWS::Logs::LogGroup');
  const inventory = /^\/loja\/prod\/|^aws-waf-logs-loja-prod-|^\/aws\/vendedlogs\/states\/loja-prod-/;

  test('are those of the inventory, one for each function, encrypted with a key of theirs but the firewall’s', () => {
    const functions = new Set(all('AWS::Lambda::Function').map(([, fn]) => fn.LoggingConfig.LogGroup.Ref));
    expect(functions.size).toBe(all('AWS::Lambda::Function').length);
    expect([...functions].filter((ref) => !groups.some(([id]) => id === ref))).toEqual([]);
    for (const [id, { LogGroupName }] of groups) expect(LogGroupName, id).toMatch(inventory);
    // The firewall's stand in the edge's region, where the shop has no key: CloudWatch encrypts them with its own.
    const otherwise = groups.filter(([, { KmsKeyId }]) => KmsKeyId === undefined);
    expect(otherwise.map(([, { LogGroupName }]) => LogGroupName)).toEqual([
      expect.stringMatching(/^aws-waf-logs-loja-prod-/),
      expect.stringMatching(/^aws-waf-logs-loja-prod-/),
    ]);
  });

  test('can be written by functions, and neither read, changed nor taken away', () => {
    const actions = ['AWS::IAM::Policy', 'AWS::IAM::Role'].flatMap((type) =>
      all(type).flatMap(([, { PolicyDocument, Policies = [] }]) =>
        [PolicyDocument, ...listOf(Policies).map((policy: Properties) => policy.PolicyDocument)]
          .filter((document) => document !== undefined)
          .flatMap((document) => document.Statement)
          .flatMap(({ Action }) => listOf<string>(Action)),
      ),
    );
    const ofLogs = new Set(actions.filter((action) => action.startsWith('logs:')));
    expect(ofLogs).toContain('logs:PutLogEvents');
    expect(
      [...ofLogs]
        .filter((action) =>
          /Get(LogEvents|LogRecord|Query)|Filter|StartQuery|LogGroup$|LogStream$|Retention/.test(action),
        )
        .toSorted(),
    ).toEqual(['logs:CreateLogStream']);
  });

  test('say no more than in daily work: nothing is told to debug', () => {
    const debugging = settingsOfFunctions().filter(([name]) =>
      /DEBUG|LOG_LEVEL|POWERTOOLS_DEV|NODE_OPTIONS|INSPECT/.test(name),
    );
    expect(debugging).toEqual([]);
    for (const [id, { LoggingConfig }] of all('AWS::Lambda::Function'))
      expect(LoggingConfig, id).toEqual({ LogFormat: 'JSON', LogGroup: { Ref: expect.any(String) } });
  });
});
