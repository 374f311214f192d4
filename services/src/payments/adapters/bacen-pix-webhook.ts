import * as z from 'zod';
import { isTxid, ReceivedPix } from './bacen-pix-wire.ts';

const Body = z.object({ pix: z.array(z.unknown()).max(10_000) });

// What hangs on a Pix is not read: the standard's own example writes its refunds as an object, not a list.
const Notified = ReceivedPix.pick({ endToEndId: true, txid: true });

/**
 * The charges that a bank's notification is about, each once; undefined when it is none. Banks put several Pix into
 * one call, and send it again when a refund has ended. It is a hint: nothing in it is believed.
 */
export const chargesNotified = (json: unknown): string[] | undefined => {
  const parsed = Body.safeParse(json);
  if (!parsed.success) return undefined;
  const txids = parsed.data.pix.map((pix) => Notified.safeParse(pix).data?.txid ?? '');
  return [...new Set(txids.filter(isTxid))];
};
