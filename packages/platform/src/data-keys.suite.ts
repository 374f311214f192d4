import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { DataKeys } from './data-keys.ts';
import { CannotOpen, sealerOf } from './sealed.ts';

interface Wanted {
  name: string;
  keys: () => Promise<DataKeys>;
  turnOver: () => Promise<void>;
}

const context = { class: 'customers', table: 'orders' };
const place = { table: 'orders', row: 'ORDER#1', field: 'person' };

/** What the shop expects of whoever makes its data keys: said of memory, and of KMS on the local AWS. */
export const dataKeysSuite = ({ name, keys, turnOver }: Wanted): void => {
  describe(`data keys by ${name}`, () => {
    test('a key is of 256 bits, never the same, and unwraps to itself', async () => {
      const dataKeys = await keys();
      const [one, other] = [await dataKeys.make(context), await dataKeys.make(context)];
      expect(one.plain).toHaveLength(32);
      expect(Buffer.from(one.plain).equals(other.plain)).toBe(false);
      expect(Buffer.from(await dataKeys.unwrap(one.wrapped, context)).equals(one.plain)).toBe(true);
      expect(Buffer.from(one.wrapped).includes(Buffer.from(one.plain))).toBe(false);
    });

    test('it unwraps for nobody who names another class or another table', async () => {
      const dataKeys = await keys();
      const { wrapped } = await dataKeys.make(context);
      await expect(dataKeys.unwrap(wrapped, { ...context, table: 'payments' })).rejects.toThrow();
      await expect(dataKeys.unwrap(wrapped, { ...context, class: 'sessions' })).rejects.toThrow();
      await expect(dataKeys.unwrap(randomBytes(wrapped.length), context)).rejects.toThrow();
    });

    test('what another process sealed opens, also after the key was turned over', async () => {
      const dataKeys = await keys();
      const sealed = await sealerOf('customers', dataKeys).seal(place, '{"name":"João"}');
      await turnOver();
      const later = sealerOf('customers', dataKeys);
      expect(await later.open(place, sealed)).toBe('{"name":"João"}');
      expect(await later.open(place, await later.seal(place, 'new'))).toBe('new');
    });

    test('a value of one class is nothing to the sealer of another', async () => {
      const dataKeys = await keys();
      const sealed = await sealerOf('customers', dataKeys).seal(place, 'x');
      await expect(sealerOf('sessions', dataKeys).open(place, sealed)).rejects.toThrow();
    });

    test('a sealed value in another row or field does not open', async () => {
      const sealer = sealerOf('customers', await keys());
      const sealed = await sealer.seal(place, 'x');
      await expect(sealer.open({ ...place, row: 'ORDER#2' }, sealed)).rejects.toThrow(CannotOpen);
      await expect(sealer.open({ ...place, field: 'address' }, sealed)).rejects.toThrow(CannotOpen);
    });
  });
};
