/** How long a session lasts and how its cookies are called, for one pool of people. All times in seconds. */
export interface PoolRules {
  readonly pool: 'shoppers' | 'staff';
  readonly sessionCookie: string;
  readonly accessCookie: string;
  readonly sameSite: 'Lax' | 'Strict';
  /** Without a sign of life (ASVS 5.0 7.3.1). */
  readonly idle: number;
  /** However lively (ASVS 5.0 7.3.2): then the password is asked for again. */
  readonly absolute: number;
  /** A secret that was turned in is still taken this long: two tabs may turn it in at once, and an answer be lost. */
  readonly grace: number;
  /** What decides who owns the account asks for a password shown this recently (ASVS 5.0 7.5.1). */
  readonly fresh: number;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** An order is worth less than a lost shopper: signed in for weeks, and asked again only where it matters. */
export const shoppers: PoolRules = {
  pool: 'shoppers',
  sessionCookie: '__Host-loja-session',
  accessCookie: '__Host-loja-access',
  sameSite: 'Lax',
  idle: 14 * DAY,
  absolute: 90 * DAY,
  grace: 30,
  fresh: 10 * MINUTE,
};

/** A working day, and no longer alone than half an hour (NIST SP 800-63B §4.2.3, AAL2: 30 minutes, 12 hours in all). */
export const staff: PoolRules = {
  pool: 'staff',
  sessionCookie: '__Host-equipe-session',
  accessCookie: '__Host-equipe-access',
  sameSite: 'Strict',
  idle: 30 * MINUTE,
  absolute: 10 * HOUR,
  grace: 30,
  fresh: 10 * MINUTE,
};
