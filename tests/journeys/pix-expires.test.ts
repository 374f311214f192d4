import { expect, test } from 'vitest';
import { mailsAbout, stockOf } from '../src/back-room.ts';
import { eventually } from '../src/eventually.ts';
import { settings } from '../src/settings.ts';
import { buy, inStatus, withPix } from '../src/shopper.ts';

test('an order that nobody pays expires: its stock is free again, once, and the shopper is told', async () => {
  const before = await stockOf('MOGI');
  const placed = await buy({ 'MOGI-1000-GRAOS': 1 });
  await withPix(placed);
  expect((await stockOf('MOGI')).free).toBe(before.free - 1000);

  const expired = await inStatus(placed, 'expired', settings.LOJA_TEST_PIX_EXPIRY_SECONDS + 60);
  expect(expired.timeline.at(-1)).toMatchObject({ status: 'expired', actor: 'clock' });
  expect(await stockOf('MOGI')).toMatchObject({
    free: before.free,
    reserved: before.reserved,
    sold: before.sold,
  });
  await eventually('an e-mail about the expiry', async () =>
    (await mailsAbout(placed.orderId)).find(({ Subject }) => /venceu/i.test(Subject)),
  );
}, 240_000);
