import type { Place } from '@loja/platform/sealed.ts';
import type { Session } from '../domain/session.ts';
import type { IdentityPorts } from '../ports.ts';

/** A refresh token opens in the row of its own session only. */
export const sealedAt = (key: string): Place => ({ table: 'sessions', row: key, field: 'refreshToken' });

/** Ends the pool's tokens of sessions that have ended. Their rows are gone already: nothing depends on it. */
export const revokeAll =
  ({ accounts, sealer }: Pick<IdentityPorts, 'accounts' | 'sealer'>) =>
  async (ended: readonly Session[]): Promise<void> => {
    await Promise.allSettled(
      ended.map(async ({ key, refreshToken }) =>
        accounts.revoke(await sealer.open(sealedAt(key), refreshToken)),
      ),
    );
  };
