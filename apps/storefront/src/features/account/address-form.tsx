import type { ShownAddress } from '@loja/contracts/http/account.ts';
import { useCepLookUp } from '../checkout/use-cep.ts';
import { cepDigits, maskCep } from '../freight/cep.ts';
import { AccountBox, type AccountProps, Refused } from './account-box.tsx';
import { keepAddress } from './account-calls.ts';
import { StateBox } from './state-box.tsx';
import { useForm } from './use-form.ts';
import { askSignedIn } from './use-loaded.ts';

const BEFORE_STATE = ['label', 'cep', 'street', 'number', 'complement', 'district', 'city'] as const;
const NAMES = [...BEFORE_STATE, 'state'] as const;

type Props = {
  props: AccountProps;
  before: ShownAddress | undefined;
  onKept: (address: ShownAddress) => void;
  onDropped: () => void;
};

export const AddressForm = ({ props, before, onKept, onDropped }: Props) => {
  const { account, words, paths } = props;
  const initial = before && {
    ...Object.fromEntries(NAMES.map((name) => [name, before[name] ?? ''])),
    cep: maskCep(before.cep),
  };
  const form = useForm(
    'endereco',
    NAMES,
    async ({ label, complement, cep, ...rest }) => {
      const body = {
        ...rest,
        cep: cepDigits(cep),
        ...(label.trim() ? { label: label.trim() } : {}),
        ...(complement.trim() ? { complement: complement.trim() } : {}),
      };
      const answer = await askSignedIn(() => keepAddress(body, before?.addressId), paths.signIn);
      if (!answer?.ok) return answer;
      onKept(answer.value);
      return undefined;
    },
    initial,
  );
  useCepLookUp(form.values.cep, form.values.street, (part) => {
    for (const [name, text] of Object.entries(part)) form.type(name as keyof typeof part, text);
  });
  return (
    <form class="account-form" onSubmit={form.submit} noValidate>
      {BEFORE_STATE.map((name) => (
        <AccountBox
          key={name}
          field={name}
          form={form}
          words={account}
          {...(name === 'label' ? { hint: account.hints.label } : {})}
        />
      ))}
      <StateBox form={form} words={account} />
      <Refused form={form} words={words} />
      <p class="account-ways">
        <button class="button button-small" type="submit" disabled={form.busy}>
          {form.busy ? account.data.saving : account.data.save}
        </button>
        <button class="link" type="button" onClick={onDropped}>
          {account.data.cancel}
        </button>
      </p>
    </form>
  );
};
