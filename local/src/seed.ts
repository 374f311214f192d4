import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { seedCatalogue } from '@loja/services/catalog/seed';
import { seedStock } from '@loja/services/inventory/seed';
import { seedPromotions } from '@loja/services/promotions/seed';
import { fingerprintOfFiles } from './fingerprint.ts';
import { awsClientOptions } from './ministack.ts';
import type { StoreSettings } from './settings.ts';

const seedSources = ['services/src/catalog', 'services/src/inventory', 'services/src/promotions'];

/** A table's own id: one that was replaced under the same name is empty and wants its seed again. */
const identityOf = async (client: DynamoDBClient, name: string): Promise<string> => {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
  return Table?.TableId ?? String(Table?.CreationDateTime?.getTime());
};

/** Puts the sample shelf and its first stock into the tables, once for each version of the seeds and each new table. */
export const seed = async (
  settings: StoreSettings,
  tables: { catalog: string; inventory: string; promotions: string },
): Promise<void> => {
  const mark = join(settings.stateDir, 'seeded.json');
  const client = new DynamoDBClient(awsClientOptions(settings));
  const identities = await Promise.all(Object.values(tables).map((name) => identityOf(client, name)));
  const fingerprint = await fingerprintOfFiles(settings.root, seedSources, {
    ...tables,
    identities: identities.join(),
  });
  if ((await readFile(mark, 'utf8').catch(() => '')) !== fingerprint) {
    const dynamo = new Dynamo(client);
    await Promise.all([
      seedCatalogue(dynamo, tables.catalog),
      seedStock(dynamo, tables.inventory),
      seedPromotions(dynamo, tables.promotions),
    ]);
    await writeFile(mark, fingerprint);
  }
  client.destroy();
};
