import type { ConsentKind } from '@loja/contracts/http/account-privacy.ts';
import { consentVersion } from '@loja/contracts/privacy/consent-texts.ts';
import type { CustomerId } from '@loja/kernel/ids.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import type { SignedIn } from '@loja/platform/customer.ts';
import { standingConsents } from '../domain/consent.ts';
import type { CustomerPorts } from '../ports.ts';

type Ports = Pick<CustomerPorts, 'consents' | 'clock'>;

export const listConsents =
  ({ consents }: Ports) =>
  async (id: CustomerId) =>
    ok({ consents: standingConsents(await consents.of(id)) });

/** Said on the account's page: given or withdrawn with the same ease (LGPD art. 8 §5). */
export const setConsent =
  ({ consents, clock }: Ports) =>
  async (
    { id, session }: SignedIn,
    kind: ConsentKind,
    given: boolean,
  ): Promise<Result<{ kind: ConsentKind; given: boolean; version: string; at: string }, 'busy'>> => {
    const said = { kind, given, version: consentVersion(kind), at: clock().toISOString() };
    const outcome = await consents.record(id, { ...said, where: 'account', session });
    return outcome === 'kept' ? ok(said) : fail('busy');
  };

/** Said when the account was opened; a no is no record, since nothing was asked before. */
export const recordSignUpConsent =
  ({ consents }: Pick<CustomerPorts, 'consents'>) =>
  async (id: CustomerId, { marketing, at }: { marketing: boolean; at: string }): Promise<void> => {
    if (!marketing) return;
    const kind = 'marketing';
    const outcome = await consents.record(id, {
      kind,
      given: true,
      version: consentVersion(kind),
      at,
      where: 'sign-up',
    });
    if (outcome === 'busy') throw new Error('a consent was refused');
  };
