/** The picture of a link that someone shares. */
export const posterPath = (slug: string): string => `/og/${slug}.png`;
/** The same of pages that are no product; no slug has an underscore. */
export const SHOP_POSTER = '/og/_loja.png';
export const SHOP_MARK = '/og/_marca.png';
/** The product alone, for shopping lists and search engines that take no drawing. */
export const portraitPath = (slug: string): string => `/og/produto/${slug}.png`;
