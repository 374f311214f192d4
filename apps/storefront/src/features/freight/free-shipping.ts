/** Runs of CEP prefixes (five digits, ends included) and the rule of `freeShipping` that serves them. */
export type FreeShippingRange = readonly [first: number, last: number, rule: number];
export type FreeShippingRule = { states: readonly string[]; fromCents: number };
export type FreeShipping = { rules: readonly FreeShippingRule[]; ranges: readonly FreeShippingRange[] };

/** The rule for a CEP; the first rule, that of the shop's own region, while no CEP is known. */
export const freeShippingRule = (
  { rules, ranges }: FreeShipping,
  cep: string,
): FreeShippingRule | undefined => {
  if (cep.length < 5) return rules[0];
  const prefix = Number(cep.slice(0, 5));
  const range = ranges.find(([first, last]) => prefix >= first && prefix <= last);
  return range && rules[range[2]];
};

/** What is missing, in centavos; 0 when free shipping is reached. */
export const missingCents = (rule: FreeShippingRule, goodsCents: number): number =>
  Math.max(0, rule.fromCents - goodsCents);
