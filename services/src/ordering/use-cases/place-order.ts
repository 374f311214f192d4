import type { Address, Customer } from '@loja/contracts/http/ordering.ts';
import type { CartId, CustomerId, OrderId } from '@loja/kernel/ids.ts';
import type { Money } from '@loja/kernel/money.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import { type Agreement, agree, agreedPart, consumingLine, namesOfShort } from '../domain/agreement.ts';
import { canonicalJson, digest } from '../domain/digest.ts';
import { holdsOf } from '../domain/holds.ts';
import type { Order } from '../domain/order.ts';
import { priceLines, type WantedLine } from '../domain/pricing.ts';
import type { BroughtCoupon, OrderingPorts, Placement } from '../ports.ts';

/** The purchase as the shopper confirmed it on the review step. */
export interface Purchase {
  cartId: CartId;
  customer: Customer;
  address: Address;
  shippingOptionId: string;
  payment: Order['payment'];
  expectedTotal: Money;
  termsVersion: string;
}
export interface PlaceOrderCommand {
  /** Made by the client once per purchase. */
  key: string;
  purchase: Purchase;
  /** Who is signed in, if anybody. */
  customerId?: CustomerId | undefined;
  /** The caller's; empty where it did not come through the edge. */
  from: string;
}

type Placed = Result<{ orderId: OrderId; accessToken: string }, 'idempotency_key_reused'>;
type PlaceOrderPorts = Pick<
  OrderingPorts,
  'checkout' | 'offers' | 'people' | 'holds' | 'clock' | 'newOrderId' | 'newAccessToken'
>;

/** A key answers again what it answered first; another purchase under it is refused. */
const replay = ({ orderId, accessToken, requestHash }: Placement, hash: string): Placed =>
  requestHash === hash ? ok({ orderId, accessToken }) : fail('idempotency_key_reused');

const broughtBy = async (
  { offers }: PlaceOrderPorts,
  code: string | undefined,
  { customer }: Purchase,
): Promise<BroughtCoupon | undefined> =>
  code === undefined ? undefined : { code, customerKey: await offers.customerKeyOf(code, customer) };

const agreementOn = async (
  { checkout, offers, clock }: PlaceOrderPorts,
  cart: readonly WantedLine[] | undefined,
  coupon: BroughtCoupon | undefined,
  purchase: Purchase,
) => {
  if (!cart) return fail('cart_not_found');
  if (cart.length === 0) return fail('cart_empty');
  const { variants, promotions } = await checkout.offered(
    cart.map(({ sku }) => sku),
    coupon,
  );
  const priced = priceLines(cart, variants);
  if (!priced.ok) return priced;
  const reduced = offers.reduce(priced.value, promotions, coupon?.customerKey, clock());
  const options = offers.freight(purchase.address.cep, priced.value, reduced);
  return agree({ lines: priced.value, reduced, options }, purchase);
};

const keptBuyer = async (
  { people, holds: { limits, addressIndex } }: PlaceOrderPorts,
  { purchase, from }: PlaceOrderCommand,
  orderId: OrderId,
) => {
  const isCounted = limits.perAddress > 0 && from !== '';
  const [kept, index] = await Promise.all([
    people.keep(orderId, { customer: purchase.customer, address: purchase.address }),
    isCounted ? addressIndex(from) : undefined,
  ]);
  const holds = holdsOf(limits, { ...kept, addressIndex: index });
  return { ...kept, ...(holds.length > 0 ? { holds } : {}) };
};

const orderOf = async (
  ports: PlaceOrderPorts,
  agreement: Agreement,
  command: PlaceOrderCommand,
  { orderId, accessToken }: Placement,
  keyHash: string,
): Promise<Order> => {
  const { clock, offers } = ports;
  const { purchase } = command;
  const placedAt = clock().toISOString();
  return {
    orderId,
    status: 'awaiting_payment',
    placedAt,
    ...agreedPart(agreement),
    demand: [...offers.demandOf(agreement.lines.map(consumingLine))],
    ...(await keptBuyer(ports, command, orderId)),
    payment: purchase.payment,
    termsVersion: purchase.termsVersion,
    timeline: [{ at: placedAt, event: 'placed', status: 'awaiting_payment', actor: 'shopper' }],
    accessTokenHash: digest(accessToken),
    placementKeyHash: keyHash,
  };
};

/**
 * Places an order in three calls to the store: key and cart, prices and promotions, one transaction. The key is looked up
 * first, since the cart, the prices or the stock may have changed after it placed its order.
 */
export const placeOrder = (ports: PlaceOrderPorts) => async (command: PlaceOrderCommand) => {
  const { key, purchase, customerId } = command;
  const keyHash = digest(key);
  // Salted by the key, which is stored nowhere: without it no CPF can be tried against the digest.
  const requestHash = digest(`${key}\n${canonicalJson(purchase)}`);
  const opened = await ports.checkout.open(keyHash, purchase.cartId, customerId);
  const { earlier, cart, coupon, isOwnCart = false } = opened;
  if (earlier) return replay(earlier, requestHash);

  const agreement = await agreementOn(ports, cart, await broughtBy(ports, coupon, purchase), purchase);
  if (!agreement.ok) {
    // A twin of this request may have been placed while this one was reading.
    const now = await ports.checkout.open(keyHash, purchase.cartId, customerId);
    return now.earlier ? replay(now.earlier, requestHash) : agreement;
  }

  const placement = { requestHash, orderId: ports.newOrderId(), accessToken: ports.newAccessToken() };
  const outcome = await ports.checkout.place(
    {
      ...(await orderOf(ports, agreement.value, command, placement, keyHash)),
      ...(customerId ? { ownerId: customerId } : {}),
    },
    placement,
    ports.holds.limits,
    isOwnCart,
  );
  switch (outcome.kind) {
    case 'placed':
      return ok({ orderId: placement.orderId, accessToken: placement.accessToken });
    case 'repeated':
      return replay(outcome.placement, requestHash);
    case 'short':
      return fail('out_of_stock', namesOfShort(agreement.value.lines, outcome.stockItemIds));
    case 'coupon':
      return fail(outcome.code);
    case 'gone':
      return fail('unauthorized');
    case 'held':
      return fail('too_many_open_orders');
    case 'busy':
      return fail('busy');
  }
};
