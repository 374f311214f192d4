import type { Refusal } from '@loja/platform/dynamo.ts';

const contention = ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'];

/** A refusal that passes by itself: others at the same item, or more writes than the table takes at once. */
export const isContention = ({ code }: Refusal): boolean => contention.includes(code);
