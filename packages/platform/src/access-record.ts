/** One line of the access record: date, hour and address (Marco Civil art. 5 VIII), and the account that was in use. */
export interface Access {
  at: Date;
  /** As CloudFront saw it; empty where a call did not come through it. */
  address: string;
  /** The pool's id of a shopper or a member of staff. */
  account: string;
  /** What was asked, as API Gateway names it: `GET /api/account`. */
  route: string;
}

/** Written by the edge over whatever a caller sent under this name (`infra/src/edge/viewer-address.js`). */
export const VIEWER_HEADER = 'x-viewer-address';

/**
 * Writes one line of the access record (Marco Civil art. 15). It goes beside the log, not through it: the log's lines may
 * name nobody, these must. The function's log group is the record, under a key that no function may use to read
 * (`ShopFunction`, `recordsAccess`).
 */
export const recordAccess = ({ at, address, account, route }: Access): void => {
  const record = { record: 'access', at: at.toISOString(), address, account, route };
  process.stdout.write(`${JSON.stringify(record)}\n`);
};
