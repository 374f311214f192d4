import type { DataKey, DataKeys, EncryptionContext } from './data-keys.ts';

/** A revoked right or a disabled key is felt within this time. */
const KEEP_MS = 5 * 60_000;
/** Values under one data key: what one stolen key of a process's memory could open. */
const MAX_USES = 1_000;
/** Opened keys of others; 32 bytes each, and a list of fifty orders may need fifty. */
const MAX_OPENED = 500;

export interface KeyRing {
  forSealing(context: EncryptionContext): Promise<DataKey>;
  forOpening(wrapped: Uint8Array, context: EncryptionContext): Promise<Uint8Array>;
}

interface Kept<T> {
  value: Promise<T>;
  until: number;
  uses: number;
}

const nameOf = (context: EncryptionContext): string => JSON.stringify(Object.entries(context).sort());

/** The longest unused goes first; a failure is not kept. */
class KeptKeys<T> {
  readonly #kept = new Map<string, Kept<T>>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  take(name: string, make: () => Promise<T>, maxUses = Number.POSITIVE_INFINITY): Promise<T> {
    const found = this.#kept.get(name);
    this.#kept.delete(name);
    const kept =
      found && found.until > this.#now() && found.uses < maxUses
        ? found
        : { value: make(), until: this.#now() + KEEP_MS, uses: 0 };
    kept.uses += 1;
    this.#kept.set(name, kept);
    if (kept !== found) kept.value.catch(() => this.#forget(name, kept));
    this.#dropOldest();
    return kept.value;
  }

  #forget(name: string, kept: Kept<T>): void {
    if (this.#kept.get(name) === kept) this.#kept.delete(name);
  }

  #dropOldest(): void {
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MAX_OPENED && oldest !== undefined) this.#kept.delete(oldest);
  }
}

/**
 * Data keys in a process's memory: one call to KMS when a key is cold, however many ask at once. A key seals for at
 * most five minutes and a thousand values; opened keys are kept as long, at most five hundred.
 */
export const keyRing = (dataKeys: DataKeys, now: () => number): KeyRing => {
  const sealing = new KeptKeys<DataKey>(now);
  const opened = new KeptKeys<Uint8Array>(now);
  const nameOfWrapped = (wrapped: Uint8Array, context: EncryptionContext) =>
    `${nameOf(context)} ${Buffer.from(wrapped).toString('base64')}`;
  return {
    forSealing: (context) =>
      sealing.take(
        nameOf(context),
        async () => {
          const made = await dataKeys.make(context);
          // What a process has sealed it can read without asking for the key that it holds.
          await opened.take(nameOfWrapped(made.wrapped, context), async () => made.plain);
          return made;
        },
        MAX_USES,
      ),
    forOpening: (wrapped, context) =>
      opened.take(nameOfWrapped(wrapped, context), () => dataKeys.unwrap(wrapped, context)),
  };
};
