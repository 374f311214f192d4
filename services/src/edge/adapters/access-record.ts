/** One line of the access record: date, hour and address (Marco Civil art. 5 VIII), and the account that was in use. */
interface Access {
  at: Date;
  /** As CloudFront saw it; absent on a call that did not come through it. */
  address: string | undefined;
  account: string;
  route: string;
}

/**
 * Written beside the log, not through it: the log's lines may name nobody, these must. The function's log group is the
 * record, under a key that no function may use to read (`ShopFunction`, `recordsAccess`).
 */
export const recordAccess = ({ at, address, account, route }: Access): void => {
  const record = { record: 'access', at: at.toISOString(), address, account, route };
  process.stdout.write(`${JSON.stringify(record)}\n`);
};
