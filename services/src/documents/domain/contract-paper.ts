import type { PaymentMethod } from '@loja/contracts/http/payments.ts';
import type { TermsTexts } from '@loja/contracts/terms/policy-text.ts';
import { formatDateTime } from '@loja/kernel/brasilia-time.ts';
import { formatBrl } from '@loja/kernel/money.ts';
import { maskCpf } from '@loja/kernel/tax-id.ts';
import type { Agreed, Seller } from './agreed.ts';
import type { Paper, PaperBlock, PaperRow } from './paper.ts';
import { policyBlocks } from './policy-blocks.ts';

const methodNames: Record<PaymentMethod, string> = {
  pix: 'Pix',
  card: 'Cartão de crédito',
  boleto: 'Boleto bancário',
};

const onMethod: Record<PaymentMethod, string> = {
  pix: 'no Pix',
  card: 'no cartão de crédito',
  boleto: 'no boleto bancário',
};

const brazilianDate = (isoDay: string): string => isoDay.split('-').reverse().join('/');
const cepText = (cep: string): string => cep.replace(/^(\d{5})-?(\d{3})$/, '$1-$2');

const placeText = ({ street, number, complement, district, city, state, cep }: Agreed['address']): string =>
  `${[street, number, complement].filter(Boolean).join(', ')}, ${district}, ${city} – ${state}, CEP ${cepText(cep)}`;

/** The CPF is masked as on the order's page: the key to an order may be passed on with its link. */
const taxIdOf = ({ cpf, cnpj }: Agreed['customer']): { label: string; value: string } =>
  cnpj === undefined ? { label: 'CPF', value: maskCpf(cpf ?? '') } : { label: 'CNPJ', value: cnpj };

const daysText = ({ min, max }: { min: number; max: number }): string =>
  min === max ? `${max} dias úteis` : `${min} a ${max} dias úteis`;

const lineRow = ({
  sku,
  name,
  variantLabel,
  quantity,
  unitPriceCents,
}: Agreed['lines'][number]): PaperRow => ({
  what: `${quantity} × ${name} (${variantLabel})`,
  detail: `${sku} · ${formatBrl(unitPriceCents)} cada`,
  amount: formatBrl(unitPriceCents * quantity),
});

const off = (cents: number): string => `− ${formatBrl(cents)}`;

const totalRows = ({ goodsCents, shippingCents, discounts, method, prices }: Agreed): PaperRow[] => {
  const price = prices.find((one) => one.method === method);
  if (!price) throw new Error(`no price by ${method}`);
  const byPromotions = discounts.reduce((sum, { amountCents }) => sum + amountCents, 0);
  const byMethod = price.discountCents - byPromotions;
  return [
    { what: 'Produtos', amount: formatBrl(goodsCents) },
    ...discounts.map(({ name, amountCents }) => ({ what: name, amount: off(amountCents) })),
    ...(byMethod > 0 ? [{ what: `Desconto ${onMethod[method]}`, amount: off(byMethod) }] : []),
    { what: 'Frete', amount: shippingCents === 0 ? 'Grátis' : formatBrl(shippingCents) },
    { what: `Total ${onMethod[method]}`, amount: formatBrl(price.totalCents), sum: true },
  ];
};

/** The shopper may yet change how to pay: what it then costs was agreed too. */
const otherPrices = ({ method, prices }: Agreed): PaperBlock[] => {
  const others = prices.filter((price) => price.method !== method);
  if (others.length === 0) return [];
  return [
    { kind: 'heading', text: 'Se você pagar de outra forma' },
    {
      kind: 'rows',
      heads: { what: 'Forma de pagamento', amount: 'Total' },
      rows: others.map((price) => ({ what: methodNames[price.method], amount: formatBrl(price.totalCents) })),
    },
  ];
};

const factsOf = (order: Agreed): PaperBlock => {
  const { orderId, placedAt, customer, address, shipping, method, termsVersion } = order;
  return {
    kind: 'facts',
    facts: [
      { label: 'Pedido', value: orderId },
      { label: 'Feito em', value: `${formatDateTime(new Date(placedAt))}, horário de Brasília` },
      { label: 'Comprador', value: customer.name },
      taxIdOf(customer),
      { label: 'E-mail', value: customer.email },
      { label: 'Entrega em', value: placeText(address) },
      { label: 'Prazo', value: `${shipping.name}, ${daysText(shipping.businessDays)} contados do pagamento` },
      { label: 'Pagamento', value: methodNames[method] },
      { label: 'Termos aceitos', value: `versão de ${brazilianDate(termsVersion)}, no fim desta cópia` },
    ],
  };
};

const sellerFacts = ({ legalName, cnpj, address, contact, url }: Seller): PaperBlock => ({
  kind: 'facts',
  facts: [
    { label: 'Vendedor', value: `${legalName}, CNPJ ${cnpj}` },
    { label: 'Endereço', value: placeText(address) },
    { label: 'Contato', value: `${contact.email}, ${contact.phone}, ${contact.hours}` },
    { label: 'Loja', value: url },
  ],
});

/** Decreto 7.962/2013 art. 4 IV: the contract in a form that can be kept; arts. 2 and 5: who sells, how to withdraw. */
export const contractPaper = (order: Agreed, seller: Seller, texts: TermsTexts): Paper => ({
  title: `Contrato de compra · ${seller.name}`,
  author: seller.legalName,
  dated: new Date(order.placedAt),
  footer: `${seller.name} · pedido ${order.orderId}`,
  blocks: [
    { kind: 'title', text: 'Contrato de compra' },
    { kind: 'lead', text: 'Cópia do que foi combinado ao finalizar a compra. Guarde este arquivo.' },
    factsOf(order),
    sellerFacts(seller),
    { kind: 'chapter', text: 'O que foi comprado' },
    {
      kind: 'rows',
      heads: { what: 'Item', amount: 'Valor' },
      rows: [...order.lines.map(lineRow), ...totalRows(order)],
    },
    ...otherPrices(order),
    { kind: 'heading', text: 'Direito de arrependimento' },
    {
      kind: 'paragraph',
      text: 'Você tem 7 dias a contar do recebimento para desistir da compra, sem explicar por quê (CDC, art. 49). Devolvemos produtos e frete, e o envio de volta é por nossa conta. O texto completo está em “Trocas e devoluções”.',
    },
    ...policyBlocks(texts.terms, `versão de ${brazilianDate(order.termsVersion)}`),
    ...policyBlocks(texts.returns, `versão de ${brazilianDate(order.termsVersion)}`),
  ],
});
