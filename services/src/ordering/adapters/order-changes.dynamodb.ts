import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { type Item, updating } from '@loja/platform/dynamo.ts';
import type { Change } from '../domain/change.ts';
import type { Order } from '../domain/order.ts';
import { orderKey, statusIndex } from './order-reads.dynamodb.ts';

const changedIn = (before: Item, after: Item): { set: Item; removed: string[] } => {
  const set: Item = {};
  for (const [name, value] of Object.entries(after)) if (value !== before[name]) set[name] = value;
  return { set, removed: Object.keys(before).filter((name) => after[name] === undefined) };
};

/** What is unchanged is the same object, so that only what a command touched is written. */
const rowOf = (order: Order): Item => ({ ...order, ...statusIndex(order) });

/**
 * The order's row after a change, under the condition that nobody has written it since it was read: its revision
 * grows with every write, and is absent until the first.
 */
export const orderUpdate = (table: string, { before, after }: Change): TransactWriteItem => {
  const { set, removed } = changedIn(rowOf(before), rowOf(after));
  const names = Object.keys(set);
  const numbered = (prefix: string, list: readonly string[]) =>
    Object.fromEntries(list.map((name, i) => [`#${prefix}${i}`, name]));
  const remove = removed.length > 0 ? ` REMOVE ${removed.map((_, i) => `#r${i}`).join(', ')}` : '';
  const isFirst = before.revision === undefined;
  return updating({
    table,
    key: orderKey(before.orderId),
    update: `SET ${names.map((_, i) => `#s${i} = :s${i}`).join(', ')}${remove}`,
    condition: isFirst
      ? '#was = :was AND attribute_not_exists(#revision)'
      : '#was = :was AND #revision = :revision',
    names: {
      ...numbered('s', names),
      ...numbered('r', removed),
      '#was': 'status',
      '#revision': 'revision',
    },
    values: {
      ...Object.fromEntries(names.map((name, i) => [`:s${i}`, set[name]])),
      ':was': before.status,
      ...(isFirst ? {} : { ':revision': before.revision }),
    },
  });
};
