import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  AssociateSoftwareTokenCommand,
  type AuthenticationResultType,
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { StaffGroup } from '@loja/contracts/access.ts';
import * as z from 'zod';
import { awsOptions, outputs } from './back-room.ts';
import { known } from './people.ts';
import { totp } from './totp.ts';

const cognito = new CognitoIdentityProviderClient(awsOptions);
const must = <Value>(value: Value | undefined, what: string): Value => {
  if (value === undefined) throw new Error(`no ${what}`);
  return value;
};

/** A pool of the identity stack with the client through which the API signs people in. */
export const poolOf = async (who: 'Staff' | 'Shopper') => {
  const UserPoolId = must(outputs[`${who}PoolId`], `${who}PoolId`);
  const ClientId = must(outputs[`${who}ClientId`], `${who}ClientId`);
  const { UserPoolClient } = await cognito.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
  return { UserPoolId, ClientId, secret: must(UserPoolClient?.ClientSecret, 'client secret') };
};
type Pool = Awaited<ReturnType<typeof poolOf>>;

interface Person {
  email: string;
  password: string;
}

const newPerson = async ({ UserPoolId }: Pool, group: StaffGroup | undefined): Promise<Person> => {
  const { email } = known({ email: `${group ?? 'ninguem'}-${randomUUID()}@example.com` });
  const password = `Aa1!${randomBytes(18).toString('base64url')}`;
  const user = { UserPoolId, Username: email };
  const UserAttributes = [
    { Name: 'email', Value: email },
    { Name: 'email_verified', Value: 'true' },
  ];
  await cognito.send(new AdminCreateUserCommand({ ...user, UserAttributes, MessageAction: 'SUPPRESS' }));
  await cognito.send(new AdminSetUserPasswordCommand({ ...user, Password: password, Permanent: true }));
  if (group) await cognito.send(new AdminAddUserToGroupCommand({ ...user, GroupName: group }));
  return { email, password };
};

/** What a client with a secret proves it by (Cognito: HMAC of name and client id). */
const proof = ({ ClientId, secret }: Pool, email: string): string =>
  createHmac('sha256', secret).update(`${email}${ClientId}`).digest('base64');

const start = (pool: Pool, { email, password }: Person) =>
  cognito.send(
    new InitiateAuthCommand({
      ClientId: pool.ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: email, PASSWORD: password, SECRET_HASH: proof(pool, email) },
    }),
  );

const Tokens = z.object({ AccessToken: z.string(), IdToken: z.string() });
const tokensOf = (result: AuthenticationResultType | undefined) => {
  const { AccessToken: access, IdToken: id } = Tokens.parse(result);
  return { access, id };
};

/**
 * A person's first visit: an authenticator is enrolled. AWS gives no token before that, and lets the session enrol;
 * the local AWS gives one, and enrols by it.
 */
const enrol = async (pool: Pool, person: Person): Promise<string> => {
  const { Session, AuthenticationResult } = await start(pool, person);
  const by = AuthenticationResult ? { AccessToken: AuthenticationResult.AccessToken } : { Session };
  const { SecretCode, Session: next } = await cognito.send(new AssociateSoftwareTokenCommand(by));
  const secret = must(SecretCode, 'authenticator secret');
  const shown = AuthenticationResult ? by : { Session: next };
  await cognito.send(new VerifySoftwareTokenCommand({ ...shown, UserCode: totp(secret) }));
  return secret;
};

/** Signs a new member of staff in, by password and authenticator; without a group they may do nothing. */
export const staffMember = async (group?: StaffGroup) => {
  const pool = await poolOf('Staff');
  const person = await newPerson(pool, group);
  const secret = await enrol(pool, person);
  const { Session, ChallengeName } = await start(pool, person);
  if (ChallengeName !== 'SOFTWARE_TOKEN_MFA') throw new Error(`a sign-in asked for ${ChallengeName}`);
  const { AuthenticationResult } = await cognito.send(
    new RespondToAuthChallengeCommand({
      ClientId: pool.ClientId,
      ChallengeName,
      Session,
      ChallengeResponses: {
        USERNAME: person.email,
        SOFTWARE_TOKEN_MFA_CODE: totp(secret),
        SECRET_HASH: proof(pool, person.email),
      },
    }),
  );
  return tokensOf(AuthenticationResult);
};

/** Tokens of a shopper: real ones, of the wrong pool. */
export const shopperTokens = async () => {
  const pool = await poolOf('Shopper');
  const { AuthenticationResult } = await start(pool, await newPerson(pool, undefined));
  return tokensOf(AuthenticationResult);
};
