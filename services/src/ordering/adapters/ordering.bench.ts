import {
  type CartId,
  type CustomerId,
  newAccessToken,
  newCartId,
  newOrderId,
  type OrderId,
} from '@loja/kernel/ids.ts';
import { brl } from '@loja/kernel/money.ts';
import { demandOf } from '#inventory/offers.ts';
import type { BuyXGetY, Coupon } from '#promotions/offers.ts';
import type { Order } from '../domain/order.ts';
import type { PaymentFacts } from '../domain/order-view.ts';
import type { WantedLine } from '../domain/pricing.ts';
import type { WantedReturn } from '../domain/returning.ts';
import type { OrderingPorts, Variant } from '../ports.ts';
import { cancelOrder, cancelOwnOrder, closeCharge } from '../use-cases/cancel-order.ts';
import { confirmOrder } from '../use-cases/confirm-order.ts';
import { expireOrder } from '../use-cases/expire-order.ts';
import { getOrder } from '../use-cases/get-order.ts';
import { type Purchase, placeOrder } from '../use-cases/place-order.ts';
import { closeChargeback, openChargeback } from '../use-cases/record-chargeback.ts';
import { recordRefund, recordRefundFailure } from '../use-cases/record-refund.ts';
import { requestReturn } from '../use-cases/request-return.ts';
import { type Asked, StaffDesk } from '../use-cases/serve-staff.ts';
import { reduce } from './offers.in-process.ts';
import { sampleReversePostage } from './reverse-postage.ts';

export interface StockColumns {
  free: number;
  reserved: number;
  sold: number;
}

/** A store with a back door, so that one suite asks the same of memory and of DynamoDB. */
export interface Shelf {
  ports: Pick<OrderingPorts, 'checkout' | 'orders' | 'lists' | 'ownOrders' | 'people'>;
  putCart(cartId: string, lines: readonly WantedLine[], coupon?: string): Promise<void>;
  putCoupon(coupon: Coupon): Promise<void>;
  usesOf(code: string): Promise<number>;
  putAutomatic(promotions: readonly BuyXGetY[]): Promise<void>;
  putVariant(variant: Variant): Promise<void>;
  putStock(stockItemId: string, free: number): Promise<void>;
  stockOf(stockItemId: string): Promise<StockColumns>;
  /** Everything announced about the shelf's orders, in no order. */
  announced(): Promise<{ name: string; orderId: string }[]>;
  /** A customer closes the account. */
  leave(customerId: CustomerId): Promise<void>;
  orderIds(): Promise<string[]>;
  /** How many unpaid orders a count stands at. */
  holdsOf(hold: string): Promise<number>;
}

const sellable = (stockItemId: string, sku: string, quantity: number, priceCents: number): Variant => ({
  sku,
  productSlug: stockItemId.toLowerCase(),
  name: `Café ${stockItemId}`,
  variantLabel: `${quantity} g · Em grãos`,
  kind: 'coffee',
  priceCents,
  grams: quantity,
  consumes: [{ stockItemId, quantity }],
});

/** One service at one price; the CEP of zeros lies in no state. */
const offers: OrderingPorts['offers'] = {
  freight: (cep, _lines, { freeShipping }) =>
    cep === '00000000'
      ? undefined
      : [
          {
            id: 'economico',
            name: 'Econômico',
            price: brl(freeShipping ? 0 : 16_90),
            businessDays: { min: 4, max: 8 },
            free: freeShipping,
          },
        ],
  demandOf,
  reduce,
  customerKeyOf: async (code, { cpf, cnpj }) => `${code}:${cpf ?? cnpj}`,
};

/** A payment provider that says what the test tells it, and remembers what it was asked. */
export class ScriptedProvider {
  paid = new Set<OrderId>();
  /** A try that began late: may be paid until then. */
  openUntil: string | undefined;
  unreachable = false;

  readonly endings: OrderingPorts['endings'] = {
    settle: async (orderId) => {
      if (this.unreachable) throw new Error('the provider does not answer');
      if (this.paid.has(orderId)) return { kind: 'captured', method: 'pix' };
      return this.openUntil === undefined
        ? { kind: 'not_captured' }
        : { kind: 'open', until: this.openUntil, method: 'pix' };
    },
  };
}

/** One shopper's shop with coffee of its own on the shelf, so that tests in one store do not meet. */
export class Bench {
  readonly coffee = `C${crypto.randomUUID().slice(0, 8).toUpperCase()}`;
  readonly provider = new ScriptedProvider();
  facts: PaymentFacts | undefined;
  postage = sampleReversePostage;
  holdLimits = { perPerson: 0, perAddress: 0 };
  now = new Date('2026-11-24T12:00:00.000Z');
  readonly shelf: Shelf;

  constructor(shelf: Shelf) {
    this.shelf = shelf;
  }

