import type { CustomerId } from '@loja/kernel/ids.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import type { KeptAddress } from '../domain/told.ts';
import type { CustomerPorts, StoredAddress } from '../ports.ts';

type Ports = Pick<CustomerPorts, 'addresses' | 'newAddressId'>;

export const listAddresses =
  ({ addresses }: Ports) =>
  async (id: CustomerId): Promise<Result<{ addresses: StoredAddress[] }, never>> =>
    ok({ addresses: await addresses.of(id) });

export const addAddress =
  ({ addresses, newAddressId }: Ports) =>
  async (
    id: CustomerId,
    address: KeptAddress,
  ): Promise<Result<StoredAddress, 'too_many_addresses' | 'busy'>> => {
    const stored = { ...address, addressId: newAddressId() };
    const outcome = await addresses.add(id, stored);
    if (outcome === 'kept') return ok(stored);
    return fail(outcome === 'too_many' ? 'too_many_addresses' : 'busy');
  };

export const changeAddress =
  ({ addresses }: Ports) =>
  async (id: CustomerId, stored: StoredAddress): Promise<Result<StoredAddress, 'address_not_found'>> =>
    (await addresses.replace(id, stored)) ? ok(stored) : fail('address_not_found');

export const removeAddress =
  ({ addresses }: Ports) =>
  async (id: CustomerId, addressId: string): Promise<Result<{ removed: true }, never>> => {
    await addresses.remove(id, addressId);
    return ok({ removed: true });
  };
