import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { type Clock, secondsAfter, unixSeconds } from '@loja/kernel/clock.ts';
import { CartId } from '@loja/kernel/ids.ts';
import { type Dynamo, type UpdateSpec, updating } from '@loja/platform/dynamo.ts';
import type { CountedCart, Merged, OwnCarts } from '../ports.ts';
import { cartKey, countedCart, KEEP_SECONDS, linesMap, ownCartKey } from './cart-item.ts';

/** A session lives ninety days at most, and the cart that it changed last ninety more. */
const POINTER_KEEP_SECONDS = 2 * KEEP_SECONDS;

type Write = Required<Omit<UpdateSpec, 'table'>>;

/** The customer's pointer, under the condition that it says what it said; `said` undefined: nothing. */
const pointing = (customerId: string, said: CartId | undefined, cartId: CartId, now: Date): Write => ({
  key: ownCartKey(customerId),
  update: 'SET entity = :entity, cartId = :cartId, #ttl = :ttl',
  condition: said === undefined ? 'attribute_not_exists(pk)' : 'cartId = :said',
  names: { '#ttl': 'ttl' },
  values: {
    ':entity': 'OWN_CART',
    ':cartId': cartId,
    ':ttl': unixSeconds(secondsAfter(now, POINTER_KEEP_SECONDS)),
    ...(said === undefined ? {} : { ':said': said }),
  },
});

const claiming = (customerId: string, { cartId }: CountedCart, now: Date): Write => ({
  key: cartKey(cartId),
  update: 'SET #owner = :customer ADD revision :one',
  condition: 'attribute_exists(pk) AND attribute_not_exists(#owner) AND #ttl > :now',
  names: { '#owner': 'owner', '#ttl': 'ttl' },
  values: { ':customer': customerId, ':one': 1, ':now': unixSeconds(now) },
});

const asRead = ({ revision }: CountedCart) =>
  revision === 0 ? 'attribute_not_exists(revision)' : 'revision = :revision';
const revisionOf = ({ revision }: CountedCart) => (revision === 0 ? {} : { ':revision': revision });

const filling = (own: CountedCart & { owner: string }, { lines, coupon }: Merged, now: Date): Write => ({
  key: cartKey(own.cartId),
  update: `SET #lines = :lines, #ttl = :ttl${coupon ? ', coupon = :coupon' : ''} ADD revision :one`,
  condition: `#owner = :owner AND ${asRead(own)}`,
  names: { '#lines': 'lines', '#ttl': 'ttl', '#owner': 'owner' },
  values: {
    ':lines': linesMap(lines),
    ':ttl': unixSeconds(secondsAfter(now, KEEP_SECONDS)),
    ...(coupon ? { ':coupon': coupon } : {}),
    ':one': 1,
    ':owner': own.owner,
    ...revisionOf(own),
  },
});

const emptying = (guest: CountedCart, own: CountedCart & { owner: string }): Write => ({
  key: cartKey(guest.cartId),
  update: 'SET #owner = :owner, joinedTo = :own, #lines = :none REMOVE coupon ADD revision :one',
  condition: `attribute_exists(pk) AND attribute_not_exists(#owner) AND ${asRead(guest)}`,
  names: { '#lines': 'lines', '#owner': 'owner' },
  values: { ':owner': own.owner, ':own': own.cartId, ':none': {}, ':one': 1, ...revisionOf(guest) },
});

export const dynamoOwnCarts = (dynamo: Dynamo, table: string, clock: Clock): OwnCarts => {
  const inTable = (writes: readonly Write[]): TransactWriteItem[] =>
    writes.map((write) => updating({ table, ...write }));
  return {
    async read(customerId, deviceCart) {
      const now = unixSeconds(clock());
      const keys = [ownCartKey(customerId), ...(deviceCart ? [cartKey(deviceCart)] : [])];
      const rows = (await dynamo.batchGet({ [table]: keys }, { consistent: true }))[table] ?? [];
      const pointer = rows.find(({ entity }) => entity === 'OWN_CART');
      const device = rows.find(({ entity }) => entity === 'CART');
      const said = pointer && CartId.parse(pointer.cartId);
      const isDevice = said === undefined || said === deviceCart;
      const found = isDevice ? device : await dynamo.get(table, cartKey(said), { consistent: true });
      const own = said && countedCart(found, now);
      return {
        said,
        own: own?.owner === customerId ? own : undefined,
        device: countedCart(device, now),
      };
    },
    async adopt(customerId, cart, said) {
      const now = clock();
      const writes = [pointing(customerId, said, cart.cartId, now), claiming(customerId, cart, now)];
      return (await dynamo.transact(inTable(writes))).ok;
    },
    async join(own, guest, merged) {
      const now = clock();
      const pointer = pointing(own.owner, own.cartId, own.cartId, now);
      const writes = [pointer, filling(own, merged, now), emptying(guest, own)];
      return (await dynamo.transact(inTable(writes))).ok;
    },
  };
};
