import type { Order } from './order.ts';

/**
 * How many unpaid orders, each of which keeps goods from others, one CPF or CNPJ, one mailbox and one address may have
 * at a time. Zero does not count them at all.
 */
export interface HoldLimits {
  perPerson: number;
  perAddress: number;
}

interface Holder {
  taxIndex: string;
  emailIndex: string;
  /** Undefined where the request did not come through the edge. */
  addressIndex: string | undefined;
}

const ADDRESS = 'ip#';

/** Names of the counts that an order of this holder is in. */
export const holdsOf = (
  { perPerson, perAddress }: HoldLimits,
  { taxIndex, emailIndex, addressIndex }: Holder,
): string[] => [
  ...(perPerson > 0 ? [`tax-id#${taxIndex}`, `email#${emailIndex}`] : []),
  ...(perAddress > 0 && addressIndex !== undefined ? [`${ADDRESS}${addressIndex}`] : []),
];

export const limitOf = ({ perPerson, perAddress }: HoldLimits, hold: string): number =>
  hold.startsWith(ADDRESS) ? perAddress : perPerson;

/** The counts that an order leaves by what became of it: it waits for its money no more. */
export const holdsLeft = (before: Order, after: Order): readonly string[] =>
  before.status === 'awaiting_payment' && after.status !== 'awaiting_payment' ? (before.holds ?? []) : [];
