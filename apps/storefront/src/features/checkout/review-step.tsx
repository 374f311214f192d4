import type { Cart } from '@loja/contracts/http/cart.ts';
import type { ShippingOption } from '@loja/contracts/http/shipping.ts';
import type { TermsVersion } from '@loja/contracts/terms/versions.ts';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { fill } from '../../lib/fill.ts';
import { reaisOf } from '../../lib/money.ts';
import type { CheckoutWords } from '../../messages/checkout.pt-BR.ts';
import type { Actions } from '../../messages/pt-BR.actions.ts';
import { CartTotals } from '../cart/cart-summary.tsx';
import { daysText } from '../freight/delivery-text.ts';
import type { Draft } from './draft.ts';
import { maskTaxId } from './tax-id.ts';

export type ReviewProps = {
  draft: Draft;
  cart: Cart;
  option: ShippingOption;
  checkout: CheckoutWords;
  words: Actions;
  paths: { cart: string; terms: string; privacy: string };
  seller: { legalName: string; cnpj: string; termsVersion: TermsVersion };
  sending: boolean;
  problem: string | undefined;
  /** Totals before and now, when the shop's answer moved them. */
  priceChange: { before: number; now: number } | undefined;
  onEdit: (field: 'email' | 'cep') => void;
  onPlace: () => void;
};

const Block = ({
  title,
  edit,
  children,
}: {
  title: string;
  edit: ComponentChildren;
  children: ComponentChildren;
}) => (
  <section class="review-block" aria-label={title}>
    <header>
      <h3>{title}</h3>
      {edit}
    </header>
    {children}
  </section>
);

const Edit = ({ label, text, onClick }: { label: string; text: string; onClick: () => void }) => (
  <button class="link" type="button" aria-label={label} onClick={onClick}>
    {text}
  </button>
);

const Items = ({ cart, checkout, paths }: Pick<ReviewProps, 'cart' | 'checkout' | 'paths'>) => (
  <Block
    title={checkout.items}
    edit={
      <a class="link review-link" href={paths.cart} aria-label={checkout.editCart}>
        {checkout.edit}
      </a>
    }
  >
    <ul class="review-lines">
      {cart.lines.map((line) => (
        <li key={line.sku}>
          <span>
            {line.quantity} × {line.name}
            <small>{line.variantLabel}</small>
          </span>
          <span>{reaisOf(line.total)}</span>
        </li>
      ))}
    </ul>
  </Block>
);

const People = ({ draft, option, checkout, words, onEdit }: ReviewProps) => (
  <>
    <Block
      title={checkout.steps.customer}
      edit={<Edit label={checkout.editCustomer} text={checkout.edit} onClick={() => onEdit('email')} />}
    >
      <p>{draft.name}</p>
      <p>{draft.email}</p>
      <p>
        {draft.phone} · {maskTaxId(draft.taxId)}
      </p>
    </Block>
    <Block
      title={checkout.deliverTo}
      edit={<Edit label={checkout.editAddress} text={checkout.edit} onClick={() => onEdit('cep')} />}
    >
      <p>{[draft.street, draft.number, draft.complement].filter((part) => part.trim()).join(', ')}</p>
      <p>
        {draft.district}, {draft.city} – {draft.state}, {draft.cep}
      </p>
      <p>
        {fill(checkout.deliverBy, { name: option.name, days: daysText(option.businessDays, words.freight) })}
      </p>
    </Block>
  </>
);

/** Decreto 7.962/2013 art. 4 I: the clauses that limit rights stand out before the contract is made. */
const Conditions = ({
  checkout,
  draft,
  paths,
  seller,
}: Pick<ReviewProps, 'checkout' | 'draft' | 'paths' | 'seller'>) => (
  <section class="review-conditions" aria-labelledby="condicoes">
    <h3 id="condicoes">{checkout.highlights}</h3>
    <ul>
      <li>{checkout.highlightRegret}</li>
      <li>{checkout.methods[draft.method].deadline}</li>
      <li>{checkout.highlightStock}</li>
      <li>{fill(checkout.contract, seller)}</li>
    </ul>
    <p>
      {checkout.termsBefore} <a href={paths.terms}>{checkout.termsLink}</a>{' '}
      {fill(checkout.termsAfter, { version: seller.termsVersion })}{' '}
      <a href={paths.privacy}>{checkout.privacyLink}</a>.
    </p>
  </section>
);

const PlaceButton = ({
  sending,
  priceChange,
  checkout,
  onPlace,
}: Pick<ReviewProps, 'sending' | 'priceChange' | 'checkout' | 'onPlace'>) => (
  <div class="review-place">
    {priceChange && (
      <div class="notice" role="alert">
        <p>
          <strong>{checkout.priceChangedTitle}.</strong>{' '}
          {fill(checkout.priceChangedText, {
            before: reaisOf({ cents: priceChange.before }),
            now: reaisOf({ cents: priceChange.now }),
          })}
        </p>
      </div>
    )}
    <button class="button" type="button" disabled={sending} onClick={onPlace}>
      {sending ? checkout.placing : priceChange ? checkout.acceptPrice : checkout.place}
    </button>
  </div>
);

export const ReviewStep = (props: ReviewProps) => {
  const { cart, option, checkout, draft, words, problem } = props;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <div class="review">
      <h2 ref={title} tabIndex={-1}>
        {checkout.reviewTitle}
      </h2>
      <p>{checkout.reviewText}</p>
      <Items cart={cart} checkout={checkout} paths={props.paths} />
      <People {...props} />
      <Block title={checkout.steps.payment} edit={null}>
        <p>
          <strong>{checkout.methods[draft.method].name}.</strong> {checkout.methods[draft.method].text}
        </p>
      </Block>
      <CartTotals cart={cart} option={option} method={draft.method} words={words} />
      <Conditions {...props} />
      {problem && (
        <p class="notice notice-bad" role="alert">
          {problem}
        </p>
      )}
      <PlaceButton {...props} />
    </div>
  );
};
