import type { Product } from './http/shopfront.ts';

/** A file of the public site by its address. `shows` digests all that it takes from the catalogue. */
export interface SiteFile {
  /** With a slash at the end for a page, without for anything else. */
  path: string;
  /** While this stays the same, so do the bytes of the file. */
  shows: string;
}

export interface RenderedFile {
  contentType: string;
  body: Uint8Array;
}

/** What the pages of one stage know beside the catalogue. */
export interface SiteSettings {
  /** Where the browser gets the provider's fields for a card; absent where no card can be taken. */
  cardFields?: { script: string; publicKey: string };
}

/** What the storefront gives to whoever publishes it: its files for a shelf, and the bytes of each. Pure. */
export interface SiteRenderer {
  files(products: readonly Product[]): SiteFile[];
  /** Throws when the address is none of `files`, or its page fails. */
  render(products: readonly Product[], path: string): Promise<RenderedFile>;
}
