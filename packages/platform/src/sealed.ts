import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import * as z from 'zod';
import { dataKeysByKms } from './data-keys.kms.ts';
import type { DataKeys } from './data-keys.ts';
import { type KeyRing, keyRing } from './key-ring.ts';

/**
 * What a key is for: who a customer is, the tokens of a session, or whom a sale is on the books of. Each class has a KMS
 * key of its own.
 */
export type DataClass = 'customers' | 'sessions' | 'fiscal';

/** Where a sealed value lies. It opens there and nowhere else: not in another row, not under another field's name. */
export interface Place {
  /** The table's name without its stage, so that a restored copy under another name still opens. */
  table: string;
  /** The row's key, or whatever names the row for good. */
  row: string;
  field: string;
}

/** `s1.<wrapped data key>.<iv, text, tag>`, base64url: whole in itself, fit for an attribute, JSON or a URL. */
export const Sealed = z.templateLiteral(['s1.', z.string()]);
export type Sealed = z.infer<typeof Sealed>;

export interface Sealer {
  seal(place: Place, value: string): Promise<Sealed>;
  /** Throws `CannotOpen` when the value is not of this place, was changed, or is of no format that is known. */
  open(place: Place, sealed: string): Promise<string>;
}

/** Says what was not opened and why, never what was in it. */
export class CannotOpen extends Error {
  constructor({ table, field }: Place, why: string, options?: ErrorOptions) {
    super(`cannot open ${field} of ${table}: ${why}`, options);
    this.name = 'CannotOpen';
  }
}

const FORMAT = 's1';
const CIPHER = 'aes-256-gcm';
/** NIST SP 800-38D: 96 bits, at random; a data key serves a thousand values, far below the 2³² that this allows. */
const IV_BYTES = 12;
const TAG_BYTES = 16;

const boundTo = (dataClass: DataClass, { table, row, field }: Place): Buffer =>
  Buffer.from(JSON.stringify([FORMAT, dataClass, table, row, field]));

const partsOf = (place: Place, sealed: string): { wrapped: Buffer; body: Buffer } => {
  const [format, wrapped, body, ...more] = sealed.split('.');
  if (format !== FORMAT || !wrapped || !body || more.length > 0)
    throw new CannotOpen(place, 'not of a format that is known');
  return { wrapped: Buffer.from(wrapped, 'base64url'), body: Buffer.from(body, 'base64url') };
};

class RingSealer implements Sealer {
  readonly #class: DataClass;
  readonly #ring: KeyRing;

  constructor(dataClass: DataClass, ring: KeyRing) {
    this.#class = dataClass;
    this.#ring = ring;
  }

  async seal(place: Place, value: string): Promise<Sealed> {
    const { plain, wrapped } = await this.#ring.forSealing(this.#context(place));
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, plain, iv).setAAD(boundTo(this.#class, place));
    const body = Buffer.concat([iv, cipher.update(value, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `s1.${Buffer.from(wrapped).toString('base64url')}.${body.toString('base64url')}`;
  }

  async open(place: Place, sealed: string): Promise<string> {
    const { wrapped, body } = partsOf(place, sealed);
    if (body.length < IV_BYTES + TAG_BYTES) throw new CannotOpen(place, 'cut off');
    const plain = await this.#ring.forOpening(wrapped, this.#context(place));
    const decipher = createDecipheriv(CIPHER, plain, body.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(boundTo(this.#class, place))
      .setAuthTag(body.subarray(-TAG_BYTES));
    try {
      const text = Buffer.concat([decipher.update(body.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
      return text.toString('utf8');
    } catch (cause) {
      throw new CannotOpen(place, 'changed, or of another row or field', { cause });
    }
  }

  #context = ({ table }: Place) => ({ class: this.#class, table });
}

/** A sealer of one class of data. `dataKeys` is KMS; `now` in milliseconds. */
export const sealerOf = (dataClass: DataClass, dataKeys: DataKeys, now: () => number = Date.now): Sealer =>
  new RingSealer(dataClass, keyRing(dataKeys, now));

/** The sealer of a function whose environment names the key (`ShopFunction.seals`, `.unseals`). */
export const sealerByKms = (dataClass: DataClass, keyArn: string): Sealer =>
  sealerOf(dataClass, dataKeysByKms(keyArn));
