import * as freight from './domain/quote.ts';

/**
 * Freight to a CEP (eight digits) for chargeable grams and goods in centavos before discount: options cheapest
 * first, or `cep_not_served`. Pure: the same question always has the same answer.
 */
export const quote = freight.quote;
