import * as routes from '@loja/contracts/http/staff-promotions.ts';
import { config } from '@loja/platform/config.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { HttpApp } from '@loja/platform/http.ts';
import * as z from 'zod';
import { couponsInDynamo } from '../adapters/coupons.dynamodb.ts';
import { changeCoupon } from '../use-cases/change-coupon.ts';
import { createCoupon } from '../use-cases/create-coupon.ts';
import { listCoupons } from '../use-cases/list-coupons.ts';

const dynamo = new Dynamo();
const coupons = couponsInDynamo(dynamo, config({ PROMOTIONS_TABLE: z.string() }).PROMOTIONS_TABLE);

export const handler = new HttpApp(() => dynamo.calls)
  .on(routes.listCoupons, listCoupons(coupons))
  .on(routes.createCoupon, ({ body }) => createCoupon(coupons)(body))
  .on(routes.changeCoupon, ({ params, body }) => changeCoupon(coupons)({ code: params.code, change: body }))
  .lambda();
