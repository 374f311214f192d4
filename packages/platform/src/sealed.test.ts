import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MemoryDataKeys } from './data-keys.memory.ts';
import { CannotOpen, Sealed, sealerOf } from './sealed.ts';

const place = { table: 'orders', row: 'ORDER#ord_1', field: 'person' };

const atDesk = (time = { ms: 0 }) => {
  const keys = new MemoryDataKeys();
  return { keys, time, sealer: sealerOf('customers', keys, () => time.ms) };
};

describe('a sealed value', () => {
  test('opens to what it was, whatever it was', async () => {
    const { sealer } = atDesk();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        const sealed = await sealer.seal(place, text);
        expect(Sealed.safeParse(sealed).success).toBe(true);
        expect(await sealer.open(place, sealed)).toBe(text);
      }),
    );
  });

  test('does not open in any other place, even where the names run into one another', async () => {
    const { sealer } = atDesk();
    const word = fc.constantFrom('a', 'b', 'ab', 'a","b', '', '#');
    const places = fc.record({ table: fc.constant('t'), row: word, field: word });
    await fc.assert(
      fc.asyncProperty(places, places, async (here, there) => {
        fc.pre(here.row !== there.row || here.field !== there.field);
        const sealed = await sealer.seal(here, 'CPF');
        await expect(sealer.open(there, sealed)).rejects.toThrow(CannotOpen);
      }),
    );
  });

  test('does not open with one bit of it changed', async () => {
    const { sealer } = atDesk();
    const [format, wrapped, body = ''] = (await sealer.seal(place, 'Ana')).split('.');
    const whole = Buffer.from(body, 'base64url');
    for (let bit = 0; bit < whole.length * 8; bit += 1) {
      const changed = Buffer.from(whole);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      const sealed = [format, wrapped, changed.toString('base64url')].join('.');
      await expect(sealer.open(place, sealed)).rejects.toThrow(CannotOpen);
    }
  });

  test.each(['', 'Ana', 's2.AAAA.BBBB', 's1.AAAA', 's1.AAAA.BBBB.CCCC', 's1.AAAA.BBBB'])(
    'of no known format (%j) is refused in so many words, which do not say what it was',
    async (text) => {
      await expect(atDesk().sealer.open(place, text)).rejects.toThrow(/^cannot open person of orders: /);
    },
  );

  test('never looks the same twice', async () => {
    const { sealer } = atDesk();
    expect(await sealer.seal(place, 'x')).not.toBe(await sealer.seal(place, 'x'));
  });
});

describe('data keys', () => {
  test('are asked for once, however many seal at once, and open what they sealed without a call', async () => {
    const { sealer, keys } = atDesk();
    const sealed = await Promise.all(Array.from({ length: 20 }, (_, n) => sealer.seal(place, String(n))));
    expect(await Promise.all(sealed.map((one) => sealer.open(place, one)))).toHaveLength(20);
    expect(keys).toMatchObject({ made: 1, unwrapped: 0 });
  });

  test('are other ones for another table', async () => {
    const { sealer, keys } = atDesk();
    await sealer.seal(place, 'x');
    await sealer.seal({ ...place, table: 'payments' }, 'x');
    expect(keys.made).toBe(2);
  });

  test('seal for five minutes', async () => {
    const { sealer, keys, time } = atDesk();
    await sealer.seal(place, 'x');
    time.ms = 5 * 60_000 - 1;
    await sealer.seal(place, 'x');
    expect(keys.made).toBe(1);
    time.ms += 1;
    await sealer.seal(place, 'x');
    expect(keys.made).toBe(2);
  });

  test('seal a thousand values', async () => {
    const { sealer, keys } = atDesk();
    for (let n = 0; n < 1_000; n += 1) await sealer.seal(place, 'x');
    expect(keys.made).toBe(1);
    await sealer.seal(place, 'x');
    expect(keys.made).toBe(2);
  });

  test('of others are opened once, and again after five minutes or when five hundred came since', async () => {
    const { keys, time, sealer } = atDesk();
    const other = () => sealerOf('customers', keys).seal(place, 'x');
    const first = await other();
    await Promise.all([sealer.open(place, first), sealer.open(place, first)]);
    expect(keys.unwrapped).toBe(1);
    time.ms = 5 * 60_000;
    await sealer.open(place, first);
    expect(keys.unwrapped).toBe(2);
    for (let n = 0; n < 500; n += 1) await sealer.open(place, await other());
    await sealer.open(place, first);
    expect(keys.unwrapped).toBe(503);
  });

  test('are asked for again after KMS failed', async () => {
    const keys = new MemoryDataKeys();
    let fails = true;
    const sealer = sealerOf('customers', {
      make: (context) => (fails ? Promise.reject(new Error('KMS is away')) : keys.make(context)),
      unwrap: (wrapped, context) => keys.unwrap(wrapped, context),
    });
    await expect(sealer.seal(place, 'x')).rejects.toThrow('KMS is away');
    fails = false;
    expect(await sealer.open(place, await sealer.seal(place, 'x'))).toBe('x');
  });
});
