import type { OrderId } from '@loja/kernel/ids.ts';
import type { DocumentsPorts } from '../ports.ts';

/** The copy names its buyer: it goes when the order forgets them. One that is not there is a success. */
export const dropContract =
  ({ archive }: Pick<DocumentsPorts, 'archive'>) =>
  (orderId: OrderId): Promise<void> =>
    archive.drop(orderId);
