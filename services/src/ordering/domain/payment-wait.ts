/** Money that was paid in the last second is still told of: the shop waits longer than the provider does. */
const GRACE_SECONDS = 900;

/** How long an order waits for money that may be paid for so many seconds. */
export const secondsToWait = (expirySeconds: number): number =>
  expirySeconds + Math.min(GRACE_SECONDS, expirySeconds);

/** The same for a charge that may be paid until a moment; never nothing, so that a workflow cannot spin. */
export const secondsToWaitUntil = (until: string, now: Date): number =>
  secondsToWait(Math.max(1, Math.ceil((Date.parse(until) - now.getTime()) / 1000)));
