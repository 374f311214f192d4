/** What a directory of addresses knows of a CEP; small towns have no street. */
export interface KnownAddress {
  state: string;
  city?: string;
  district?: string;
  street?: string;
  ibgeCityCode?: string;
}

export interface Addresses {
  /** Undefined when nobody knows the CEP, or nobody answered in time. Never throws. */
  find(cep: string): Promise<KnownAddress | undefined>;
}
