import type { About, Letter, LetterMaker, OrderFacts, ReturnFacts } from './letter.ts';
import { dayText, moneyText, wayBackText } from './letter-words.ts';

const returnOf = ({ returns }: OrderFacts, { returnId }: About): ReturnFacts | undefined =>
  returns.find((one) => one.returnId === returnId) ?? returns.at(-1);

const itemsOf = ({ lines }: ReturnFacts): string => lines.map(({ what }) => what).join('; ');

const afterArrival = ({ resolution }: ReturnFacts): string =>
  resolution === 'exchange'
    ? 'Quando chegar, mandamos os itens novos e avisamos por aqui.'
    : 'Quando chegar, devolvemos o valor e avisamos por aqui.';

/** Withdrawn from before it was delivered. */
const isUnderWay = ({ regretUntil }: OrderFacts): boolean => regretUntil === undefined;

const requested: LetterMaker = (order, about) => {
  const found = returnOf(order, about);
  if (!found) return undefined;
  const { postage } = found;
  const where = `em uma agência ou ponto de ${postage?.carrier}`;
  return {
    subject: found.resolution === 'exchange' ? 'Recebemos seu pedido de troca' : 'Recebemos sua devolução',
    heading:
      found.resolution === 'exchange' ? 'Vamos trocar seu pedido' : 'Vamos receber seu pedido de volta',
    paragraphs: [
      'Recebemos o seu aviso. A volta é por nossa conta.',
      ...(postage ? [] : ['O código de postagem segue em outro e-mail.']),
    ],
    facts: [
      { label: 'Itens', value: itemsOf(found) },
      ...(postage
        ? [
            { label: 'Código de postagem', value: postage.code },
            { label: 'Poste até', value: dayText(postage.validUntil) },
          ]
        : []),
    ],
    steps: [
      ...(isUnderWay(order) ? ['Se o pacote ainda não chegou, recuse-o na entrega: é só isso.'] : []),
      'Coloque os itens em qualquer embalagem fechada; pacote aberto também volta.',
      postage
        ? `${isUnderWay(order) ? 'Se ele chegar, poste' : 'Poste'} ${where}, informando o código. Você não paga nada.`
        : `Quando o código chegar, poste com ele.`,
      afterArrival(found),
    ],
    action: 'Ver o pedido',
    contract: false,
  };
};

const postageGiven: LetterMaker = (order, about) => {
  const found = returnOf(order, about);
  if (!found?.postage) return undefined;
  const { code, carrier, validUntil } = found.postage;
  return {
    subject: 'Seu código de postagem chegou',
    heading: 'Seu código de postagem chegou',
    paragraphs: ['Use este código para mandar os itens de volta. Você não paga nada.'],
    facts: [
      { label: 'Itens', value: itemsOf(found) },
      { label: 'Código de postagem', value: code },
      { label: 'Poste até', value: dayText(validUntil) },
    ],
    steps: [
      'Coloque os itens em qualquer embalagem fechada; pacote aberto também volta.',
      `Poste em uma agência ou ponto de ${carrier}, informando o código.`,
      afterArrival(found),
    ],
    action: 'Ver o pedido',
    contract: false,
  };
};

const cameBack = { subject: 'Seu pacote voltou para nós', heading: 'O pacote voltou para nós' } as const;
const neverCame = {
  refused: { ...cameBack, what: 'A transportadora trouxe de volta o pacote que foi recusado na entrega.' },
  returned_to_sender: {
    ...cameBack,
    what: 'A transportadora não conseguiu entregar o pacote e o trouxe de volta.',
  },
  lost: {
    subject: 'Seu pacote se perdeu no caminho',
    heading: 'Seu pacote se perdeu no caminho',
    what: 'A transportadora não encontrou o pacote. Sentimos muito: o prejuízo não é seu.',
  },
} as const;

const received: LetterMaker = (order, about) => {
  const found = returnOf(order, about);
  if (!found) return undefined;
  const refund = order.refunds.find(({ refundId }) => refundId === found.returnId);
  const common = { action: 'Ver o pedido', contract: false } as const;
  if (found.replacement)
    return {
      ...common,
      subject: 'Sua troca está a caminho',
      heading: 'Recebemos o pacote: a troca já está em separação',
      paragraphs: [
        'O que você mandou chegou. Já estamos preparando os itens novos, sem custo, para o mesmo endereço. Avisamos quando saírem.',
      ],
      facts: [{ label: 'Pedido da troca', value: found.replacement.orderId, url: found.replacement.url }],
    };
  const money = refund
    ? [
        `${moneyText(refund.amountCents)} já estão a caminho de volta. ${wayBackText(order.method)}`,
        'Avisamos quando sair.',
      ]
    : [];
  if (found.cause) {
    const { what, ...title } = neverCame[found.cause];
    return { ...common, ...title, paragraphs: [what, ...money] };
  }
  return {
    ...common,
    subject: 'Recebemos sua devolução',
    heading: 'O pacote chegou de volta',
    paragraphs: ['O que você mandou chegou, obrigado.', ...money],
  };
};

const whyBack = (order: OrderFacts, about: About): string | undefined => {
  if (about.surplus)
    return 'Um pagamento chegou em dobro, e devolvemos o que sobrou. O pedido segue como estava.';
  const refund = order.refunds.find(({ refundId }) => refundId === about.refundId);
  switch (refund?.reason) {
    case 'late_without_stock':
      return 'Seu pagamento chegou depois do prazo, e os itens já tinham sido vendidos. Por isso devolvemos tudo.';
    case 'late_after_cancellation':
      return 'Seu pagamento chegou depois que o pedido tinha sido cancelado. Por isso devolvemos tudo.';
    case 'lines_cancelled':
      return 'É a parte do que foi cancelado; o resto do pedido segue normalmente.';
    case 'not_delivered':
      return 'É o valor do pedido, com o frete: o pacote não chegou até você.';
    case 'returned':
      return 'É o valor do que você devolveu.';
    case 'goodwill':
      return refund.why && `Motivo: ${refund.why}`;
    default:
      return undefined;
  }
};

const refunded = (order: OrderFacts, about: About): Letter => {
  const cents = about.amountCents ?? order.totals.totalCents;
  const isWhole = cents >= order.totals.totalCents && !about.surplus;
  const why = whyBack(order, about);
  const came = order.attempts?.find(({ attempt }) => attempt === about.attempt);
  return {
    subject: isWhole ? 'Devolvemos seu pagamento' : 'Devolvemos parte do seu pagamento',
    heading: isWhole ? 'Devolvemos seu pagamento' : 'Devolvemos parte do seu pagamento',
    paragraphs: [
      `Devolvemos ${moneyText(cents)}. ${wayBackText(came?.method ?? order.method)}`,
      ...(why ? [why] : []),
    ],
    action: 'Ver o pedido',
    contract: false,
  };
};

export const lettersOfReturn = {
  'return-requested': requested,
  'return-postage': postageGiven,
  'order-returned': received,
  'payment-refunded': refunded,
} as const satisfies Record<string, LetterMaker>;
