import * as routes from '@loja/contracts/http/shipping.ts';
import { config } from '@loja/platform/config.ts';
import { HttpApp } from '@loja/platform/http.ts';
import * as z from 'zod';
import { httpAddresses } from '../adapters/addresses.http.ts';
import { lookUpCep } from '../use-cases/look-up-cep.ts';

const { CEP_LOOKUP_URLS } = config({ CEP_LOOKUP_URLS: z.string().default('') });
const addresses = httpAddresses(CEP_LOOKUP_URLS.split(/[\s,]+/).filter(Boolean));

export const handler = new HttpApp()
  .on(routes.lookUpCep, ({ params }) => lookUpCep(addresses)(params.cep))
  .lambda();
