import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { seedCatalogue } from '@loja/services/catalog/seed';
import { seedStock } from '@loja/services/inventory/seed';
import { fingerprintOfFiles } from './fingerprint.ts';
import { awsClientOptions } from './ministack.ts';
import type { StoreSettings } from './settings.ts';

const seedSources = ['services/src/catalog', 'services/src/inventory'];

/** Puts the sample shelf and its first stock into the tables, once for each version of the seeds. */
export const seed = async (
  settings: StoreSettings,
  tables: { catalog: string; inventory: string },
): Promise<void> => {
  const mark = join(settings.stateDir, 'seeded.json');
  const fingerprint = await fingerprintOfFiles(settings.root, seedSources, tables);
  if ((await readFile(mark, 'utf8').catch(() => '')) === fingerprint) return;
  const client = new DynamoDBClient(awsClientOptions(settings));
  const dynamo = new Dynamo(client);
  await Promise.all([seedCatalogue(dynamo, tables.catalog), seedStock(dynamo, tables.inventory)]);
  client.destroy();
  await writeFile(mark, fingerprint);
};
