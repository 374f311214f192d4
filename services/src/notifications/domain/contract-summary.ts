import { formatDateTime } from '@loja/kernel/brasilia-time.ts';
import { formatBrl } from '@loja/kernel/money.ts';
import { daysText, type OrderFacts, type Shop } from './letter.ts';

export interface ContractSummary {
  lines: readonly { what: string; amount: string }[];
  totals: readonly { what: string; amount: string }[];
  facts: readonly { label: string; value: string }[];
  regret: string;
}

const deliveryAddress = ({ address, customer }: OrderFacts): string => {
  const { street, number, complement, district, city, state, cep } = address;
  const door = [street, number, complement].filter(Boolean).join(', ');
  return `${customer.name} · ${door}, ${district}, ${city} – ${state}, CEP ${cep.replace(/^(\d{5})(\d{3})$/, '$1-$2')}`;
};

/** Decreto 7.962/2013 art. 4 IV: the contract in a form that can be kept; art. 5: how to exercise the right of regret. */
export const contractSummary = (order: OrderFacts, shop: Shop): ContractSummary => {
  const { goodsCents, discountCents, shippingCents, totalCents } = order.totals;
  return {
    lines: order.lines.map(({ quantity, name, variantLabel, totalCents: cents }) => ({
      what: `${quantity} × ${name} (${variantLabel})`,
      amount: formatBrl(cents),
    })),
    totals: [
      { what: 'Produtos', amount: formatBrl(goodsCents) },
      ...(discountCents > 0 ? [{ what: 'Desconto no Pix', amount: `− ${formatBrl(discountCents)}` }] : []),
      { what: 'Frete', amount: shippingCents === 0 ? 'Grátis' : formatBrl(shippingCents) },
      { what: 'Total', amount: formatBrl(totalCents) },
    ],
    facts: [
      { label: 'Pedido', value: `${order.orderId}, feito em ${formatDateTime(new Date(order.placedAt))}` },
      { label: 'Entrega', value: deliveryAddress(order) },
      { label: 'Prazo', value: `${order.shipping.name}, ${daysText(order)} depois da postagem` },
      { label: 'Pagamento', value: 'Pix, à vista' },
      { label: 'Vendedor', value: `${shop.legalName}, CNPJ ${shop.cnpj}` },
      { label: 'Termos de compra', value: `versão ${order.termsVersion}` },
    ],
    regret:
      'Direito de arrependimento (CDC, art. 49): você tem 7 dias a contar do recebimento para desistir da compra, ' +
      'sem explicar por quê. Devolvemos produtos e frete, e o envio de volta é por nossa conta. ' +
      `Para desistir, responda este e-mail ou escreva para ${shop.contact.email} com o número do pedido.`,
  };
};
