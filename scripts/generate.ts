import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as account from '@loja/contracts/http/account.ts';
import * as accountOrders from '@loja/contracts/http/account-orders.ts';
import * as accountPrivacy from '@loja/contracts/http/account-privacy.ts';
import * as accountSecurity from '@loja/contracts/http/account-security.ts';
import * as auth from '@loja/contracts/http/auth.ts';
import * as cart from '@loja/contracts/http/cart.ts';
import * as documents from '@loja/contracts/http/documents.ts';
import * as ordering from '@loja/contracts/http/ordering.ts';
import * as payments from '@loja/contracts/http/payments.ts';
import { routes } from '@loja/contracts/http/routes.ts';
import * as shipping from '@loja/contracts/http/shipping.ts';
import * as shopfront from '@loja/contracts/http/shopfront.ts';
import * as staffAuth from '@loja/contracts/http/staff-auth.ts';
import * as staffCatalog from '@loja/contracts/http/staff-catalog.ts';
import * as staffMedia from '@loja/contracts/http/staff-media.ts';
import * as staffOrders from '@loja/contracts/http/staff-orders.ts';
import * as staffPromotions from '@loja/contracts/http/staff-promotions.ts';
import * as staffTasks from '@loja/contracts/http/staff-tasks.ts';
import * as telemetry from '@loja/contracts/http/telemetry.ts';
import type { Route } from '@loja/contracts/route.ts';
import { readResults, reliabilityPage } from '@loja/tests/proof/report.ts';
import { scenarios } from '@loja/tests/proof/scenarios/index.ts';
import { asvsPage } from './asvs-page.ts';
import { authorizationMatrix } from './authorization-matrix.ts';
import { commonPasswords } from './common-passwords.ts';
import { dataMapPage } from './data-map-page.ts';
import { eventCatalogue } from './event-catalogue.ts';
import { openApi } from './open-api.ts';
import { orderStates } from './order-states.ts';
import { placeOrderDiagram } from './place-order-diagram.ts';

/** By file under `http/`. */
const modules: Record<string, Record<string, unknown>> = {
  account,
  'account-orders': accountOrders,
  'account-privacy': accountPrivacy,
  'account-security': accountSecurity,
  auth,
  cart,
  documents,
  ordering,
  payments,
  shipping,
  shopfront,
  telemetry,
  'staff-auth': staffAuth,
  'staff-catalog': staffCatalog,
  'staff-media': staffMedia,
  'staff-orders': staffOrders,
  'staff-promotions': staffPromotions,
  'staff-tasks': staffTasks,
};

const camel = (kebab: string): string => kebab.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const endpoints = (): string => {
  const blocks = Object.entries(modules).flatMap(([file, module]) =>
    Object.entries(module)
      .filter(
        (entry): entry is [string, Route] =>
          typeof entry[1] === 'object' && entry[1] !== null && 'path' in entry[1] && 'reply' in entry[1],
      )
      .map(
        ([name, route]) =>
          `export const ${name}: Endpoint<typeof ${camel(file)}.${name}> = { method: '${route.method}', path: '${route.path}' };`,
      ),
  );
  const imports = Object.keys(modules).map(
    (file) => `import type * as ${camel(file)} from './http/${file}.ts';`,
  );
  return `// Written by \`npm run generate\` from the contracts; do not edit.\nimport type { Endpoint } from './client.ts';\n${imports.join('\n')}\n\n${blocks.join('\n')}\n`;
};

const files: Record<string, () => string> = {
  'packages/contracts/src/endpoints.generated.ts': endpoints,
  'docs/generated/openapi.json': () => `${JSON.stringify(openApi(routes), null, 2)}\n`,
  'services/src/identity/domain/common-passwords.generated.ts': commonPasswords,
  'docs/generated/authorization.md': authorizationMatrix,
  'docs/security/asvs.md': asvsPage,
  'docs/generated/events.md': eventCatalogue,
  'docs/generated/data-map.md': dataMapPage,
  'docs/generated/order-states.md': orderStates,
  'docs/generated/place-order-workflow.md': placeOrderDiagram,
  'docs/reliability.md': () => reliabilityPage(scenarios, readResults()),
};

const stale = Object.entries(files).filter(([path, make]) => {
  const text = make();
  let current = '';
  try {
    current = readFileSync(path, 'utf8');
  } catch {
    current = '';
  }
  if (current === text) return false;
  if (!process.argv.includes('--check')) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return true;
});

if (process.argv.includes('--check') && stale.length > 0) {
  console.error(`stale: ${stale.map(([path]) => path).join(', ')}; run npm run generate`);
  process.exit(1);
}
console.log(
  stale.length === 0 ? 'generated files are fresh' : `wrote ${stale.map(([path]) => path).join(', ')}`,
);
