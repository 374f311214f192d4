import { randomUUID } from 'node:crypto';
import {
  AdminConfirmSignUpCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  DeleteUserPoolCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { type ThrowawayTable, throwawayTable } from '@loja/tests/src/throwaway-table.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { removeUnconfirmed } from '../use-cases/remove-unconfirmed.ts';
import { cognitoDirectory } from './directory.cognito.ts';
import { dynamoSessions } from './sessions.dynamodb.ts';

// A pool of its own: in the shop's, other tests are signing up.
const cognito = new CognitoIdentityProviderClient({});
let UserPoolId: string;
let ClientId: string;
let table: ThrowawayTable;
beforeAll(async () => {
  const made = await cognito.send(new CreateUserPoolCommand({ PoolName: `unconfirmed-${randomUUID()}` }));
  UserPoolId = made.UserPool?.Id ?? '';
  const client = await cognito.send(new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'api' }));
  ClientId = client.UserPoolClient?.ClientId ?? '';
  table = await throwawayTable('unconfirmed');
});
afterAll(async () => {
  await cognito.send(new DeleteUserPoolCommand({ UserPoolId }));
  await table.drop();
});

const signedUp = async () => {
  const Username = `${randomUUID()}@example.com`;
  const Password = `Aa1!${randomUUID()}`;
  const UserAttributes = [{ Name: 'email', Value: Username }];
  const { UserSub = '' } = await cognito.send(
    new SignUpCommand({ ClientId, Username, Password, UserAttributes }),
  );
  return { Username, subject: UserSub };
};

test('who does not confirm within a week leaves the pool, and the shop is told; who did stays', async () => {
  const [lapsed, confirmed] = [await signedUp(), await signedUp()];
  await cognito.send(new AdminConfirmSignUpCommand({ UserPoolId, Username: confirmed.Username }));
  const directory = cognitoDirectory(UserPoolId, cognito);
  const run = (daysLater: number) => {
    const clock = () => new Date(Date.now() + daysLater * 86_400_000);
    return removeUnconfirmed({
      directory,
      sessions: dynamoSessions(new Dynamo(), table.name, clock),
      clock,
    })();
  };
  expect(await run(6)).toBe(0);
  expect(await directory.addressOf(lapsed.subject)).toBe(lapsed.Username);
  expect(await run(8)).toBe(1);
  expect(await run(8)).toBe(0);
  expect(await directory.addressOf(lapsed.subject)).toBeUndefined();
  expect(await directory.addressOf(confirmed.subject)).toBe(confirmed.Username);
  const told = (await table.rows()).map(({ name, detail }) => [name, JSON.parse(String(detail)).data]);
  expect(told).toEqual([['CustomerSignUpLapsed', { customerId: lapsed.subject }]]);
});
