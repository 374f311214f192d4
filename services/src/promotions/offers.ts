import * as customers from './adapters/customer-keys.secret.ts';
import * as rows from './adapters/promotions.dynamodb.ts';
import * as uses from './adapters/uses.dynamodb.ts';
import type * as automatic from './domain/automatic.ts';
import type * as couponDomain from './domain/coupon.ts';
import * as coupons from './domain/coupon.ts';
import * as discounts from './domain/discounts.ts';
import * as methods from './domain/payment-methods.ts';

export type BuyXGetY = automatic.BuyXGetY;
export type Coupon = couponDomain.Coupon;
export type Promotions = discounts.Promotions;
export type Discounted = discounts.Discounted;
export type CouponUse = uses.CouponUse;

/** Promotions and coupon on goods, in their order; pure. */
export const discountGoods = discounts.discountGoods;
/** With what a way to pay takes off the rest; pure. */
export const discountByMethod = discounts.discountByMethod;
/** What a free-shipping coupon makes of freight options. */
export const withCheapestFree = discounts.withCheapestFree;
/** The ways to pay that the shop takes. */
export const enabledMethods = methods.enabledMethods;

/** A code as it is kept, however it was typed. */
export const normalCode = coupons.normalCode;
/** Why a coupon is of no use to anybody now, if so. */
export const standingOf = coupons.standingOf;
/** Names a customer to a coupon without telling their CPF or CNPJ. */
export const customerKeysBy = customers.customerKeysBy;

/** For callers that read promotions together with their own items: the rows to read, and what they say. */
export const promotionKeys = rows.promotionKeys;
export const parsePromotions = rows.parsePromotions;

/** The writes that count a coupon's use, give it back or take it again, for the caller's own transaction. */
export const useWrites = uses.useWrites;
export const refusalOfUse = uses.refusalOfUse;
export const giveBackWrites = uses.giveBackWrites;
export const takeAgainWrites = uses.takeAgainWrites;
