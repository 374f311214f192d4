import type { CouponRefusal } from '@loja/contracts/http/cart.ts';
import type { PaymentMethod } from '@loja/contracts/http/payments.ts';
import { split } from '@loja/kernel/money.ts';
import { type BuyXGetY, groupsOf, isRunning } from './automatic.ts';
import { type Coupon, type Scope, standingOf } from './coupon.ts';
import { pixDiscountCents } from './pix-discount.ts';

/** A line of goods at the catalogue's price, in which a kit's saving is already contained. */
export interface GoodsLine {
  productSlug: string;
  kind: Exclude<Scope, 'all'>;
  unitPriceCents: number;
  quantity: number;
}

/** What the shop's promotions say of a purchase, as read at one moment. */
export interface Promotions {
  automatic: readonly BuyXGetY[];
  /** The code that the shopper brought, with the coupon if there is one. */
  coupon?: { code: string; found?: Coupon; usedByCustomer?: boolean };
  /** The ways to pay that the stage's provider takes too; absent: all of the shop's. */
  methods?: readonly PaymentMethod[];
}

export interface Discount {
  kind: 'automatic' | 'coupon';
  name: string;
  amountCents: number;
}

/** The goods after every promotion that does not ask how they are paid. */
export interface Discounted {
  goodsCents: number;
  discounts: Discount[];
  /** Of each unit, per line. */
  unitDiscountCents: number[][];
  freeShipping: boolean;
  couponRefusal?: CouponRefusal;
}

interface Unit {
  line: number;
  productSlug: string;
  kind: GoodsLine['kind'];
  leftCents: number;
  offCents: number;
}

const leftOf = (units: readonly Unit[]): number => units.reduce((sum, { leftCents }) => sum + leftCents, 0);

/** Takes a sum off units in proportion to what is left of each; never more than is left of all. */
const takeOff = (cents: number, units: readonly Unit[]): number => {
  const sum = Math.min(cents, leftOf(units));
  if (sum <= 0) return 0;
  const shares = split(
    sum,
    units.map(({ leftCents }) => leftCents),
  );
  units.forEach((unit, i) => {
    unit.leftCents -= shares[i] ?? 0;
    unit.offCents += shares[i] ?? 0;
  });
  return sum;
};

const unitsOf = (lines: readonly GoodsLine[]): Unit[] =>
  lines.flatMap(({ productSlug, kind, unitPriceCents, quantity }, line) =>
    Array.from({ length: quantity }, () => ({
      line,
      productSlug,
      kind,
      leftCents: unitPriceCents,
      offCents: 0,
    })),
  );

/** A unit helps one promotion only: groups of the next are made of units that are in none. */
const takeAutomatic = (units: readonly Unit[], automatic: readonly BuyXGetY[], at: Date): Discount[] => {
  const grouped = new Set<Unit>();
  return automatic
    .filter((promotion) => isRunning(promotion, at))
    .flatMap((promotion) => {
      let amountCents = 0;
      const free = units.filter((unit) => !grouped.has(unit));
      for (const group of groupsOf(promotion, free)) {
        for (const unit of group.units) grouped.add(unit);
        amountCents += takeOff(group.cents, group.units);
      }
      return amountCents > 0 ? [{ kind: 'automatic' as const, name: promotion.name, amountCents }] : [];
    });
};

const amountOf = ({ benefit }: Coupon, goodsCents: number): number => {
  switch (benefit.kind) {
    case 'percent':
      return Math.round((goodsCents * benefit.percent) / 100);
    case 'fixed':
      return benefit.amount.cents;
    case 'free_shipping':
      return 0;
  }
};

type Applied = Pick<Discounted, 'discounts' | 'freeShipping' | 'couponRefusal'>;

const takeCoupon = (units: readonly Unit[], { coupon }: Promotions, at: Date): Applied => {
  const nothing = { discounts: [], freeShipping: false };
  if (!coupon) return nothing;
  const { found, usedByCustomer } = coupon;
  const refusal = standingOf(found, at);
  if (!found || refusal) return { ...nothing, couponRefusal: refusal ?? 'coupon_unknown' };
  if (found.oncePerCustomer && usedByCustomer) return { ...nothing, couponRefusal: 'coupon_used' };
  const inScope = units.filter(({ kind }) => found.scope === 'all' || found.scope === kind);
  if (inScope.length === 0) return { ...nothing, couponRefusal: 'coupon_not_applicable' };
  if (leftOf(inScope) < found.minimumCents) return { ...nothing, couponRefusal: 'coupon_minimum' };
  if (found.benefit.kind === 'free_shipping') return { discounts: [], freeShipping: true };
  const amountCents = takeOff(amountOf(found, leftOf(inScope)), inScope);
  const discounts = amountCents > 0 ? [{ kind: 'coupon' as const, name: found.name, amountCents }] : [];
  return { discounts, freeShipping: false };
};

const sharesByLine = (units: readonly Unit[], lines: readonly GoodsLine[]): number[][] =>
  lines.map((_, i) => units.filter(({ line }) => line === i).map(({ offCents }) => offCents));

/**
 * Promotions in their one order: automatic ones, then the coupon on what they leave. Each is computed once on a sum
 * and shared over the units that it concerns by largest remainder, so that units' shares add up to what was shown.
 */
export const discountGoods = (lines: readonly GoodsLine[], promotions: Promotions, at: Date): Discounted => {
  const units = unitsOf(lines);
  const goodsCents = leftOf(units);
  const automatic = takeAutomatic(units, promotions.automatic, at);
  const { discounts, ...coupon } = takeCoupon(units, promotions, at);
  return {
    goodsCents,
    discounts: [...automatic, ...discounts],
    unitDiscountCents: sharesByLine(units, lines),
    ...coupon,
  };
};

/** What a way to pay takes off what the promotions left, in the end: per unit and in all. */
export const discountByMethod = (
  lines: readonly GoodsLine[],
  { unitDiscountCents }: Pick<Discounted, 'unitDiscountCents'>,
  method: PaymentMethod,
): { discountCents: number; methodDiscountCents: number; unitDiscountCents: number[][] } => {
  const units = unitsOf(lines);
  const before = unitDiscountCents.flat();
  units.forEach((unit, i) => {
    unit.offCents = before[i] ?? 0;
    unit.leftCents -= unit.offCents;
  });
  const methodDiscountCents = method === 'pix' ? takeOff(pixDiscountCents(leftOf(units)), units) : 0;
  const shares = sharesByLine(units, lines);
  const discountCents = shares.flat().reduce((a, b) => a + b, 0);
  return { discountCents, methodDiscountCents, unitDiscountCents: shares };
};

interface Option {
  price: { cents: number; currency: 'BRL' };
  free: boolean;
}

/** A free-shipping coupon pays for the cheapest service; a quicker one costs what it costs. */
export const withCheapestFree = <O extends Option>(options: readonly O[]): O[] => {
  const lowest = Math.min(...options.map(({ price }) => price.cents));
  const cheapest = options.findIndex(({ price }) => price.cents === lowest);
  return options.map((option, i) =>
    i === cheapest ? { ...option, price: { ...option.price, cents: 0 }, free: true } : option,
  );
};
