/** The one source of time; injected so that tests and proofs set it. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

/** Unix seconds, the unit of DynamoDB TTL. */
export const unixSeconds = (at: Date): number => Math.floor(at.getTime() / 1000);

/** `at` plus a number of seconds. */
export const secondsAfter = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1000);
