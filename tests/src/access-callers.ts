import { accessOf } from '@loja/contracts/access.ts';
import type { Route } from '@loja/contracts/route.ts';
import type { OrderId } from '@loja/kernel/ids.ts';
import type { AskAs, Caller, Said } from './access-matrix.ts';
import { direct, shown } from './back-office.ts';
import { type Device, openAccount, signedInDevice } from './device.ts';
import { base, buy, cartOf, newKey, type Placed, reviewed, urls } from './shopper.ts';
import { staffMember } from './staff.ts';

const absentIds: Readonly<Record<string, string>> = {
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

/** Bodies that pass the contract where what is owned is looked at only after it. */
const bodies: Readonly<Record<string, unknown>> = {
  'POST /orders/{orderId}/returns': { resolution: 'refund' },
  'POST /orders/{orderId}/payments': { method: 'pix', expectedTotal: { cents: 100, currency: 'BRL' } },
};

export interface Cast {
  /** Cookies of their sessions. */
  staff: Record<string, string>;
  owner: Device;
  stranger: Device;
  /** Placed by the owner while signed in. */
  owned: Placed;
  others: Placed;
  cartId: string;
}

const placedBy = async (who: Device): Promise<Placed> => {
  const response = await who.fetcher(`${base}/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-loja-client': 'shop', 'idempotency-key': newKey() },
    body: JSON.stringify(await reviewed({ 'DECA-250-GRAOS': 1 })),
  });
  if (response.status !== 201) throw new Error(`not placed: ${await response.text()}`);
  return (await response.json()) as Placed;
};

/** Everybody who asks, with what they really have. */
export const castOf = async (): Promise<Cast> => {
  const owner = await signedInDevice(await openAccount());
  return {
    staff: {
      admin: (await staffMember('admin')).cookie,
      atendimento: (await staffMember('atendimento')).cookie,
      torrefacao: (await staffMember('torrefacao')).cookie,
      'staff without a group': (await staffMember()).cookie,
    },
    owner,
    stranger: await signedInDevice(await openAccount()),
    owned: await placedBy(owner),
    others: await buy({ 'DECA-250-GRAOS': 1 }),
    cartId: (await cartOf({ 'DECA-250-GRAOS': 1 })).cartId,
  };
};

const address = ({ path }: Route, orderId: OrderId | undefined, cartId: string): string => {
  const ids: Record<string, string> = { ...absentIds, cartId, ...(orderId ? { orderId } : {}) };
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? 'x'));
};

const sentBody = (route: Route): { body?: string } =>
  route.body === undefined ? {} : { body: JSON.stringify(bodies[`${route.method} ${route.path}`] ?? {}) };

export const saidBy = async (response: Response): Promise<Said> => {
  const body = await response.text();
  const code = /"code":"(\w+)"/.exec(body)?.[1];
  return { status: response.status, code, body: body.replace(/,?"traceId":"[^"]*"/, '') };
};

const cookiesOf = ({ jar }: Device): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');

const shownBy = (cast: Cast, caller: Caller): Record<string, string> => {
  if (caller === 'guest with its token') return { 'x-order-token': cast.owned.accessToken };
  if (caller === "guest with another's token") return { 'x-order-token': cast.others.accessToken };
  if (caller === 'owner') return { cookie: cookiesOf(cast.owner) };
  if (caller === 'another customer') return { cookie: cookiesOf(cast.stranger) };
  const cookie = cast.staff[caller];
  return cookie === undefined ? {} : { cookie };
};

/** Asks as each of them: staff routes as the back office's edge does, all others by the shop's. */
export const askingAs =
  (cast: Cast): AskAs =>
  async (route, caller) => {
    const isStaff = route.path.startsWith('/staff/');
    const isOrder = accessOf(route).audience === 'guest-token';
    const path = address(route, isOrder ? cast.owned.orderId : undefined, cast.cartId);
    const question = route.path === '/webhooks/mercadopago' ? '?data.id=ORD1' : '';
    const response = await fetch(`${isStaff ? direct : `${urls.shop}/api`}${path}${question}`, {
      method: route.method,
      headers: {
        'content-type': 'application/json',
        'x-loja-client': isStaff ? 'back-office' : 'shop',
        'idempotency-key': newKey(),
        ...(isStaff ? await shown() : {}),
        ...shownBy(cast, caller),
      },
      ...sentBody(route),
      redirect: 'manual',
    });
    return saidBy(response);
  };
