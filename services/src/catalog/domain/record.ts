import type { StaffProduct } from '@loja/contracts/http/staff-catalog.ts';
import { brl } from '@loja/kernel/money.ts';
import type { CatalogProduct } from './product.ts';

/** A product with what it takes to change it: where it stands, and which write of it this is. */
export interface ProductRecord {
  product: CatalogProduct;
  /** On the shelf: only then its SKUs can be bought. */
  published: boolean;
  /** Gone for good. */
  withdrawn: boolean;
  /** 1 for the first write, one more with each other. */
  revision: number;
  /** ISO 8601. */
  updatedAt: string;
  /** The pool's id of the member of staff; absent in what the shop began with. */
  updatedBy?: string;
}

/** A product on the shelf, with the time of its last write (ISO 8601). */
export type ShelfProduct = CatalogProduct & { updatedAt: string };

/** Who writes, and when. */
export interface Author {
  staffId: string;
  at: Date;
}

export const signed = ({ staffId, at }: Author): Pick<ProductRecord, 'updatedAt' | 'updatedBy'> => ({
  updatedAt: at.toISOString(),
  updatedBy: staffId,
});

/** What the world is told of a write; nothing when the product was and is off the shelf. */
export const announcementOf = (
  before: ProductRecord | undefined,
  after: ProductRecord,
): 'ProductChanged' | 'ProductWithdrawn' | undefined => {
  if (after.published) return 'ProductChanged';
  return before?.published ? 'ProductWithdrawn' : undefined;
};

/** The product as staff see it: what it draws on is inventory's matter. */
export const staffView = ({ product, updatedBy: _by, ...record }: ProductRecord): StaffProduct => {
  const { sizes, ...facts } = product;
  return {
    ...facts,
    sizes: sizes.map(({ priceCents, consumes: _consumes, ...size }) => ({ ...size, price: brl(priceCents) })),
    ...record,
  };
};
