import { useEffect, useState } from 'preact/hooks';
import type { BuyVariant } from './variant-choice.ts';

/** The chosen SKU: the first, or the one that the address names (`?sku=`), as links of shopping lists do. */
export const useVariantOfAddress = (variants: readonly BuyVariant[]) => {
  const [sku, setSku] = useState(variants[0]?.sku);
  useEffect(() => {
    const wanted = new URLSearchParams(location.search).get('sku');
    const known = variants.find((variant) => variant.sku === wanted);
    if (known) setSku(known.sku);
  }, []);
  return [sku, setSku] as const;
};
