/** What KMS authenticates with a data key: it unwraps the key only for who names the same pairs. */
export type EncryptionContext = Readonly<Record<string, string>>;

export interface DataKey {
  /** 32 bytes; never leaves the process. */
  plain: Uint8Array;
  /** The same key under the key of its class, as it lies beside what it sealed. */
  wrapped: Uint8Array;
}

/** Makes data keys and opens them again; whoever may do only one of both is refused by KMS in the other. */
export interface DataKeys {
  make(context: EncryptionContext): Promise<DataKey>;
  /** Throws when the context is not the one that it was made under, or when KMS refuses. */
  unwrap(wrapped: Uint8Array, context: EncryptionContext): Promise<Uint8Array>;
}
