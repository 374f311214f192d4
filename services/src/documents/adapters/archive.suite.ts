import { newOrderId } from '@loja/kernel/ids.ts';
import { describe, expect, test } from 'vitest';
import type { Archive } from '../ports.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What every archive of copies promises. */
export const archiveSuite = (name: string, open: () => Archive): void => {
  describe(`${name}: copies of contracts`, () => {
    test('gives back what it keeps, byte for byte', async () => {
      const archive = open();
      const orderId = newOrderId();
      const copy = Uint8Array.from({ length: 1000 }, (_, i) => (i * 7) % 256);
      expect(await archive.keep(orderId, copy)).toBe('kept');
      expect(new Uint8Array((await archive.find(orderId)) ?? [])).toEqual(copy);
    });

    test('knows no copy that was not kept', async () => {
      expect(await open().find(newOrderId())).toBeUndefined();
    });

    test('never changes a copy', async () => {
      const archive = open();
      const orderId = newOrderId();
      await archive.keep(orderId, bytes('as agreed'));
      expect(await archive.keep(orderId, bytes('as remembered'))).toBe('already_there');
      expect(new Uint8Array((await archive.find(orderId)) ?? [])).toEqual(bytes('as agreed'));
    });

    test('drops a copy for good, and one that is not there', async () => {
      const archive = open();
      const orderId = newOrderId();
      await archive.keep(orderId, bytes('as agreed with Ana'));
      await archive.drop(orderId);
      await archive.drop(orderId);
      expect(await archive.find(orderId)).toBeUndefined();
    });

    test('keeps one of two that come at once', async () => {
      const archive = open();
      const orderId = newOrderId();
      const kept = await Promise.all([
        archive.keep(orderId, bytes('one')),
        archive.keep(orderId, bytes('one')),
      ]);
      expect(kept.toSorted()).toEqual(['already_there', 'kept']);
    });
  });
};
