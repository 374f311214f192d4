import { installmentsOf } from '@loja/kernel/installments.ts';
import type { Money } from '@loja/kernel/money.ts';
import { useState } from 'preact/hooks';
import { fill } from '../../lib/fill.ts';
import { reaisOf } from '../../lib/money.ts';
import { type FormField, type Holder, makeToken, wrongIn } from './make-token.ts';
import type { PaymentProps } from './pay-block.tsx';
import type { CardField } from './secure-fields.ts';
import { boxId, type CardFields, useCardFields } from './use-card-fields.ts';
import type { Paying } from './use-paying.ts';

type FormProps = {
  total: Money;
  paying: Paying;
  payment: PaymentProps & { cardFields: NonNullable<PaymentProps['cardFields']> };
  locale: string;
};
type Words = PaymentProps['words']['card'];

const Wrong = ({ id, shown, text }: { id: string; shown: boolean; text: string }) =>
  shown ? (
    <p class="field-error" id={id}>
      {text}
    </p>
  ) : null;

type SecureProps = { field: CardField; label: string; words: Words; fields: CardFields };

const SecureBox = ({ field, label, words, fields }: SecureProps) => {
  const id = boxId(field);
  const wrong = fields.isWrong(field);
  const look = `secure-box${fields.focused === field ? ' is-focused' : ''}${wrong ? ' is-wrong' : ''}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for several boxes; this names one that is another's page
    <div
      class={`field pay-${field}`}
      role="group"
      aria-labelledby={`${id}-nome`}
      aria-describedby={wrong ? `${id}-erro` : undefined}
    >
      <span class="legend pay-label" id={`${id}-nome`}>
        {label}
      </span>
      <div class={look} id={id} />
      <Wrong id={`${id}-erro`} shown={wrong} text={words.wrong[field]} />
    </div>
  );
};

type OwnProps = {
  field: 'holder' | 'document';
  value: string;
  wrong: boolean;
  words: Words;
  onType: (text: string) => void;
};

// No `name`: nothing of a card's owner may be sent by the form itself.
const OwnBox = ({ field, value, wrong, words, onType }: OwnProps) => {
  const id = `cartao-${field}`;
  return (
    <div class={`field pay-${field}`}>
      <label for={id}>{words[field]}</label>
      <input
        id={id}
        value={value}
        maxLength={field === 'holder' ? 120 : 20}
        autoComplete={field === 'holder' ? 'cc-name' : 'off'}
        autoCapitalize={field === 'holder' ? 'characters' : 'off'}
        spellcheck={false}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? `${id}-erro` : undefined}
        onInput={(event) => onType(event.currentTarget.value)}
      />
      <Wrong id={`${id}-erro`} shown={wrong} text={words.wrong[field]} />
    </div>
  );
};

type PartsProps = {
  total: Money;
  chosen: number;
  limits: PaymentProps['installments'];
  words: Words;
  onChoose: (count: number) => void;
};

const Parts = ({ total, chosen, limits, words, onChoose }: PartsProps) => (
  <div class="field pay-parts">
    <label for="cartao-parcelas">{words.installments}</label>
    <select
      id="cartao-parcelas"
      value={chosen}
      onChange={(event) => onChoose(Number(event.currentTarget.value))}
    >
      {installmentsOf(total.cents, limits).map(({ count, firstCents, eachCents }) => {
        const text = count === 1 ? words.whole : firstCents === eachCents ? words.parts : words.unequal;
        const amounts = { first: reaisOf({ cents: firstCents }), amount: reaisOf({ cents: eachCents }) };
        return (
          <option key={count} value={count} selected={count === chosen}>
            {fill(text, { count, ...amounts })}
          </option>
        );
      })}
    </select>
  </div>
);

const isOwn = (field: FormField): field is 'holder' | 'document' =>
  field === 'holder' || field === 'document';

/** What of the form is wrong, told field by field, and the try that it makes. */
const useSubmission = ({ total, paying }: FormProps, fields: CardFields) => {
  const [holder, setHolder] = useState<Holder>({ name: '', document: '' });
  const [wrong, setWrong] = useState<FormField[]>([]);
  const [says, setSays] = useState<'notCredit' | 'noToken'>();
  const [making, setMaking] = useState(false);
  const [count, setCount] = useState(1);

  const refuse = (found: FormField[]): void => {
    setWrong(found);
    const theirs = found.filter((field): field is CardField => !isOwn(field));
    fields.mark(theirs);
    if (theirs.length === 0) document.getElementById(`cartao-${found[0]}`)?.focus();
  };

  const pay = async (): Promise<void> => {
    const provider = fields.provider();
    if (!provider) return;
    setSays(undefined);
    const found = wrongIn(holder);
    if (found.length > 0) return refuse(found);
    setWrong([]);
    const made = await makeToken(provider, fields.bin(), holder);
    if (made.ok)
      return paying.begin({
        method: 'card',
        expectedTotal: total,
        card: { ...made.card, installments: count },
      });
    if ('wrong' in made) return refuse(made.wrong);
    setSays(made.says);
  };

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (making || paying.busy) return;
    setMaking(true);
    await (paying.unanswered === 'card' ? paying.resend() : pay());
    setMaking(false);
  };

  return { holder, setHolder, wrong, says, making, count, setCount, submit };
};

const FieldsDown = ({ fields, words, retry }: { fields: CardFields; words: Words; retry: string }) => (
  <div class="notice notice-bad" role="alert">
    <p>{words.unavailable}</p>
    <button class="button button-line button-small" type="button" onClick={fields.retry}>
      {retry}
    </button>
  </div>
);

export const CardForm = (props: FormProps & { retry: string }) => {
  const { total, paying, payment, locale } = props;
  const words = payment.words.card;
  const fields = useCardFields(payment.cardFields, words, locale);
  const { holder, setHolder, wrong, says, making, count, setCount, submit } = useSubmission(props, fields);
  const busy = making || paying.busy === 'card';
  if (fields.state === 'failed') return <FieldsDown fields={fields} words={words} retry={props.retry} />;
  return (
    <form class="pay-card" onSubmit={submit} aria-busy={fields.state === 'loading'} noValidate>
      <SecureBox field="cardNumber" label={words.number} words={words} fields={fields} />
      <SecureBox field="expirationDate" label={words.expiry} words={words} fields={fields} />
      <SecureBox field="securityCode" label={words.code} words={words} fields={fields} />
      <OwnBox
        field="holder"
        value={holder.name}
        wrong={wrong.includes('holder')}
        words={words}
        onType={(name) => setHolder({ ...holder, name })}
      />
      <OwnBox
        field="document"
        value={holder.document}
        wrong={wrong.includes('document')}
        words={words}
        onType={(text) => setHolder({ ...holder, document: text })}
      />
      <Parts total={total} chosen={count} limits={payment.installments} words={words} onChoose={setCount} />
      {says && (
        <p class="notice notice-bad" role="alert">
          {words[says]}
        </p>
      )}
      <button class="button pay-submit" type="submit" disabled={busy || fields.state === 'loading'}>
        {busy
          ? words.paying
          : paying.unanswered === 'card'
            ? words.askAgain
            : fill(words.pay, { total: reaisOf(total) })}
      </button>
      <p class="field-hint pay-safe">{words.safe}</p>
    </form>
  );
};
