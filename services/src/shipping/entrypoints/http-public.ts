import * as routes from '@loja/contracts/http/shipping.ts';
import { config } from '@loja/platform/config.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { HttpApp } from '@loja/platform/http.ts';
import * as z from 'zod';
import { guardedBy, limiterBy } from '#limits/offers.ts';
import { httpAddresses } from '../adapters/addresses.http.ts';
import { lookUpCep } from '../use-cases/look-up-cep.ts';

const { CEP_LOOKUP_URLS } = config({ CEP_LOOKUP_URLS: z.string().default('') });
const addresses = httpAddresses(CEP_LOOKUP_URLS.split(/[\s,]+/).filter(Boolean));

const dynamo = new Dynamo();
const guarded = guardedBy(limiterBy(dynamo));

export const handler = new HttpApp(() => dynamo.calls)
  .on(
    routes.lookUpCep,
    guarded(
      ({ address }) => [['cep-from-address', address]],
      ({ params }) => lookUpCep(addresses)(params.cep),
    ),
  )
  .lambda();
