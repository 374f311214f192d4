import { fail, ok, type Result } from '@loja/kernel/result.ts';
import type { SignedIn } from '@loja/platform/customer.ts';
import type { Told } from '../domain/told.ts';
import type { CustomerPorts } from '../ports.ts';

/** Who asks, and by which access token the pool is asked for the account's address. */
export interface Asker {
  customer: SignedIn;
  access: string;
}

type Shown = Told & { email: string };

export const showProfile =
  ({ profiles, personOf }: Pick<CustomerPorts, 'profiles' | 'personOf'>) =>
  async ({ customer, access }: Asker): Promise<Result<Shown, never>> => {
    const [told, { email }] = await Promise.all([profiles.find(customer.id), personOf(access)]);
    return ok({ ...told, email });
  };

export const changeProfile =
  ({ profiles, personOf }: Pick<CustomerPorts, 'profiles' | 'personOf'>) =>
  async ({ customer, access }: Asker, told: Told): Promise<Result<Shown, 'busy'>> => {
    const { email } = await personOf(access);
    return (await profiles.replace(customer.id, told)) === 'kept' ? ok({ ...told, email }) : fail('busy');
  };
