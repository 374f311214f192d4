import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { StaffGroup } from '@loja/contracts/access.ts';
import { callRoute, type Endpoint } from '@loja/contracts/client.ts';
import * as api from '@loja/contracts/endpoints.generated.ts';
import type { ReplyOf, Route } from '@loja/contracts/route.ts';
import { totp } from '@loja/local/totp.ts';
import * as z from 'zod';
import { awsOptions, outputs } from './back-room.ts';
import { device } from './device.ts';
import { known } from './people.ts';
import { urls } from './shopper.ts';

const cognito = new CognitoIdentityProviderClient(awsOptions);
const must = <Value>(value: Value | undefined, what: string): Value => {
  if (value === undefined) throw new Error(`no ${what}`);
  return value;
};
const poolId = (who: 'Staff' | 'Shopper'): string => must(outputs[`${who}PoolId`], `${who}PoolId`);

export interface Person {
  email: string;
  password: string;
}

const randomPassword = (): string => `café ${randomBytes(18).toString('base64url')}`;

/** As whoever runs the shop makes an account: by the pool's console, with a password to begin with. */
const hired = async (who: 'Staff' | 'Shopper', group: StaffGroup | undefined): Promise<Person> => {
  const { email } = known({ email: `${group ?? 'ninguem'}-${randomUUID()}@example.com` });
  const password = randomPassword();
  const user = { UserPoolId: poolId(who), Username: email };
  const UserAttributes = [
    { Name: 'email', Value: email },
    { Name: 'email_verified', Value: 'true' },
  ];
  await cognito.send(
    new AdminCreateUserCommand({
      ...user,
      UserAttributes,
      MessageAction: 'SUPPRESS',
      TemporaryPassword: password,
    }),
  );
  if (group) await cognito.send(new AdminAddUserToGroupCommand({ ...user, GroupName: group }));
  return { email, password };
};

/** A new member of staff who has not been here yet; without a group they may do nothing. */
export const newcomer = (group?: StaffGroup): Promise<Person> => hired('Staff', group);

/** What whoever runs the shop does to a member of staff, by the pool's console. */
export const office = {
  remove: ({ email }: Person) =>
    cognito.send(new AdminDeleteUserCommand({ UserPoolId: poolId('Staff'), Username: email })),
  disable: ({ email }: Person) =>
    cognito.send(new AdminDisableUserCommand({ UserPoolId: poolId('Staff'), Username: email })),
  move: async ({ email }: Person, from: StaffGroup, to: StaffGroup) => {
    const user = { UserPoolId: poolId('Staff'), Username: email };
    await cognito.send(new AdminRemoveUserFromGroupCommand({ ...user, GroupName: from }));
    await cognito.send(new AdminAddUserToGroupCommand({ ...user, GroupName: to }));
  },
};

type Input<R extends Route> = NonNullable<Parameters<typeof callRoute<R>>[3]>;

/** A browser at the back office's own address. */
export const staffDevice = () => {
  const { jar, fetcher } = device('Mozilla/5.0 (Windows NT 10.0) Firefox/133.0');
  return {
    jar,
    fetcher,
    call: <R extends Route>(endpoint: Endpoint<R>, input: Input<R> = {}) =>
      callRoute(fetcher, `${urls.backOffice}/api`, endpoint, input),
    /** As its requests carry them. */
    cookie: (): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
  };
};
export type StaffDevice = ReturnType<typeof staffDevice>;

export type Step = ReplyOf<Extract<typeof api.staffSignIn.route, Route>>;

const granted = async <R extends Route>(
  at: StaffDevice,
  endpoint: Endpoint<R>,
  input: Input<R>,
): Promise<ReplyOf<R>> => {
  const answer = await at.call(endpoint, input);
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.problem)}`);
  return answer.value;
};

type StepOf<Status extends Step['status']> = Extract<Step, { status: Status }>;

/** The step that was expected, or a failure that says which came instead. */
export const expected = <Status extends Step['status']>(step: Step, status: Status): StepOf<Status> => {
  if (step.status !== status) throw new Error(`a sign-in answered ${step.status} instead of ${status}`);
  return step as StepOf<Status>;
};

/** A first sign-in: a password of one's own, and an authenticator. */
export const firstSignIn = async (person: Person, at = staffDevice()) => {
  const begun = expected(await granted(at, api.staffSignIn, { body: person }), 'new_password_needed');
  const password = randomPassword();
  const { challenge } = begun;
  const chosen = await granted(at, api.chooseStaffPassword, {
    body: { challenge, email: person.email, password },
  });
  const setUp = expected(chosen, 'totp_setup_needed');
  const { secret } = setUp;
  const body = { challenge: setUp.challenge, code: totp(secret) };
  expected(await granted(at, api.setUpStaffTotp, { body }), 'signed_in');
  return { ...at, person: { email: person.email, password }, secret };
};

/** A new member of staff, signed in as a person would be: by the back office's own doors. */
export const staffMember = async (group?: StaffGroup) => {
  const member = await firstSignIn(await newcomer(group));
  const [session = '', access = ''] = ['session', 'access'].map((what) =>
    member.jar.get(`__Host-equipe-${what}`),
  );
  return { ...member, id: session.split('.')[0] ?? '', accessToken: access, cookie: member.cookie() };
};

/** Tokens of a shopper: real ones, of the wrong pool. */
export const shopperTokens = async () => {
  const [UserPoolId, ClientId] = [poolId('Shopper'), must(outputs.ShopperClientId, 'ShopperClientId')];
  const { email, password } = await hired('Shopper', undefined);
  await cognito.send(
    new AdminSetUserPasswordCommand({ UserPoolId, Username: email, Password: password, Permanent: true }),
  );
  const { UserPoolClient } = await cognito.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
  const proof = createHmac('sha256', must(UserPoolClient?.ClientSecret, 'client secret'))
    .update(`${email}${ClientId}`)
    .digest('base64');
  const { AuthenticationResult } = await cognito.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: email, PASSWORD: password, SECRET_HASH: proof },
    }),
  );
  const { AccessToken: access, IdToken: id } = z
    .object({ AccessToken: z.string(), IdToken: z.string() })
    .parse(AuthenticationResult);
  return { access, id };
};
