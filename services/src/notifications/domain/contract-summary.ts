import { formatDateTime } from '@loja/kernel/brasilia-time.ts';
import { formatBrl } from '@loja/kernel/money.ts';
import type { OrderFacts, Shop } from './letter.ts';
import { daysText } from './letter-words.ts';

export interface ContractSummary {
  lines: readonly { what: string; amount: string }[];
  totals: readonly { what: string; amount: string }[];
  facts: readonly { label: string; value: string }[];
  regret: string;
}

const methodFacts = {
  pix: { off: 'Desconto no Pix', how: 'Pix, à vista' },
  card: { off: 'Desconto no cartão', how: 'Cartão de crédito' },
  boleto: { off: 'Desconto no boleto', how: 'Boleto, à vista' },
} as const;

const deliveryAddress = ({ address, customer }: OrderFacts): string => {
  const { street, number, complement, district, city, state, cep } = address;
  const door = [street, number, complement].filter(Boolean).join(', ');
  return `${customer.name} · ${door}, ${district}, ${city} – ${state}, CEP ${cep.replace(/^(\d{5})(\d{3})$/, '$1-$2')}`;
};

const off = (what: string, cents: number) => ({ what, amount: `− ${formatBrl(cents)}` });

const totalsOf = ({ totals, discounts, method }: OrderFacts): ContractSummary['totals'] => {
  const { goodsCents, discountCents, shippingCents, totalCents } = totals;
  const byMethod = discountCents - discounts.reduce((sum, { amountCents }) => sum + amountCents, 0);
  return [
    { what: 'Produtos', amount: formatBrl(goodsCents) },
    ...discounts.map(({ name, amountCents }) => off(name, amountCents)),
    ...(byMethod > 0 ? [off(methodFacts[method].off, byMethod)] : []),
    { what: 'Frete', amount: shippingCents === 0 ? 'Grátis' : formatBrl(shippingCents) },
    { what: 'Total', amount: formatBrl(totalCents) },
  ];
};

/** Decreto 7.962/2013 art. 4 IV: the contract in a form that can be kept; art. 5: how to exercise the right of regret. */
export const contractSummary = (order: OrderFacts, shop: Shop): ContractSummary => ({
  lines: order.lines.map(({ quantity, name, variantLabel, totalCents: cents }) => ({
    what: `${quantity} × ${name} (${variantLabel})`,
    amount: formatBrl(cents),
  })),
  totals: totalsOf(order),
  facts: [
    { label: 'Pedido', value: `${order.orderId}, feito em ${formatDateTime(new Date(order.placedAt))}` },
    { label: 'Entrega', value: deliveryAddress(order) },
    { label: 'Prazo', value: `${order.shipping.name}, ${daysText(order)} contados do pagamento` },
    { label: 'Pagamento', value: methodFacts[order.method].how },
    { label: 'Vendedor', value: `${shop.legalName}, CNPJ ${shop.cnpj}` },
    { label: 'Termos de compra', value: `versão de ${order.termsVersion.split('-').reverse().join('/')}` },
    { label: 'Cópia completa', value: 'em PDF, com os termos, na página do pedido' },
  ],
  regret:
    'Direito de arrependimento (CDC, art. 49): você tem 7 dias a contar do recebimento para desistir da compra, ' +
    'sem explicar por quê. Devolvemos produtos e frete, e o envio de volta é por nossa conta. ' +
    `Para desistir, use a página do pedido, responda este e-mail ou escreva para ${shop.contact.email} com o número do pedido.`,
});
