import { payPix } from './bank.ts';
import { buy, inStatus, type Placed, withPix } from './shopper.ts';

/** An order that was paid by Pix. */
export const paid = async (lines: Record<string, number>): Promise<Placed> => {
  const placed = await buy(lines);
  await withPix(placed);
  await payPix(placed.orderId);
  await inStatus(placed, 'paid');
  return placed;
};

/** What was asked for and done; throws the refusal otherwise. */
export const done = <T>(result: { ok: true; value: T } | { ok: false; problem: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};
