import { CustomerDeleted } from '@loja/contracts/events/customers.ts';
import { config } from '@loja/platform/config.ts';
import { onEvent } from '@loja/platform/consume.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import * as z from 'zod';
import { forgetOwnCart } from '../adapters/forget-own-cart.dynamodb.ts';

const { CARTS_TABLE } = config({ CARTS_TABLE: z.string() });
const forget = forgetOwnCart(new Dynamo(), CARTS_TABLE);

export const handler = onEvent(CustomerDeleted, ({ data }) => forget(data.customerId));
