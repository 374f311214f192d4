import type { Cart } from '@loja/contracts/http/cart.ts';
import { useEffect, useState } from 'preact/hooks';
import { problemText } from '../../lib/problem-text.ts';
import type { CheckoutWords } from '../../messages/checkout.pt-BR.ts';
import type { Actions } from '../../messages/pt-BR.actions.ts';
import { currentCart, quoteFreight } from '../cart/cart-calls.ts';
import { CartTotals } from '../cart/cart-summary.tsx';
import { CouponField } from '../cart/coupon-field.tsx';
import { OutOfReach } from '../cart/out-of-reach.tsx';
import { useCart } from '../cart/use-cart.ts';
import { cepDigits, maskCep, rememberedCep } from '../freight/cep.ts';
import { type Draft, emptyDraft, keepDraft, readDraft } from './draft.ts';
import { type FormProps, idOf } from './fields.tsx';
import { FormStep } from './form-step.tsx';
import type { Field } from './form-table.ts';
import { methodIn, type PaymentChoice } from './payment-fields.tsx';
import { type ReviewProps, ReviewStep } from './review-step.tsx';
import { useCepLookUp } from './use-cep.ts';
import { usePlacing } from './use-placing.ts';
import { useSavedData } from './use-saved-data.ts';
import { useShipping } from './use-shipping.ts';
import { type Errors, firstInvalid, refusedFields, validate } from './validation.ts';

export type CheckoutPageProps = {
  words: Actions;
  checkout: CheckoutWords;
  seller: ReviewProps['seller'];
  installments: PaymentChoice['installments'];
  paths: ReviewProps['paths'] & { coffees: string; order: string };
};

const focusOn = (field: Field): void => {
  requestAnimationFrame(() => document.getElementById(idOf(field))?.focus());
};

/** The draft in state and in this tab's memory, kept as it is typed. */
const useDraft = () => {
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  useEffect(() => {
    const kept = readDraft();
    setDraft({ ...kept, cep: kept.cep || maskCep(rememberedCep()) });
  }, []);
  const change = (part: Partial<Draft>) =>
    setDraft((before) => {
      const next = { ...before, ...part };
      keepDraft(next);
      return next;
    });
  return [draft, change] as const;
};

const useCheckout = (cart: Cart, props: CheckoutPageProps, reload: () => Promise<void>) => {
  const [typed, change] = useDraft();
  const draft = { ...typed, method: methodIn(cart, typed.method) };
  const saved = useSavedData(change);
  const [errors, setErrors] = useState<Errors>({});
  const [step, setStep] = useState<'form' | 'review'>('form');
  const contents = [
    ...cart.lines.map(({ sku, quantity, unitPrice }) => `${sku}:${quantity}:${unitPrice.cents}`),
    cart.coupon?.freeShipping,
  ].join();
  const lookUp = useCepLookUp(draft.cep, draft.street, change);
  const shipping = useShipping(cart.cartId, contents, draft.cep, props.words);
  const options = shipping.state.kind === 'options' ? shipping.state.options : [];
  const option = options.find(({ id }) => id === draft.shippingOptionId);
  const recheck = async () => {
    const fresh = await currentCart();
    if (!fresh?.ok) return undefined;
    const quoted = await quoteFreight(fresh.value.cartId, cepDigits(draft.cep));
    if (quoted.ok) shipping.show(quoted.value.options);
    const again = quoted.ok
      ? quoted.value.options.find(({ id }) => id === draft.shippingOptionId)
      : undefined;
    await reload();
    return again && { cart: fresh.value, option: again };
  };
  const placing = usePlacing({
    draft,
    termsVersion: props.seller.termsVersion,
    orderPath: props.paths.order,
    recheck,
    onPlaced: () => saved.keep(draft),
  });
  const type = (part: Partial<Draft>) => {
    setErrors((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in part))));
    change(part);
  };
  const edit = (field: Field) => {
    setStep('form');
    focusOn(field);
  };
  return { draft, type, errors, setErrors, step, setStep, lookUp, saved, shipping, option, placing, edit };
};

const toReview = (c: ReturnType<typeof useCheckout>): void => {
  const found = validate(c.option ? c.draft : { ...c.draft, shippingOptionId: '' });
  c.setErrors(found);
  const first = firstInvalid(found);
  if (first) {
    focusOn(first);
    return;
  }
  c.placing.clear();
  c.setStep('review');
  scrollTo(0, 0);
};

const Steps = ({
  cart,
  props,
  reload,
  onCart,
}: {
  cart: Cart;
  props: CheckoutPageProps;
  reload: () => Promise<void>;
  onCart: (cart: Cart) => void;
}) => {
  const { words, checkout } = props;
  const c = useCheckout(cart, props, reload);
  const form: FormProps = { draft: c.draft, errors: c.errors, words: checkout, onType: c.type };
  const problem = c.placing.failure && problemText(c.placing.failure, words);
  const { option } = c;
  if (c.step === 'review' && option) {
    const place = async () => {
      const failure = await c.placing.place(cart, option);
      const refused =
        failure && failure.problem !== 'unreachable' ? refusedFields(failure.problem.fields) : {};
      const first = firstInvalid(refused);
      if (!first) return;
      c.setErrors(refused);
      c.edit(first);
    };
    return (
      <ReviewStep
        {...props}
        {...c.placing}
        draft={c.draft}
        cart={cart}
        option={option}
        problem={problem}
        onEdit={c.edit}
        onPlace={place}
      />
    );
  }
  const summary = Object.keys(c.errors).length > 0 ? checkout.errors.check : problem;
  return (
    <div class="checkout">
      <FormStep
        form={form}
        lookUp={c.lookUp}
        saved={c.saved}
        shipping={c.shipping.state}
        words={words}
        payment={{ cart, option, installments: props.installments }}
        problem={summary}
        onSubmit={() => toReview(c)}
      />
      <aside class="checkout-side" aria-label={words.cart.summary}>
        <ul class="review-lines">
          {cart.lines.map((line) => (
            <li key={line.sku}>
              <span>
                {line.quantity} × {line.name}
                <small>{line.variantLabel}</small>
              </span>
            </li>
          ))}
        </ul>
        <CouponField cart={cart} words={words} onCart={onCart} />
        <CartTotals cart={cart} option={option} method={c.draft.method} words={words} />
      </aside>
    </div>
  );
};

export const CheckoutPage = (props: CheckoutPageProps) => {
  const { words, checkout } = props;
  const { state, reload, show } = useCart();
  if (state.kind === 'loading') return <p role="status">{words.loading}</p>;
  if (state.kind === 'open') return <Steps cart={state.cart} props={props} reload={reload} onCart={show} />;
  if (state.kind === 'none') {
    return (
      <div class="empty">
        <p class="empty-title">{checkout.emptyTitle}</p>
        <p>{words.cart.empty}</p>
        <a class="button" href={props.paths.coffees}>
          {words.cart.seeCoffees}
        </a>
      </div>
    );
  }
  return <OutOfReach failure={state.failure} words={words} what="checkout" onRetry={reload} />;
};
