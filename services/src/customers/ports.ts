import type { NoticeKind } from '@loja/contracts/http/account-security.ts';
import type { Clock } from '@loja/kernel/clock.ts';
import type { CustomerId, OrderId } from '@loja/kernel/ids.ts';
import type { ConsentRecord } from './domain/consent.ts';
import type { KeptAddress, Told } from './domain/told.ts';

/** `gone`: the account was deleted meanwhile, and nothing may be written to it again. */
export type Kept = 'kept' | 'gone' | 'busy';

export interface Profiles {
  find(id: CustomerId): Promise<Told>;
  replace(id: CustomerId, told: Told): Promise<Kept>;
}

export type StoredAddress = KeptAddress & { addressId: string };

export interface Addresses {
  /** The newest first. */
  of(id: CustomerId): Promise<StoredAddress[]>;
  add(id: CustomerId, address: StoredAddress): Promise<Kept | 'too_many'>;
  /** False when the owner has no such address. */
  replace(id: CustomerId, address: StoredAddress): Promise<boolean>;
  /** One that is not there is a success. */
  remove(id: CustomerId, addressId: string): Promise<void>;
}

export interface Consents {
  of(id: CustomerId): Promise<ConsentRecord[]>;
  record(id: CustomerId, record: ConsentRecord): Promise<Kept>;
}

export interface OwnPerson {
  email: string;
  locale: 'pt-BR' | 'en';
}

export interface Departures {
  /**
   * The account is gone from now on: what was told is taken away, nobody signs in to it and no order becomes its own,
   * everybody is told, and the owner gets a last letter, in one write. Declared twice, it is declared.
   */
  declare(id: CustomerId, person: OwnPerson): Promise<'declared' | 'busy'>;
  /** Takes away what is left of a customer whose departure was declared. */
  forget(id: CustomerId): Promise<void>;
}

/** What other contexts have of a person, each in the words of its own pages. */
export interface OtherData {
  sessions(id: CustomerId): Promise<unknown[]>;
  orders(id: CustomerId): Promise<({ orderId: OrderId } & Record<string, unknown>)[]>;
  cart(id: CustomerId): Promise<unknown[]>;
  payments(orderIds: readonly OrderId[]): Promise<unknown[]>;
  /** What was bought as a guest with the account's own mailbox is the owner's too. */
  claimOrders(id: CustomerId, person: Pick<OwnPerson, 'email'>): Promise<void>;
  /** Whoever is signed in to the account is out with the next request. */
  endSessions(id: CustomerId): Promise<void>;
  hasOrdersUnderWay(id: CustomerId): Promise<boolean>;
}

export interface CustomerPorts {
  profiles: Profiles;
  addresses: Addresses;
  consents: Consents;
  departures: Pick<Departures, 'declare'>;
  others: OtherData;
  /** The account's own address, as the pool of people has it; `access` is the owner's token. */
  personOf(access: string): Promise<OwnPerson>;
  /** Whether the password was shown recently enough, by Unix seconds. */
  isFresh(authTime: number, now: number): boolean;
  issueNotice(kind: NoticeKind, to: OwnPerson): Promise<void>;
  newAddressId(): string;
  clock: Clock;
}
