import type { EventContract } from '@loja/contracts/event.ts';
import * as catalog from '@loja/contracts/events/catalog.ts';
import * as customers from '@loja/contracts/events/customers.ts';
import * as identity from '@loja/contracts/events/identity.ts';
import * as inventory from '@loja/contracts/events/inventory.ts';
import * as ordering from '@loja/contracts/events/ordering.ts';
import * as payments from '@loja/contracts/events/payments.ts';
import * as z from 'zod';

/** The event catalogue in Markdown, computed from the contracts. */
export const eventCatalogue = (): string => {
  const events: EventContract[] = [ordering, payments, catalog, inventory, identity, customers].flatMap(
    (module) => Object.values<EventContract>(module),
  );
  const sections = events.map(
    ({ source, name, version, data }) =>
      `## ${name} (v${version})\n\nSource: \`${source}\`\n\n\`\`\`json\n${JSON.stringify(z.toJSONSchema(data), null, 2)}\n\`\`\`\n`,
  );
  return `# Events\n\nWritten by \`npm run generate\` from \`packages/contracts/src/events\`; do not edit.\n\n${sections.join('\n')}`;
};
