import { throwawayKey } from '@loja/tests/src/throwaway-key.ts';
import { expect, test } from 'vitest';
import { dataKeysByKms } from './data-keys.kms.ts';
import { dataKeysSuite } from './data-keys.suite.ts';

const first = await throwawayKey();

dataKeysSuite({
  name: 'KMS',
  keys: async () => dataKeysByKms(first),
  turnOver: async () => undefined,
});

test('what was sealed under a key opens for a function that was given the key that follows it', async () => {
  const context = { class: 'customers', table: 'orders' };
  const { plain, wrapped } = await dataKeysByKms(first).make(context);
  const follower = dataKeysByKms(await throwawayKey());
  expect(Buffer.from(await follower.unwrap(wrapped, context)).equals(plain)).toBe(true);
});

test('a key that is not there is refused by its word, without a second try', async () => {
  const nobody = dataKeysByKms('arn:aws:kms:sa-east-1:000000000000:key/00000000-0000-0000-0000-000000000000');
  await expect(nobody.make({})).rejects.toThrow(/^refused kms GenerateDataKey: 400 .*NotFoundException/);
});
