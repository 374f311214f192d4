import { Grind } from '@loja/contracts/http/product-ids.ts';
import type { Variant } from '@loja/contracts/http/shopfront.ts';
import { brl, pricePerKilogram } from '@loja/kernel/money.ts';
import type { CatalogProduct, Consumption, Kind, Size } from './product.ts';

/** What cart, freight and ordering need to sell one SKU. */
export interface SaleVariant {
  sku: string;
  productSlug: string;
  kind: Kind;
  name: string;
  variantLabel: string;
  /** Chargeable grams for freight, of one unit. */
  grams: number;
  priceCents: number;
  consumes: Consumption[];
}

/** A variant as the page shows it, but for availability, which inventory knows. */
export type ShelfVariant = Omit<Variant, 'availability'> & { consumes: Consumption[] };

/** The eight grinds of the trade, in the order of the shelf. */
export const allGrinds: readonly Grind[] = Grind.options;

const grindLabels = {
  graos: 'Em grãos',
  espresso: 'Espresso (fina)',
  moka: 'Moka (média-fina)',
  coado: 'Coado (média)',
  aeropress: 'Aeropress (média-fina)',
  chemex: 'Chemex (média-grossa)',
  prensa: 'Prensa francesa (grossa)',
  coldbrew: 'Cold brew (grossa)',
} as const satisfies Record<Grind, string>;

interface Choice {
  size: Size;
  grind?: Grind;
}

const choicesOf = ({ sizes, grinds }: CatalogProduct): Choice[] =>
  sizes.flatMap((size) => (grinds.length === 0 ? [{ size }] : grinds.map((grind) => ({ size, grind }))));

const skuOf = (product: CatalogProduct, { size, grind }: Choice): string =>
  [product.code, size.code, grind?.toUpperCase()].filter(Boolean).join('-');

const labelOf = ({ size, grind }: Choice): string =>
  grind ? `${size.label} · ${grindLabels[grind]}` : size.label;

/** The rows that checkout reads, one per SKU. */
export const saleVariantsOf = (product: CatalogProduct): SaleVariant[] =>
  choicesOf(product).map((choice) => ({
    sku: skuOf(product, choice),
    productSlug: product.slug,
    kind: product.kind,
    name: product.name,
    variantLabel: labelOf(choice),
    grams: choice.size.grams,
    priceCents: choice.size.priceCents,
    consumes: choice.size.consumes,
  }));

/** The same SKUs as a product page lists them. */
export const shelfVariantsOf = (product: CatalogProduct): ShelfVariant[] =>
  choicesOf(product).map((choice) => {
    const { netGrams, priceCents, consumes } = choice.size;
    return {
      sku: skuOf(product, choice),
      label: labelOf(choice),
      price: brl(priceCents),
      ...(netGrams ? { netGrams, pricePerKilogram: brl(pricePerKilogram(priceCents, netGrams)) } : {}),
      ...(choice.grind ? { grind: choice.grind } : {}),
      consumes,
    };
  });

/**
 * The stock items that a SKU names. A SKU is `[KIT-]CODE[-CODE…][-SIZE]-GRIND` or `CODE-UN`, and every stock item it
 * takes is one of its codes: whoever holds a SKU can read its stock without reading the variant first.
 */
export const stockItemsNamedIn = (sku: string): string[] =>
  sku
    .split('-')
    .slice(0, -1)
    .filter((part) => part !== 'KIT' && !/^\d+$/.test(part));
