import type { ShownAddress } from '@loja/contracts/http/account.ts';
import type { FormProps } from './fields.tsx';
import { chosenOf, newIn, shownIn } from './saved-data.ts';
import type { SavedData } from './use-saved-data.ts';

const blank = { cep: '', street: '', number: '', complement: '', district: '', city: '', state: '' };

const Choice = ({ address, form, chosen }: { address: ShownAddress; form: FormProps; chosen: boolean }) => (
  <label class="ship-option">
    <input
      type="radio"
      name="endereco-guardado"
      checked={chosen}
      onChange={() => form.onType(shownIn(address))}
    />
    <span>
      <b>{address.label ?? address.street}</b>
      <small>
        {address.street}, {address.number} · {address.city} – {address.state}
      </small>
    </span>
  </label>
);

/** The account's addresses, and the way to another. */
export const SavedAddresses = ({ form, saved }: { form: FormProps; saved: SavedData }) => {
  const addresses = saved.known?.addresses ?? [];
  if (addresses.length === 0) return null;
  const chosen = chosenOf(form.draft, addresses);
  return (
    <div class="ship-options" role="radiogroup" aria-label={form.words.saved.addresses}>
      {addresses.map((address) => (
        <Choice key={address.addressId} address={address} form={form} chosen={address === chosen} />
      ))}
      <label class="ship-option">
        <input
          type="radio"
          name="endereco-guardado"
          checked={chosen === undefined}
          onChange={() => form.onType(blank)}
        />
        <span>
          <b>{form.words.saved.another}</b>
        </span>
      </label>
    </div>
  );
};

/** Offered where there is something that the account does not know. */
export const KeepTyped = ({ form, saved }: { form: FormProps; saved: SavedData }) => {
  const { known, wanted, setWanted } = saved;
  if (!known || Object.keys(newIn(form.draft, known)).length === 0) return null;
  return (
    <label class="checkout-keep">
      <input type="checkbox" checked={wanted} onChange={(event) => setWanted(event.currentTarget.checked)} />
      <span>{form.words.saved.keep}</span>
    </label>
  );
};
