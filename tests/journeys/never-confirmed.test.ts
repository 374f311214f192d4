import {
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import * as api from '@loja/contracts/endpoints.generated.ts';
import { CustomerSignUpLapsed } from '@loja/contracts/events/identity.ts';
import { CustomerId } from '@loja/kernel/ids.ts';
import { announcementOf } from '@loja/platform/bus.ts';
import { expect, test } from 'vitest';
import { awsOptions, outputs } from '../src/back-room.ts';
import { device, newAccount } from '../src/device.ts';
import { eventually } from '../src/eventually.ts';
import { everyRow, type Row } from '../src/stores-of-run.ts';

const cognito = new CognitoIdentityProviderClient(awsOptions);
const events = new EventBridgeClient(awsOptions);
const lambda = new LambdaClient(awsOptions);

const rowsOf = async (id: string): Promise<Row[]> => {
  const found: Row[] = [];
  for await (const one of everyRow()) if (one.row.pk === `CUSTOMER#${id}`) found.push(one);
  return found;
};

/** As the nightly run tells of an account of a week ago. */
const lapses = async (customerId: CustomerId): Promise<void> => {
  const { source, name, detail } = announcementOf(CustomerSignUpLapsed, { customerId }, new Date());
  const entry = { EventBusName: outputs.BusName, Source: source, DetailType: name, Detail: detail };
  await events.send(new PutEventsCommand({ Entries: [entry] }));
};

test('what was agreed to with an account that nobody confirmed goes with it', async () => {
  const account = newAccount();
  const signedUp = await device().call(api.signUp, { body: { ...account, marketing: true } });
  expect(signedUp).toMatchObject({ ok: true });
  const asked = new AdminGetUserCommand({ UserPoolId: outputs.ShopperPoolId, Username: account.email });
  const { UserAttributes = [], UserStatus } = await cognito.send(asked);
  expect(UserStatus).toBe('UNCONFIRMED');
  const id = CustomerId.parse(UserAttributes.find(({ Name }) => Name === 'sub')?.Value);
  await eventually('a consent', async () => (await rowsOf(id)).some(({ kind }) => kind === 'CONSENT'));
  await lapses(id);
  await eventually('no row of theirs', async () => (await rowsOf(id)).length === 0);
});

test.each(['identity-remove-unconfirmed', 'ordering-forget-old-orders'])(
  '%s, which the clock calls, finds nobody whose time is over in a young shop, and may look',
  async (name) => {
    const asked = new InvokeCommand({ FunctionName: `loja-local-${name}`, Payload: '{}' });
    const { FunctionError, StatusCode } = await lambda.send(asked);
    expect({ FunctionError, StatusCode }).toEqual({ FunctionError: undefined, StatusCode: 200 });
  },
);
