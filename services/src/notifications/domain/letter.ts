import type { PaymentMethod, RefusalReason } from '@loja/contracts/http/payments.ts';

/** A return as its letters tell it. */
export interface ReturnFacts {
  returnId: string;
  resolution: 'refund' | 'exchange';
  lines: readonly { what: string }[];
  postage?: { code: string; carrier: string; validUntil: string } | undefined;
  /** The parcel never came to the shopper. */
  cause?: 'refused' | 'returned_to_sender' | 'lost' | undefined;
  /** The order that goes out instead, and its page. */
  replacement?: { orderId: string; url: string } | undefined;
}

/** What a letter says of an order; amounts in centavos. */
export interface OrderFacts {
  orderId: string;
  placedAt: string;
  lines: readonly { name: string; variantLabel: string; quantity: number; totalCents: number }[];
  totals: { goodsCents: number; discountCents: number; shippingCents: number; totalCents: number };
  /** Promotions by name; what is left of the totals' discount is the method's own. */
  discounts: readonly { name: string; amountCents: number }[];
  method: PaymentMethod;
  shipping: { name: string; businessDays: { min: number; max: number } };
  customer: { name: string; email: string };
  address: {
    cep: string;
    street: string;
    number: string;
    complement?: string | undefined;
    district: string;
    city: string;
    state: string;
  };
  termsVersion: string;
  /** Opens the order's page; without the key when it is no longer known. */
  link: { url: string; opensByItself: boolean };
  awaitsPayment: boolean;
  /** The money came after the order had expired, and was taken. */
  paidLate: boolean;
  shipment?: { carrier: string; trackingCode: string } | undefined;
  /** The last moment to withdraw for any reason, once delivered. */
  regretUntil?: string | undefined;
  refunds: readonly {
    refundId: string;
    amountCents: number;
    reason?: string | undefined;
    /** In the words of who promised it. */
    why?: string | undefined;
  }[];
  returns: readonly ReturnFacts[];
  /** The units that went off last, while the rest goes on. */
  linesCancelled?: { what: string; amountCents: number; why?: string | undefined } | undefined;
  /** Why the shop cancelled it; nothing of what its shopper did. */
  whyCancelled?: string | undefined;
  /** Known where money goes back: a surplus may have come by another method than the order was paid by. */
  attempts?: readonly { attempt: number; method: PaymentMethod }[] | undefined;
  boleto?: { digitableLine: string; url: string; dueAt: string } | undefined;
}

/** What the event itself tells, beside which order it is about. */
export interface About {
  amountCents?: number | undefined;
  /** Which try to pay it concerns. */
  attempt?: number | undefined;
  refundId?: string | undefined;
  /** Money that came twice. */
  surplus?: boolean | undefined;
  refusal?: RefusalReason | undefined;
  returnId?: string | undefined;
}

/** Who sells: on every letter (Decreto 7.962/2013 art. 2 I and II). */
export interface Shop {
  name: string;
  legalName: string;
  cnpj: string;
  address: { street: string; number: string; district: string; city: string; state: string; cep: string };
  contact: { email: string; phone: string; hours: string };
}

/** What differs between the letters; the frame around it is the same. */
export interface Letter {
  subject: string;
  heading: string;
  paragraphs: readonly string[];
  /** What the shopper must copy or look up: a code, a date. */
  facts?: readonly { label: string; value: string; url?: string | undefined }[];
  /** What the shopper does next, in this order. */
  steps?: readonly string[];
  action: string;
  /** The contract that the shopper can keep (Decreto 7.962/2013 art. 4 III and IV). */
  contract: boolean;
}

/** Undefined: what became of the order meanwhile leaves nothing to write. */
export type LetterMaker = (order: OrderFacts, about: About) => Letter | undefined;
