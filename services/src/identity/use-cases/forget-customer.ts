import type { IdentityPorts } from '../ports.ts';

/** Takes away all that lets a person in, and all by which they are known here; a second time there is nothing left. */
export const forgetCustomer =
  ({
    sessions,
    directory,
    emailIndex,
    rules: { pool },
  }: Pick<IdentityPorts, 'sessions' | 'emailIndex' | 'rules'> & Pick<Required<IdentityPorts>, 'directory'>) =>
  async (subject: string): Promise<number> => {
    const owner = { pool, subject };
    const standing = await sessions.of(owner);
    await Promise.all(standing.map((session) => sessions.end(session)));
    const email = await directory.addressOf(subject);
    if (email !== undefined) await sessions.forgetAddress(pool, await emailIndex(email));
    await directory.remove(subject);
    return standing.length;
  };
