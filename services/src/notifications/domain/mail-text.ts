import { contractSummary } from './contract-summary.ts';
import type { Letter, OrderFacts, Shop } from './letter.ts';
import { closing, linkNote, sellerLines } from './mail-words.ts';

const contractText = (order: OrderFacts, shop: Shop): string[] => {
  const { lines, totals, facts, regret } = contractSummary(order, shop);
  return [
    'RESUMO DO CONTRATO',
    ...lines.map(({ what, amount }) => `${what}: ${amount}`),
    '',
    ...totals.map(({ what, amount }) => `${what}: ${amount}`),
    '',
    ...facts.map(({ label, value }) => `${label}: ${value}`),
    '',
    regret,
    '',
  ];
};

const factsText = ({ facts = [], steps = [] }: Letter): string[] => [
  ...facts.map(({ label, value, url }) => `${label}: ${value}${url === undefined ? '' : ` (${url})`}`),
  ...(facts.length > 0 ? [''] : []),
  ...steps.map((step, i) => `${i + 1}. ${step}`),
  ...(steps.length > 0 ? [''] : []),
];

export const mailText = (letter: Letter, order: OrderFacts, shop: Shop): string =>
  [
    letter.heading,
    '',
    ...letter.paragraphs.flatMap((paragraph) => [paragraph, '']),
    ...factsText(letter),
    `${letter.action}: ${order.link.url}`,
    ...linkNote(order),
    '',
    ...(letter.contract ? contractText(order, shop) : [`Pedido: ${order.orderId}`, '']),
    closing(shop),
    '',
    '-- ',
    ...sellerLines(shop),
  ].join('\n');
