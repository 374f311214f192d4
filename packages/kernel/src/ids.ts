import * as z from 'zod';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

const random = (characters: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(characters)), (byte) => ALPHABET[byte & 31]).join('');

/** Ids carry 130 random bits in Crockford base 32 behind a prefix: they grant access, so UUIDs will not do (ASVS 11.5.1). */
const idOf = <Prefix extends string>(prefix: Prefix) =>
  z.templateLiteral([z.literal(`${prefix}_`), z.string().regex(/^[0-9a-hjkmnp-tv-z]{26}$/)]);

export const OrderId = idOf('ord');
export type OrderId = z.infer<typeof OrderId>;
export const CartId = idOf('crt');
export type CartId = z.infer<typeof CartId>;
export const EventId = idOf('evt');
export type EventId = z.infer<typeof EventId>;
export const PhotoId = idOf('pho');
export type PhotoId = z.infer<typeof PhotoId>;
/**
 * A customer: the `sub` that the shoppers' pool gave them, for ever. Shaped as a UUID but not always one of RFC 9562
 * (Cognito's newer ones carry other version bits), and branded, so that no other text passes for it.
 */
export const CustomerId = z.guid().brand<'CustomerId'>();
export type CustomerId = z.infer<typeof CustomerId>;

/** A fresh order id. */
export const newOrderId = (): OrderId => `ord_${random(26)}`;
/** A fresh cart id. */
export const newCartId = (): CartId => `crt_${random(26)}`;
/** A fresh event id. */
export const newEventId = (): EventId => `evt_${random(26)}`;
/** A fresh photo id. */
export const newPhotoId = (): PhotoId => `pho_${random(26)}`;
/** A fresh id of a letter to an account's owner. */
export const newNoticeId = (): string => `ntc_${random(26)}`;
/** A secret for a person to show later: 160 random bits. */
export const newAccessToken = (): string => random(32);
/** A fresh id of an address that a customer keeps. */
export const newAddressId = (): string => `adr_${random(26)}`;
