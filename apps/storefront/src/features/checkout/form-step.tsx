import type { ShippingOption } from '@loja/contracts/http/shipping.ts';
import type { Actions } from '../../messages/pt-BR.actions.ts';
import { maskCep } from '../freight/cep.ts';
import { daysText, freightPriceText } from '../freight/delivery-text.ts';
import { FieldError, type FormProps, idOf, StateBox, TextBox } from './fields.tsx';
import { type PaymentChoice, PaymentFields } from './payment-fields.tsx';
import { KeepTyped, SavedAddresses } from './saved-fields.tsx';
import type { LookUp } from './use-cep.ts';
import type { SavedData } from './use-saved-data.ts';

const CustomerFields = ({ form }: { form: FormProps }) => (
  <fieldset class="step">
    <legend class="step-title">{form.words.steps.customer}</legend>
    <TextBox field="email" form={form} box={{ type: 'email', autoComplete: 'email', inputMode: 'email' }} />
    <TextBox field="name" form={form} box={{ autoComplete: 'name' }} />
    <TextBox
      field="taxId"
      form={form}
      hint={form.words.fields.taxIdHint}
      box={{ autoComplete: 'off', autoCapitalize: 'characters', spellcheck: false }}
    />
    <TextBox
      field="phone"
      form={form}
      box={{ type: 'tel', autoComplete: 'tel-national', inputMode: 'tel' }}
    />
  </fieldset>
);

const AddressFields = ({ form, lookUp, saved }: Pick<Props, 'form' | 'lookUp' | 'saved'>) => {
  const { words } = form;
  const said = { idle: '', looking: words.lookingUp, found: words.foundCep, unknown: words.notFoundCep }[
    lookUp
  ];
  return (
    <fieldset class="step step-address">
      <legend class="step-title">{words.steps.address}</legend>
      <SavedAddresses form={form} saved={saved} />
      <TextBox
        field="cep"
        form={form}
        mask={maskCep}
        box={{ autoComplete: 'postal-code', inputMode: 'numeric', placeholder: '00000-000' }}
      />
      <p class="field-hint step-wide" role="status">
        {said}
      </p>
      <TextBox field="street" form={form} box={{ autoComplete: 'address-line1' }} />
      <TextBox field="number" form={form} box={{ autoComplete: 'off' }} />
      <TextBox field="complement" form={form} box={{ autoComplete: 'address-line2' }} />
      <TextBox field="district" form={form} box={{ autoComplete: 'address-level3' }} />
      <TextBox field="city" form={form} box={{ autoComplete: 'address-level2' }} />
      <StateBox form={form} />
    </fieldset>
  );
};

export type ShippingState =
  | { kind: 'no-cep' }
  | { kind: 'asking' }
  | { kind: 'failed'; text: string }
  | { kind: 'options'; options: ShippingOption[] };

const OptionsList = ({
  form,
  options,
  words,
}: {
  form: FormProps;
  options: ShippingOption[];
  words: Actions;
}) => (
  <div class="ship-options">
    {options.map((option, i) => (
      <label class="ship-option" key={option.id}>
        <input
          type="radio"
          name="frete"
          id={i === 0 ? idOf('shippingOptionId') : undefined}
          checked={form.draft.shippingOptionId === option.id}
          aria-describedby={form.errors.shippingOptionId && `${idOf('shippingOptionId')}-erro`}
          onChange={() => form.onType({ shippingOptionId: option.id })}
        />
        <span>
          <b>{option.name}</b>
          <small>{daysText(option.businessDays, words.freight)}</small>
        </span>
        <strong>{freightPriceText(option, words.freight)}</strong>
      </label>
    ))}
    <p class="field-hint">{words.freight.daysNote}</p>
  </div>
);

const ShippingFields = ({
  form,
  shipping,
  words,
}: {
  form: FormProps;
  shipping: ShippingState;
  words: Actions;
}) => (
  <fieldset class="step">
    <legend class="step-title">{form.words.steps.shipping}</legend>
    <div aria-live="polite">
      {shipping.kind === 'no-cep' && <p class="field-hint">{form.words.shippingNeedsCep}</p>}
      {shipping.kind === 'asking' && <p class="field-hint">{words.freight.calculating}</p>}
      {shipping.kind === 'failed' && <p class="notice notice-bad">{shipping.text}</p>}
      {shipping.kind === 'options' &&
        (shipping.options.length > 0 ? (
          <OptionsList form={form} options={shipping.options} words={words} />
        ) : (
          <p class="notice">{form.words.shippingNone}</p>
        ))}
    </div>
    <FieldError field="shippingOptionId" form={form} />
  </fieldset>
);

type Props = {
  form: FormProps;
  lookUp: LookUp;
  saved: SavedData;
  shipping: ShippingState;
  words: Actions;
  payment: PaymentChoice;
  problem: string | undefined;
  onSubmit: () => void;
};

export const FormStep = ({ form, lookUp, saved, shipping, words, payment, problem, onSubmit }: Props) => (
  <form
    class="checkout-form"
    noValidate
    onSubmit={(event) => {
      event.preventDefault();
      onSubmit();
    }}
  >
    <CustomerFields form={form} />
    <AddressFields form={form} lookUp={lookUp} saved={saved} />
    <ShippingFields form={form} shipping={shipping} words={words} />
    <PaymentFields form={form} choice={payment} />
    <KeepTyped form={form} saved={saved} />
    {problem && (
      <p class="notice notice-bad" role="alert">
        {problem}
      </p>
    )}
    <button class="button" type="submit">
      {form.words.toReview}
    </button>
    <p class="field-hint">{form.words.kept}</p>
  </form>
);
