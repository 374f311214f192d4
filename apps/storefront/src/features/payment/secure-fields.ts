/** What the shop uses of the provider's browser library (MercadoPago.js v2). */
export type CardField = 'cardNumber' | 'expirationDate' | 'securityCode';

interface FieldEvents {
  ready: unknown;
  focus: unknown;
  blur: unknown;
  change: unknown;
  binChange: { bin: string | null };
  validityChange: { errorMessages: readonly unknown[] };
}

interface FieldOptions {
  placeholder?: string;
  srLabel?: string;
  style?: Record<string, string>;
}

export interface SecureField {
  mount(container: string): SecureField;
  unmount(): void;
  on<Name extends keyof FieldEvents>(name: Name, listener: (event: FieldEvents[Name]) => void): SecureField;
  update(properties: { settings?: unknown }): SecureField;
  focus(): SecureField;
}

interface Brand {
  id: string;
  payment_type_id: string;
  settings?: readonly { security_code?: unknown; card_number?: unknown }[];
}

export interface Provider {
  fields: {
    create(type: CardField, options: FieldOptions): SecureField;
    createCardToken(holder: {
      cardholderName: string;
      identificationType: 'CPF' | 'CNPJ';
      identificationNumber: string;
    }): Promise<{ id: string }>;
  };
  getPaymentMethods(query: { bin: string }): Promise<{ results: readonly Brand[] }>;
}

type ProviderClass = new (publicKey: string, options: { locale: string }) => Provider;

declare global {
  interface Window {
    MercadoPago?: ProviderClass;
  }
}

let loading: Promise<ProviderClass> | undefined;

const load = (script: string): Promise<ProviderClass> =>
  new Promise((resolve, reject) => {
    const element = document.createElement('script');
    element.src = script;
    element.onload = () => {
      if (window.MercadoPago) resolve(window.MercadoPago);
      else reject(new Error('the provider’s script came without its library'));
    };
    element.onerror = () => {
      element.remove();
      reject(new Error('the provider’s script did not come'));
    };
    document.head.append(element);
  });

/** The library, asked for once; after a failure the next call asks again. */
export const openProvider = async (
  { script, publicKey }: { script: string; publicKey: string },
  locale: string,
): Promise<Provider> => {
  loading ??= load(script);
  try {
    return new (await loading)(publicKey, { locale });
  } catch (error) {
    loading = undefined;
    throw error;
  }
};

/** The credit brand that a card's first digits tell; undefined when they tell none. */
export const creditBrand = async (provider: Provider, bin: string): Promise<Brand | undefined> => {
  const { results } = await provider.getPaymentMethods({ bin });
  return results.find((brand) => brand.payment_type_id === 'credit_card');
};
