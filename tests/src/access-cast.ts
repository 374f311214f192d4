import { DeleteItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { callRoute } from '@loja/contracts/client.ts';
import * as api from '@loja/contracts/endpoints.generated.ts';
import { direct, shown } from './back-office.ts';
import { awsOptions, table } from './back-room.ts';
import { chargeBack, payPix } from './bank.ts';
import { type Device, openAccount, signedInDevice } from './device.ts';
import { eventually } from './eventually.ts';
import { asShopper, orderDesk } from './order-desk.ts';
import {
  base,
  buy,
  cartOf,
  home,
  inStatus,
  newKey,
  type OrderBody,
  type Placed,
  reviewed,
  withPix,
} from './shopper.ts';
import { staffMember } from './staff.ts';

export interface Cast {
  /** Cookies of the sessions of members of staff, by their group. */
  staff: Record<string, string>;
  owner: Device;
  stranger: Device;
  /** Placed by the owner while signed in. */
  owned: Placed;
  others: Placed;
  /** An order at which staff have everything to do: it came back, and is disputed. */
  worked: Placed;
  guestCartId: string;
  ownCartId: string;
  /** What places an order of the owner's cart. */
  review: OrderBody;
  /** The other ids that are there, by their name in a path. */
  ids: Readonly<Record<string, string>>;
}

type Answer<Value> = { ok: true; value: Value } | { ok: false; problem: unknown };

export const gotten = <Value>(answer: Answer<Value>): Value => {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.problem)}`);
  return answer.value;
};

const SKU = 'DECA-250-GRAOS';
/** What is taken out of a cart before it is bought. */
export const TAKEN = 'CASA-250-GRAOS';

/** Ids of the right shape that nothing has. */
export const absentIds: Readonly<Record<string, string>> = {
  cartId: `crt_${'0'.repeat(26)}`,
  orderId: `ord_${'0'.repeat(26)}`,
  returnId: 'ret_00000000',
  refundId: 'gw-nobody',
  taskId: 'stuck_order.nobody',
  code: 'NENHUM',
  slug: 'nenhum-cafe',
  sku: 'NADA-250-GRAOS',
  cep: '00000000',
  addressId: `adr_${'0'.repeat(26)}`,
  sessionId: '0'.repeat(64),
  kind: 'marketing',
};

const placedBy = async (who: Device): Promise<Placed> => {
  const response = await who.fetcher(`${base}/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-loja-client': 'shop', 'idempotency-key': newKey() },
    body: JSON.stringify(await reviewed({ [SKU]: 1 })),
  });
  if (response.status !== 201) throw new Error(`not placed: ${await response.text()}`);
  return (await response.json()) as Placed;
};

/** An account with all that one can have: a cart, an address, a second session. */
const ownerOf = async () => {
  const account = await openAccount();
  const brought = await cartOf({ [SKU]: 1, [TAKEN]: 1 });
  const owner = await signedInDevice({ ...account, cartId: brought.cartId });
  await signedInDevice(account);
  const { addressId } = gotten(await owner.call(api.addAddress, { body: { ...home, label: 'Casa' } }));
  const { sessions } = gotten(await owner.call(api.listSessions));
  const { sessionId } = sessions.find(({ current }) => !current) ?? {};
  if (sessionId === undefined) throw new Error('no second session');
  return { owner, ownCart: brought, ids: { addressId, sessionId } };
};

/** The shoppers, with what they really have. */
export const shoppersOf = async () => {
  const { owner, ownCart, ids } = await ownerOf();
  return {
    owner,
    ids: { ...ids, sku: SKU, slug: 'serra-alta', cep: '01310100' },
    ownCartId: ownCart.cartId,
    // Of a guest's cart with the same in it, since the owner's is quoted to nobody else.
    review: await reviewed({ [SKU]: 1 }),
    stranger: await signedInDevice(await openAccount()),
    owned: await placedBy(owner),
    others: await buy({ [SKU]: 1 }),
    guestCartId: (await cartOf({ [SKU]: 1, [TAKEN]: 1 })).cartId,
  };
};

const staffOf = async (): Promise<Record<string, string>> => ({
  admin: (await staffMember('admin')).cookie,
  atendimento: (await staffMember('atendimento')).cookie,
  torrefacao: (await staffMember('torrefacao')).cookie,
  'staff without a group': (await staffMember()).cookie,
});

const taskOf = (token: string, orderId: string): Promise<string> =>
  eventually(`a task about ${orderId}`, async () => {
    const { tasks } = gotten(await callRoute(fetch, direct, api.listTasks, { headers: await shown(token) }));
    return tasks.find((task) => task.orderId === orderId)?.taskId;
  });

/** An order that was delivered, came back and is disputed, with what staff then find by its ids. */
const workedOn = async (token: string) => {
  const desk = orderDesk(token);
  const worked = await buy({ [SKU]: 1 });
  await withPix(worked);
  await payPix(worked.orderId);
  await inStatus(worked, 'paid');
  gotten(await desk.pack(worked.orderId));
  gotten(await desk.ship(worked.orderId, 'AA123456789BR'));
  gotten(await desk.deliver(worked.orderId));
  const [asked] = gotten(await asShopper(worked).giveBack('refund')).returns ?? [];
  if (!asked) throw new Error('nothing is to come back');
  await chargeBack(worked.orderId);
  const ids = {
    returnId: asked.returnId,
    taskId: await taskOf(token, worked.orderId),
    code: 'BEMVINDO10',
  };
  return { worked, ids };
};

/** Everybody who asks, with what they really have. */
export const castOf = async (): Promise<Cast> => {
  const [shoppers, staff] = [await shoppersOf(), await staffOf()];
  const { worked, ids } = await workedOn(staff.admin ?? '');
  return { ...shoppers, staff, worked, ids: { ...shoppers.ids, ...ids } };
};

const dynamo = new DynamoDBClient(awsOptions);

/** So many ask for the same things that the limits of one cart and of one order would answer in the table's place. */
export const forgetCounts = async ({ ownCartId, guestCartId, owned }: Cast): Promise<void> => {
  const counted = [
    ...[ownCartId, guestCartId, absentIds.cartId].map((id) => `coupon-of-cart#${id}`),
    ...[owned.orderId, absentIds.orderId].map((id) => `return-of-order#${id}`),
  ];
  for (const key of counted)
    await dynamo.send(
      new DeleteItemCommand({
        TableName: table('Limits'),
        Key: { pk: { S: `LIMIT#${key}` }, sk: { S: 'COUNT' } },
      }),
    );
};
