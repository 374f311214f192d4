import * as routes from '@loja/contracts/http/staff-promotions.ts';
import { config } from '@loja/platform/config.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { HttpApp } from '@loja/platform/http.ts';
import * as z from 'zod';
import { automaticInDynamo } from '../adapters/automatic.dynamodb.ts';
import { couponsInDynamo } from '../adapters/coupons.dynamodb.ts';
import { changeCoupon } from '../use-cases/change-coupon.ts';
import { createCoupon } from '../use-cases/create-coupon.ts';
import { listCoupons } from '../use-cases/list-coupons.ts';
import { listAutomatic, replaceAutomatic } from '../use-cases/replace-automatic.ts';

const dynamo = new Dynamo();
const { PROMOTIONS_TABLE: table } = config({ PROMOTIONS_TABLE: z.string() });
const coupons = couponsInDynamo(dynamo, table);
const automatic = automaticInDynamo(dynamo, table);

export const handler = new HttpApp(() => dynamo.calls)
  .on(routes.listCoupons, listCoupons(coupons))
  .on(routes.createCoupon, ({ body }) => createCoupon(coupons)(body))
  .on(routes.changeCoupon, ({ params, body }) => changeCoupon(coupons)({ code: params.code, change: body }))
  .on(routes.getAutomaticPromotions, listAutomatic(automatic))
  .on(routes.replaceAutomaticPromotions, ({ body }) => replaceAutomatic(automatic)(body))
  .lambda();
