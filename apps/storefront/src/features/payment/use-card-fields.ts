import { useEffect, useRef, useState } from 'preact/hooks';
import type { PaymentWords } from '../../messages/payment.pt-BR.ts';
import {
  type CardField,
  creditBrand,
  openProvider,
  type Provider,
  type SecureField,
} from './secure-fields.ts';

const CARD_FIELDS: readonly CardField[] = ['cardNumber', 'expirationDate', 'securityCode'];
export const boxId = (field: CardField): string => `cartao-${field}`;

const STYLE = { fontSize: '16px', color: '#24112e', placeholderColor: '#5d4a66' };

type Marks = Partial<Record<CardField, boolean>>;

interface Mounted {
  provider: Provider;
  fields: Record<CardField, SecureField>;
}

const create = (provider: Provider, words: PaymentWords['card']): Mounted['fields'] => ({
  cardNumber: provider.fields.create('cardNumber', {
    placeholder: '0000 0000 0000 0000',
    srLabel: words.number,
    style: STYLE,
  }),
  expirationDate: provider.fields.create('expirationDate', {
    placeholder: words.expiryHint,
    srLabel: words.expiry,
    style: STYLE,
  }),
  securityCode: provider.fields.create('securityCode', {
    placeholder: '123',
    srLabel: words.code,
    style: STYLE,
  }),
});

/** A brand says how long its code is: four digits on some. */
const tellLengths = async ({ provider, fields }: Mounted, bin: string): Promise<void> => {
  const brand = await creditBrand(provider, bin);
  fields.securityCode.update({ settings: brand?.settings?.[0]?.security_code });
};

type Setting = { script: string; publicKey: string };

/** The provider's fields in their boxes, what they tell of themselves, and the token that they make. */
export const useCardFields = (setting: Setting, words: PaymentWords['card'], locale: string) => {
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading');
  const [round, setRound] = useState(0);
  const [invalid, setInvalid] = useState<Marks>({});
  const [left, setLeft] = useState<Marks>({});
  const [focused, setFocused] = useState<CardField>();
  const mounted = useRef<Mounted>();
  const bin = useRef<string | null>(null);

  const listen = (field: CardField, one: SecureField): void => {
    one
      .on('focus', () => setFocused(field))
      .on('blur', () => {
        setFocused((now) => (now === field ? undefined : now));
        setLeft((before) => ({ ...before, [field]: true }));
      })
      .on('validityChange', ({ errorMessages }) =>
        setInvalid((before) => ({ ...before, [field]: errorMessages.length > 0 })),
      )
      .mount(boxId(field));
  };

  useEffect(() => {
    let gone = false;
    const open = async (): Promise<void> => {
      const provider = await openProvider(setting, locale);
      if (gone) return;
      const fields = create(provider, words);
      mounted.current = { provider, fields };
      for (const field of CARD_FIELDS) listen(field, fields[field]);
      fields.cardNumber.on('binChange', ({ bin: next }) => {
        bin.current = next;
        // Without an answer the code is checked when the token is made.
        if (next && mounted.current) tellLengths(mounted.current, next).catch(() => undefined);
      });
      setState('ready');
    };
    open().catch(() => setState('failed'));
    return () => {
      gone = true;
      for (const field of CARD_FIELDS) mounted.current?.fields[field].unmount();
      mounted.current = undefined;
    };
  }, [round]);

  return {
    state,
    focused,
    isWrong: (field: CardField): boolean => Boolean(left[field] && invalid[field]),
    mark: (fields: readonly CardField[]): void => {
      const marks = Object.fromEntries(fields.map((field) => [field, true]));
      setInvalid((before) => ({ ...before, ...marks }));
      setLeft((before) => ({ ...before, ...marks }));
      if (fields[0]) mounted.current?.fields[fields[0]].focus();
    },
    retry: (): void => {
      setState('loading');
      setRound((n) => n + 1);
    },
    provider: (): Provider | undefined => mounted.current?.provider,
    bin: (): string | null => bin.current,
  };
};
export type CardFields = ReturnType<typeof useCardFields>;
