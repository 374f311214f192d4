import type { ShippingOption } from '@loja/contracts/http/shipping.ts';
import { stateOfCep } from '@loja/kernel/cep.ts';
import { brl } from '@loja/kernel/money.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import { freeFromCents, handlingDays, PARCEL_LIMIT_GRAMS, type Rate, zones } from './rates.ts';

export interface Parcel {
  /** Eight digits. */
  cep: string;
  /** Chargeable weight of everything. */
  grams: number;
  /** Goods before any discount: what the free-shipping rule looks at. */
  goodsCents: number;
}

const services = [
  { id: 'economico', name: 'Econômico' },
  { id: 'expresso', name: 'Expresso' },
] as const;

const parcelCents = ({ firstKilogramCents, nextKilogramCents }: Rate, grams: number): number =>
  grams === 0 ? 0 : firstKilogramCents + nextKilogramCents * (Math.ceil(grams / 1000) - 1);

const priceCents = (rate: Rate, grams: number): number =>
  Math.floor(grams / PARCEL_LIMIT_GRAMS) * parcelCents(rate, PARCEL_LIMIT_GRAMS) +
  parcelCents(rate, grams % PARCEL_LIMIT_GRAMS);

/** The services that take a parcel to a CEP, cheapest first, the first of them free above the region's threshold. */
export const quote = ({ cep, grams, goodsCents }: Parcel): Result<ShippingOption[], 'cep_not_served'> => {
  const state = stateOfCep(cep);
  const zone = zones.find(({ states }) => state !== undefined && states.includes(state));
  if (state === undefined || !zone) return fail('cep_not_served');
  const freeFrom = freeFromCents(state);
  const isFree = freeFrom !== undefined && goodsCents >= freeFrom;
  const options = services
    .map(({ id, name }) => ({ id, name, rate: zone[id], cents: priceCents(zone[id], grams) }))
    .sort((a, b) => a.cents - b.cents)
    .map(({ id, name, rate, cents }, place) => ({
      id,
      name,
      price: brl(isFree && place === 0 ? 0 : cents),
      businessDays: { min: handlingDays.min + rate.days.min, max: handlingDays.max + rate.days.max },
      free: isFree && place === 0,
    }));
  return ok(options);
};
