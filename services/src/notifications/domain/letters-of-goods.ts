import type { Letter, LetterMaker, OrderFacts } from './letter.ts';
import { dayText, firstName, moneyText, wayBackText } from './letter-words.ts';

/** Where carriers tell of a parcel; of one that is not here the shopper knows the name. */
const trackers: readonly { carrier: RegExp; url: string }[] = [
  { carrier: /correios|sedex|\bpac\b/i, url: 'https://rastreamento.correios.com.br/app/index.php' },
  { carrier: /jadlog/i, url: 'https://www.jadlog.com.br/jadlog/tracking' },
  { carrier: /loggi/i, url: 'https://www.loggi.com/rastreador/' },
];
const trackerOf = (carrier: string): string | undefined =>
  trackers.find((one) => one.carrier.test(carrier))?.url;

const shipped: LetterMaker = (order) =>
  order.shipment && {
    subject: 'Seu pedido está a caminho',
    heading: `Seu café está a caminho, ${firstName(order)}`,
    paragraphs: [
      'O pacote saiu da torrefação. O rastreio costuma aparecer no dia seguinte à postagem.',
      'Confira se há alguém para receber. Se a embalagem chegar aberta ou amassada, você pode recusar o pacote ou nos mandar uma foto.',
    ],
    facts: [
      { label: 'Transportadora', value: order.shipment.carrier },
      {
        label: 'Código de rastreio',
        value: order.shipment.trackingCode,
        url: trackerOf(order.shipment.carrier),
      },
    ],
    action: 'Acompanhar o pedido',
    contract: false,
  };

const regretText = ({ regretUntil }: OrderFacts): string =>
  regretUntil
    ? `Você pode desistir da compra até ${dayText(regretUntil)}, o dia inteiro, sem explicar por quê (CDC, art. 49).`
    : 'Você pode desistir da compra em até 7 dias depois de receber, sem explicar por quê (CDC, art. 49).';

const delivered = (order: OrderFacts): Letter => ({
  subject: 'Seu pedido chegou',
  heading: `Seu café chegou, ${firstName(order)}`,
  paragraphs: [
    'A entrega foi confirmada. Se não foi você quem recebeu, responda este e-mail.',
    `${regretText(order)} Devolvemos produtos e frete, e a volta é por nossa conta:`,
  ],
  steps: [
    'Abra a página do pedido e toque em “Devolver ou trocar”.',
    'Escolha os itens e se quer o dinheiro ou a troca. O código de postagem aparece na hora.',
    'Poste o pacote, mesmo aberto, na embalagem que tiver.',
  ],
  action: 'Ver o pedido',
  contract: false,
});

const refundFor = (order: OrderFacts, reason: string) =>
  order.refunds.findLast((refund) => refund.reason === reason);

/** Staff's words as they wrote them. */
const whyText = (why: string | undefined): string[] => (why === undefined ? [] : [`Motivo: ${why}`]);

const cancelled = (order: OrderFacts): Letter => {
  const why = whyText(order.whyCancelled);
  const refund = refundFor(order, 'cancelled');
  return {
    subject: 'Seu pedido foi cancelado',
    heading: 'Seu pedido foi cancelado',
    paragraphs: refund
      ? [
          `O pedido foi cancelado, e ${moneyText(refund.amountCents)} já estão a caminho de volta. Você não precisa fazer nada.`,
          ...why,
          `${wayBackText(order.method)} Avisamos por aqui quando sair.`,
        ]
      : [
          'O pedido foi cancelado e os itens voltaram para a prateleira. Nada foi cobrado.',
          ...why,
          'Se um pagamento já estava a caminho, o valor volta sozinho e avisamos por aqui.',
        ],
    action: 'Ver o pedido',
    contract: false,
  };
};

const linesCancelled: LetterMaker = (order) => {
  if (!order.linesCancelled) return undefined;
  const { what, amountCents, why } = order.linesCancelled;
  const money =
    amountCents > 0
      ? [`${moneyText(amountCents)} já estão a caminho de volta. ${wayBackText(order.method)}`]
      : [];
  return {
    subject: 'Um item do seu pedido foi cancelado',
    heading: 'Um item do seu pedido foi cancelado',
    paragraphs: [`Cancelamos ${what}. O resto do pedido segue normalmente.`, ...whyText(why), ...money],
    action: 'Ver o pedido',
    contract: false,
  };
};

export const lettersOfGoods = {
  'order-shipped': shipped,
  'order-delivered': delivered,
  'order-cancelled': cancelled,
  'lines-cancelled': linesCancelled,
} as const satisfies Record<string, LetterMaker>;
