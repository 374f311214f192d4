import type { Dynamo } from '@loja/platform/dynamo.ts';
import type { SessionOwner } from '../ports.ts';
import { ownerKey } from './sessions.dynamodb.ts';

const instant = (seconds: unknown): string => new Date(Number(seconds) * 1000).toISOString();

/** What is kept of where an owner is signed in, without what would open a session: one read. */
export const sessionsShown = async (dynamo: Dynamo, table: string, owner: SessionOwner) => {
  const rows = await dynamo.query({
    table,
    keys: 'pk = :pk AND begins_with(sk, :sk)',
    values: { ':pk': ownerKey(owner), ':sk': 'SESSION#' },
    consistent: true,
  });
  return rows.map((row) => ({
    device: String(row.device),
    createdAt: instant(row.createdAt),
    lastSeenAt: instant(row.lastSeenAt),
    authTime: instant(row.authTime),
    idleUntil: instant(row.idleUntil),
    absoluteUntil: instant(row.absoluteUntil),
  }));
};
