import type { Product } from './catalogue.ts';
import { catalogueOfFile } from './catalogue-file.ts';
import { localePaths } from './locale.ts';

/** `getStaticPaths` of product pages: every product of a kind in every language. */
export const productPaths = (kind: Product['kind']) =>
  localePaths().flatMap(({ params }) =>
    catalogueOfFile()
      .products.filter((product) => product.kind === kind)
      .map(({ slug }) => ({ params: { ...params, slug } })),
  );
