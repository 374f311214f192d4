import { listProducts } from '@loja/contracts/http/shopfront.ts';
import { sampleProducts } from '../../../../services/src/catalog/seed/index.ts';
import { byStockItem } from '../../../../services/src/inventory/domain/stock.ts';
import { sampleStock } from '../../../../services/src/inventory/seed/index.ts';
import { productView } from '../../../../services/src/shopfront/domain/product-view.ts';
import { catalogueFrom } from './catalogue.ts';

const stock = byStockItem(sampleStock);

/** The sample roaster's shelf, as `GET /products` answers on the first day. */
export const sampleShelf = catalogueFrom(
  listProducts.reply.parse({ products: sampleProducts.map((product) => productView(product, stock)) })
    .products,
);
