import type { Clock } from '@loja/kernel/clock.ts';
import type { CustomerId } from '@loja/kernel/ids.ts';
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

export interface CustomerPorts {
  profiles: Profiles;
  addresses: Addresses;
  consents: Consents;
  /** The account's own address, as the pool of people has it; `access` is the owner's token. */
  emailOf(access: string): Promise<string>;
  newAddressId(): string;
  clock: Clock;
}
