import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { listProducts } from '@loja/contracts/http/shopfront.ts';
import { sampleProducts } from '../services/src/catalog/seed/index.ts';
import { byStockItem } from '../services/src/inventory/domain/stock.ts';
import { sampleStock } from '../services/src/inventory/seed/index.ts';
import { productView } from '../services/src/shopfront/domain/product-view.ts';

/** What `GET /products` answers on the shop's first day, for pages that are built before it. */
const OUT = 'apps/storefront/src/generated/catalogue.json';

const stock = byStockItem(sampleStock);
const reply = listProducts.reply.parse({
  products: sampleProducts.map((product) => productView(product, stock)),
});
mkdirSync(dirname(OUT), { recursive: true });
writeFileSync(OUT, `${JSON.stringify(reply, null, 1)}\n`);
console.log(`${reply.products.length} products written to ${OUT}`);
