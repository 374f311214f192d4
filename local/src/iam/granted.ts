import { KMSClient, ListAliasesCommand } from '@aws-sdk/client-kms';
import { region } from '../ministack.ts';
import { Deployment } from './deployment.ts';
import type { Grant } from './evaluate.ts';

const keyNames = async (endpoint: string): Promise<ReadonlyMap<string, string>> => {
  const kms = new KMSClient({
    endpoint,
    region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const { Aliases = [] } = await kms.send(new ListAliasesCommand({ Limit: 100 }));
  return new Map(
    Aliases.flatMap(({ AliasName, TargetKeyId }) =>
      AliasName && TargetKeyId ? [[TargetKeyId, AliasName.split('/').at(-1) ?? AliasName] as const] : [],
    ),
  );
};

/** Ids that every deployment makes anew, by what they stand for. */
const stable = (resource: string, keys: ReadonlyMap<string, string>): string =>
  resource
    .replace(/key\/([0-9a-f-]{36})/, (_, id: string) => `key/${keys.get(id) ?? id}`)
    .replace(/distribution\/\w+/, 'distribution/shop')
    .replace(/userpool\/\S+/, (pool) => (pool.endsWith('*') ? pool : 'userpool/own'))
    .replace(/(secret:[\w/-]+?)-\w{6}$/, '$1')
    .replace(/\/stream\/.*/, '/stream')
    .replace(/execute-api:([^:]+):(\d+):\w+/, 'execute-api:$1:$2:api');

/** Names what is granted or used so that it reads the same after another deployment. */
export const stableNames = async (endpoint: string): Promise<(grants: readonly Grant[]) => Grant[]> => {
  const keys = await keyNames(endpoint);
  return (grants) => grants.map(({ action, resource }) => ({ action, resource: stable(resource, keys) }));
};

/** Everything that every deployed function's role allows, entry by entry. */
export const granted = async (endpoint: string): Promise<Record<string, Grant[]>> => {
  const deployment = new Deployment(endpoint);
  const named = await stableNames(endpoint);
  const all = await Promise.all(
    (await deployment.functions()).map(async (name) => {
      const { policies } = await deployment.roleOf(name);
      const grants = policies.flatMap(({ document }) =>
        document.Statement.flatMap(({ Action, Resource = [] }) =>
          Action.flatMap((action) => Resource.map((resource) => ({ action, resource }))),
        ),
      );
      return [name, named(grants)] as const;
    }),
  );
  return Object.fromEntries(all);
};
