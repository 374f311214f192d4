import { decimalString } from '@loja/kernel/money.ts';
import type { ChargeRequest, Payer, PayerAddress } from '../ports.ts';

/** What the card's statement shows; the networks take 13 characters of a short name. */
const STATEMENT_LENGTH = 13;

const payerBody = ({ name, email, taxId }: Payer, address?: PayerAddress) => {
  const [first = name, ...rest] = name.trim().split(/\s+/);
  return {
    email,
    first_name: first,
    ...(rest.length > 0 ? { last_name: rest.join(' ') } : {}),
    identification: { type: taxId.type, number: taxId.number },
    ...(address ? { address: addressBody(address) } : {}),
  };
};

const addressBody = ({ cep, street, number, complement, district, city, state }: PayerAddress) => ({
  zip_code: cep,
  street_name: street,
  street_number: number,
  ...(complement ? { complement } : {}),
  neighborhood: district,
  city,
  state,
});

/** "PT30M", or "PT90S" when the time is not whole minutes. */
export const isoDuration = (seconds: number): string =>
  seconds % 60 === 0 ? `PT${seconds / 60}M` : `PT${seconds}S`;

const paymentOf = (request: ChargeRequest, statement: string) => {
  switch (request.method) {
    case 'pix':
      return {
        payment_method: { id: 'pix', type: 'bank_transfer' },
        expiration_time: isoDuration(request.expirySeconds),
      };
    case 'card':
      return {
        payment_method: {
          id: request.card.brand,
          type: 'credit_card',
          token: request.card.token,
          installments: request.card.installments,
          statement_descriptor: statement,
        },
      };
    case 'boleto':
      return {
        payment_method: { id: 'boleto', type: 'ticket' },
        expiration_time: `P${request.dueInDays}D`,
      };
  }
};

/** A challenge where the issuer sees a risk, and none without its answering for fraud. */
const cardConfig = {
  config: {
    online: { transaction_security: { validation: 'on_fraud_risk', liability_shift: 'required' } },
  },
};

/** The body of `POST /v1/orders`. */
export const orderBody = (request: ChargeRequest, shopName: string) => {
  const amount = decimalString(request.amountCents);
  const statement = shopName.normalize('NFD').replace(/[^A-Za-z0-9 ]/g, '');
  return {
    type: 'online',
    processing_mode: 'automatic',
    external_reference: request.reference,
    total_amount: amount,
    payer: payerBody(request.payer, request.method === 'boleto' ? request.address : undefined),
    ...(request.method === 'card' ? cardConfig : {}),
    transactions: {
      payments: [{ amount, ...paymentOf(request, statement.toUpperCase().slice(0, STATEMENT_LENGTH)) }],
    },
  };
};