  get ports(): OrderingPorts {
    return {
      ...this.shelf.ports,
      payments: { factsOf: async () => this.facts },
      endings: this.provider.endings,
      postage: this.postage,
      staffNames: { namesOf: async () => new Map([['staff-1', 'Rosa']]) },
      holds: { limits: this.holdLimits, addressIndex: async (address) => `index of ${address}` },
      offers,
      clock: () => this.now,
      newOrderId,
      newAccessToken,
    };
  }

  readonly bag = (): Variant => sellable(this.coffee, `${this.coffee}-250-GRAOS`, 250, 39_90);
  readonly kilo = (): Variant => sellable(this.coffee, `${this.coffee}-1000-GRAOS`, 1000, 139_90);

  async open(freeGrams: number): Promise<this> {
    await this.shelf.putVariant(this.bag());
    await this.shelf.putVariant(this.kilo());
    await this.shelf.putStock(this.coffee, freeGrams);
    return this;
  }

  async cartOf(lines: readonly WantedLine[], coupon?: string): Promise<CartId> {
    const cartId = newCartId();
    await this.shelf.putCart(cartId, lines, coupon);
    return cartId;
  }

  /** One bag to São Paulo: 39,90 less 5 % for Pix, freight 16,90. */
  purchaseOf(cartId: CartId, changes: Partial<Purchase> = {}): Purchase {
    return {
      cartId,
      customer: {
        name: 'Maria da Conceição Souza',
        email: 'maria@exemplo.com.br',
        phone: '11987654321',
        cpf: '12345678909',
      },
      address: {
        cep: '01310100',
        street: 'Avenida Paulista',
        number: '1000',
        district: 'Bela Vista',
        city: 'São Paulo',
        state: 'SP',
      },
      shippingOptionId: 'economico',
      payment: { method: 'pix' },
      expectedTotal: brl(39_90 - 2_00 + 16_90),
      termsVersion: '2026-11-24',
      ...changes,
    };
  }

  place = (purchase: Purchase, key = crypto.randomUUID(), from = '') =>
    placeOrder(this.ports)({ key, purchase, from });

  /** Places an order for one bag; throws when it is refused. */
  placed = (): Promise<{ orderId: OrderId; accessToken: string }> => this.placedOf(1);

  /** The same for so many bags. */
  async placedOf(bags: number, customerId?: CustomerId): Promise<{ orderId: OrderId; accessToken: string }> {
    const cartId = await this.cartOf([{ sku: this.bag().sku, quantity: bags }]);
    const goods = bags * 39_90;
    const expectedTotal = brl(goods - Math.round(goods * 0.05) + 16_90);
    const purchase = this.purchaseOf(cartId, { expectedTotal });
    const key = crypto.randomUUID();
    const result = await placeOrder(this.ports)({ key, purchase, customerId, from: '' });
    if (!result.ok) throw new Error(result.code);
    return result.value;
  }

  /** The order in the hands of a member of staff who may do everything. */
  asked = (orderId: OrderId): Asked => ({ orderId, staff: { id: 'staff-1', groups: ['admin'] } });

  stock = () => this.shelf.stockOf(this.coffee);
  announcedOf = async (orderId: string): Promise<string[]> =>
    (await this.shelf.announced())
      .filter((event) => event.orderId === orderId)
      .map(({ name }) => name)
      .sort();

  view = (orderId: OrderId, token: string | undefined) => getOrder(this.ports)({ orderId, token });
  cancelOwn = (orderId: OrderId, token: string | undefined) => cancelOwnOrder(this.ports)({ orderId, token });
  confirm = (orderId: OrderId) => confirmOrder(this.ports)(orderId);
  expire = (orderId: OrderId) => expireOrder(this.ports)(orderId);
  cancel = (orderId: OrderId) => cancelOrder(this.ports)(orderId);
  closeCharge = (orderId: OrderId) => closeCharge(this.ports)(orderId);
  recordRefund = (orderId: OrderId, refundId = 'late', amountCents = 54_80) =>
    recordRefund(this.ports)(orderId, { refundId, amountCents });
  recordRefundFailure = (orderId: OrderId, refundId: string, again?: number) =>
    recordRefundFailure(this.ports)(orderId, { refundId, again });
  openChargeback = (orderId: OrderId) => openChargeback(this.ports)(orderId, 54_80);
  closeChargeback = (orderId: OrderId, won: boolean) =>
    closeChargeback(this.ports)(orderId, { won, amountCents: 54_80 });
  requestReturn = (orderId: OrderId, token: string, wanted: WantedReturn) =>
    requestReturn(this.ports)({ orderId, token }, wanted);
  get desk(): StaffDesk {
    return new StaffDesk(this.ports);
  }
  order = async (orderId: OrderId): Promise<Order> => {
    const order = await this.shelf.ports.orders.get(orderId);
    if (!order) throw new Error(`no order ${orderId}`);
    return order;
  };
}
