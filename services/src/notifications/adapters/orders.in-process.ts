import type { OrderId } from '@loja/kernel/ids.ts';
import type { Dynamo } from '@loja/platform/dynamo.ts';
import { type Order, orderForNotification } from '#ordering/offers.ts';
import type { OrderFacts } from '../domain/letter.ts';
import type { Orders } from '../ports.ts';

/** The key rides behind `#`, which browsers keep to themselves: it reaches no log, no cache and no referrer. */
const linkOf = (shopUrl: string, orderId: OrderId, accessToken: string | undefined): OrderFacts['link'] => ({
  url: `${shopUrl}/pedido/?id=${orderId}${accessToken ? `#${accessToken}` : ''}`,
  opensByItself: accessToken !== undefined,
});

const lineOf = ({ name, variantLabel, quantity, unitPriceCents }: Order['lines'][number]) => ({
  name,
  variantLabel,
  quantity,
  totalCents: unitPriceCents * quantity,
});

/** Ordering's answers about an order, asked in process. */
export const ordersInProcess = (dynamo: Dynamo, table: string, shopUrl: string): Orders => ({
  async facts(orderId) {
    const found = await orderForNotification(dynamo, table, orderId);
    if (!found) return undefined;
    const { placedAt, lines, totals, shipping, customer, address, termsVersion } = found.order;
    return {
      orderId,
      placedAt,
      lines: lines.map(lineOf),
      totals,
      shipping,
      customer,
      address,
      termsVersion,
      link: linkOf(shopUrl, orderId, found.accessToken),
    };
  },
});
