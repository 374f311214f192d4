import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { broken, type Violation } from '../checkers/violation.ts';
import { readBooks } from '../ledgers.ts';
import { linesOf, notify } from '../notifying.ts';
import { type Placed, watch } from '../shopper.ts';
import { hasEnded, order, pay, pixOf, type Stage } from '../stage.ts';
import { until } from '../until.ts';
import { chargesOf, misbehaveAbout, payCharge, providerForgets, strangeCharge } from '../world.ts';

/** Longer than a genuine notification takes to move its order, which each of them shows in the end. */
const LONG_ENOUGH_MS = 6_000;

type Case = { placed: Placed; chargeId: string; kind: string };

const refused = ({ kind }: Case, what: string): Violation => broken('refused-is-refused', `${kind}: ${what}`);

/** An order whose money, if it comes, nobody tells the shop of. */
const silentOrder = async (stage: Stage, kind: string): Promise<Case> => {
  const placed = await order(stage, { 'DIAM-250-GRAOS': 1 });
  await misbehaveAbout(stage.world, placed.orderId, { drop: true });
  await pixOf(stage, placed);
  const [charge] = await chargesOf(stage.world, placed.orderId);
  if (!charge) throw new Error(`${placed.orderId} has no charge`);
  return { placed, chargeId: charge.id, kind };
};

const moved = async ({ world, earlier }: Stage, { placed: { orderId } }: Case): Promise<boolean> => {
  const { orders, entries } = await readBooks(world, earlier);
  const mine = orders.find((one) => one.orderId === orderId);
  return mine?.status !== 'awaiting_payment' || entries.some((entry) => entry.orderId === orderId);
};

const unlessMoved = async (stage: Stage, one: Case): Promise<Violation[]> =>
  (await moved(stage, one)) ? [refused(one, 'the order or the ledger moved')] : [];

/** The true notification moves it at once: the false one could have. */
const thenPaid = async (stage: Stage, one: Case): Promise<Violation[]> => {
  const { placed, chargeId } = one;
  const status = await notify(stage.world, { chargeId, orderId: placed.orderId });
  const view = await watch(stage.world, placed, hasEnded, 2 * LONG_ENOUGH_MS);
  return status === 200 && view?.status === 'paid'
    ? []
    : [refused(one, `the true notification was answered ${status} and left the order ${view?.status}`)];
};

/** The charge is paid; only who may speak for the provider is false. */
const unsigned = async (
  stage: Stage,
  kind: string,
  falsehood: Partial<Parameters<typeof notify>[1]>,
): Promise<Violation[]> => {
  const one = await silentOrder(stage, kind);
  const { placed, chargeId } = one;
  await pay(stage, placed, chargeId);
  const status = await notify(stage.world, { chargeId, orderId: placed.orderId, ...falsehood });
  await pause(LONG_ENOUGH_MS);
  return [
    ...(status === 401 ? [] : [refused(one, `answered ${status}`)]),
    ...(await unlessMoved(stage, one)),
    ...(await thenPaid(stage, one)),
  ];
};

/** In the log, which the metric is counted from, and as a task for staff. */
const isTold = async (stage: Stage, one: Case, chargeId: string): Promise<Violation[]> => {
  const isLogged = await until(
    15,
    async () => (await linesOf(stage, 'payments-on-payment-notification', 'disagree', chargeId)) > 0,
  );
  const hasTask = await until(15, async () =>
    (await readBooks(stage.world, stage.earlier)).tasks.some(({ pspOrderId }) => pspOrderId === chargeId),
  );
  return [
    ...(isLogged ? [] : [refused(one, 'no alarm')]),
    ...(hasTask ? [] : [refused(one, 'no task for staff')]),
  ];
};

/** The charge is paid, and the provider's record says something else than what we asked for. */
const lying = async (
  stage: Stage,
  kind: string,
  lieOf: (stage: Stage) => Promise<object>,
): Promise<Violation[]> => {
  const one = await silentOrder(stage, kind);
  const { placed, chargeId } = one;
  await misbehaveAbout(stage.world, placed.orderId, { lie: await lieOf(stage), drop: true });
  await pay(stage, placed, chargeId);
  await notify(stage.world, { chargeId, orderId: placed.orderId });
  const found = [...(await isTold(stage, one, chargeId)), ...(await unlessMoved(stage, one))];
  await misbehaveAbout(stage.world, placed.orderId, { drop: true });
  return [...found, ...(await thenPaid(stage, one))];
};

/** A charge that the provider has, but not for us: asked for it, it knows none. */
const ofAnotherAccount = async (stage: Stage): Promise<Violation[]> => {
  const one = await silentOrder(stage, 'a charge of another account');
  const { placed } = one;
  const elsewhere = `ORD${randomUUID().replaceAll('-', '').toUpperCase().slice(0, 26)}`;
  await notify(stage.world, { chargeId: elsewhere, orderId: placed.orderId });
  const found = [...(await isTold(stage, one, elsewhere)), ...(await unlessMoved(stage, one))];
  await pay(stage, placed, one.chargeId);
  return [...found, ...(await thenPaid(stage, one))];
};

/** A paid charge of our account that names the order and is none that the order asked for. */
const neverAskedFor = async (stage: Stage): Promise<Violation[]> => {
  const one = await silentOrder(stage, 'a charge that we never asked for');
  const { placed, chargeId } = one;
  const { orders } = await readBooks(stage.world, stage.earlier);
  const totalCents = orders.find(({ orderId }) => orderId === placed.orderId)?.totalCents ?? 0;
  const stranger = await strangeCharge(stage.world, placed.orderId, totalCents);
  await payCharge(stage.world, stranger);
  await notify(stage.world, { chargeId: stranger, orderId: placed.orderId });
  const found = [...(await isTold(stage, one, stranger)), ...(await unlessMoved(stage, one))];
  await providerForgets(stage.world, stranger);
  await pay(stage, placed, chargeId);
  return [...found, ...(await thenPaid(stage, one))];
};

/** How often each alarm must have been counted by what is false here. */
const counted = async (stage: Stage, name: string, metric: string, least: number): Promise<Violation[]> => {
  const seen = await linesOf(stage, name, `"${metric}"`);
  return seen >= least ? [] : [broken('refused-is-refused', `${metric} counted ${seen} times of ${least}`)];
};

/** Every kind of false notification, each about an order of its own, all at once. */
export const falseNotifications = async (stage: Stage): Promise<Violation[]> => {
  const found = await Promise.all([
    unsigned(stage, 'a forged signature', { secret: 'a guess' }),
    unsigned(stage, 'a stale signature', { agedMs: 11 * 60_000 }),
    unsigned(stage, 'the signature of another charge', { signedFor: 'ORD1' }),
    lying(stage, 'a wrong amount', async () => ({ amountCents: -1 })),
    lying(stage, 'the reference of nobody', async () => ({ reference: 'ord_of_another_shop' })),
    lying(stage, 'the reference of another order', async () => ({
      reference: (await silentOrder(stage, 'another order')).placed.orderId,
    })),
    ofAnotherAccount(stage),
    neverAskedFor(stage),
  ]);
  return [
    ...found.flat(),
    ...(await counted(stage, 'payments-http-public', 'NotificationRefused', 3)),
    ...(await counted(stage, 'payments-on-payment-notification', 'PaymentMismatch', 5)),
  ];
};
