import type { Profile, ShownAddress } from '@loja/contracts/http/account.ts';
import { useState } from 'preact/hooks';
import { phoneDigits } from '../checkout/form-table.ts';
import { shownPhone, shownTaxId } from '../checkout/shown.ts';
import { readTaxId } from '../checkout/tax-id.ts';
import { maskCep } from '../freight/cep.ts';
import { AccountBox, type AccountProps, Refused } from './account-box.tsx';
import { addresses, forgetAddress, keepProfile, profile } from './account-calls.ts';
import { AccountShell } from './account-shell.tsx';
import { AddressForm } from './address-form.tsx';
import { useForm } from './use-form.ts';
import { askSignedIn, useLoaded } from './use-loaded.ts';

const both = async () => {
  const [told, kept] = await Promise.all([profile(), addresses()]);
  if (!told.ok) return told;
  return kept.ok
    ? { ok: true as const, value: { profile: told.value, addresses: kept.value.addresses } }
    : kept;
};

const ProfileForm = ({ props, told }: { props: AccountProps; told: Profile }) => {
  const { account, words, paths } = props;
  const [said, setSaid] = useState('');
  const form = useForm(
    'dados',
    ['name', 'taxId', 'phone'],
    async ({ name, taxId, phone }) => {
      setSaid('');
      const digits = phoneDigits(phone);
      const body = { name: name.trim(), ...readTaxId(taxId), ...(digits ? { phone: digits } : {}) };
      const answer = await askSignedIn(() => keepProfile(body), paths.signIn);
      if (answer && !answer.ok) return answer;
      setSaid(account.data.saved);
      return undefined;
    },
    { name: told.name ?? '', taxId: shownTaxId(told), phone: shownPhone(told.phone) },
  );
  return (
    <section class="account-card" aria-labelledby="dados-titulo">
      <h2 id="dados-titulo">{account.data.profile}</h2>
      <p class="field-hint">{told.email}</p>
      <form class="account-form" onSubmit={form.submit} noValidate>
        <AccountBox field="name" form={form} words={account} />
        <AccountBox field="taxId" form={form} words={account} />
        <AccountBox field="phone" form={form} words={account} />
        <Refused form={form} words={words} />
        <button class="button button-small" type="submit" disabled={form.busy}>
          {form.busy ? account.data.saving : account.data.save}
        </button>
        <p role="status">{said}</p>
      </form>
    </section>
  );
};

const AddressRow = ({ address, props, onChange, onRemove }: RowProps) => (
  <li class="account-row">
    <div>
      <strong>{address.label ?? address.street}</strong>
      <small>
        {[`${address.street}, ${address.number}`, address.complement, address.district]
          .filter(Boolean)
          .join(' · ')}
      </small>
      <small>
        {address.city} – {address.state}, {maskCep(address.cep)}
      </small>
    </div>
    <div class="account-ways">
      <button class="link" type="button" onClick={onChange}>
        {props.account.data.change}
      </button>
      <button class="link" type="button" onClick={onRemove}>
        {props.account.data.remove}
      </button>
    </div>
  </li>
);
type RowProps = { address: ShownAddress; props: AccountProps; onChange: () => void; onRemove: () => void };

const Addresses = ({ props, first }: { props: AccountProps; first: readonly ShownAddress[] }) => {
  const { data } = props.account;
  const [kept, setKept] = useState(first);
  const [editing, setEditing] = useState<ShownAddress | 'new'>();
  const without = (id: string) => kept.filter(({ addressId }) => addressId !== id);
  const remove = async ({ addressId }: ShownAddress) => {
    const answer = await askSignedIn(() => forgetAddress(addressId), props.paths.signIn);
    if (answer?.ok) setKept(without(addressId));
  };
  const keep = (address: ShownAddress) => {
    setKept([address, ...without(address.addressId)]);
    setEditing(undefined);
  };
  return (
    <section class="account-card" aria-labelledby="enderecos-titulo">
      <h2 id="enderecos-titulo">{data.addresses}</h2>
      {kept.length === 0 && !editing && <p>{data.none}</p>}
      <ul class="account-list">
        {kept.map((address) => (
          <AddressRow
            key={address.addressId}
            address={address}
            props={props}
            onChange={() => setEditing(address)}
            onRemove={() => remove(address)}
          />
        ))}
      </ul>
      {editing ? (
        <AddressForm
          key={editing === 'new' ? 'new' : editing.addressId}
          props={props}
          before={editing === 'new' ? undefined : editing}
          onKept={keep}
          onDropped={() => setEditing(undefined)}
        />
      ) : (
        <p>
          <button class="button button-line button-small" type="button" onClick={() => setEditing('new')}>
            {data.add}
          </button>
        </p>
      )}
    </section>
  );
};

export const DataPage = (props: AccountProps) => {
  const loaded = useLoaded(both, props.paths.signIn);
  return (
    <AccountShell props={props} here="data" loaded={loaded}>
      {(value) => (
        <div class="account-cards">
          <ProfileForm props={props} told={value.profile} />
          <Addresses props={props} first={value.addresses} />
        </div>
      )}
    </AccountShell>
  );
};
