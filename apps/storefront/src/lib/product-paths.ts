import type { Product } from './catalogue.ts';
import { localePaths } from './locale.ts';

/** `getStaticPaths` of product pages: every product in every language. */
export const productPaths = <P extends Product>(products: readonly P[]) =>
  localePaths().flatMap(({ params, props }) =>
    products.map((product) => ({ params: { ...params, slug: product.slug }, props: { ...props, product } })),
  );
