import type { PaymentMethod, RefusalReason } from '@loja/contracts/http/payments.ts';
import type { Letter, LetterMaker, OrderFacts } from './letter.ts';
import { daysText, dayText, firstName, methodNames, moneyText } from './letter-words.ts';

const stillToPay: Record<PaymentMethod, { paragraphs: readonly string[]; action: string }> = {
  pix: {
    paragraphs: [
      'Separamos seus itens. Falta só o pagamento: o código Pix está na página do pedido.',
      'Quando o Pix cair, avisamos por aqui.',
    ],
    action: 'Pagar com Pix',
  },
  card: {
    paragraphs: [
      'Separamos seus itens. Se o cartão já foi aprovado, a confirmação chega em seguida.',
      'Se não terminou de pagar, conclua na página do pedido. Ali você também pode trocar de cartão ou pagar com Pix.',
    ],
    action: 'Ver o pedido',
  },
  boleto: {
    paragraphs: [
      'Separamos seus itens. Falta só o pagamento: o boleto fica na página do pedido e chega também por e-mail.',
      'O banco avisa o pagamento em até 3 dias úteis. Quando cair, avisamos por aqui.',
    ],
    action: 'Ver o boleto',
  },
};

const placed = (order: OrderFacts): Letter => ({
  subject: 'Recebemos seu pedido',
  heading: `Recebemos seu pedido, ${firstName(order)}`,
  ...stillToPay[order.method],
  contract: true,
});

const boletoIssued: LetterMaker = (order) => {
  if (!order.boleto || !order.awaitsPayment) return undefined;
  const { digitableLine, url, dueAt } = order.boleto;
  return {
    subject: 'Seu boleto',
    heading: `Aqui está seu boleto, ${firstName(order)}`,
    paragraphs: [
      `Pague ${moneyText(order.totals.totalCents)} até ${dayText(dueAt)} no aplicativo do seu banco, copiando a linha digitável, ou na lotérica com o boleto impresso.`,
      'O banco nos avisa em até 3 dias úteis. Seus itens ficam separados até lá.',
    ],
    facts: [
      { label: 'Linha digitável', value: digitableLine },
      { label: 'Vencimento', value: dayText(dueAt) },
      { label: 'Boleto', value: 'abrir para imprimir', url },
    ],
    action: 'Ver o pedido',
    contract: false,
  };
};

const paid = (order: OrderFacts): Letter => {
  const amount = moneyText(order.totals.totalCents);
  const came = order.paidLate
    ? `Seu pagamento de ${amount} chegou depois do prazo, mas ainda tínhamos tudo: o pedido vale.`
    : `Recebemos ${amount} por ${methodNames[order.method]}. Seu café entra na próxima torra.`;
  return {
    subject: 'Pagamento confirmado',
    heading: `Pagamento confirmado, ${firstName(order)}`,
    paragraphs: [came, `Entrega por ${order.shipping.name}, em ${daysText(order)} contados do pagamento.`],
    action: 'Acompanhar o pedido',
    contract: true,
  };
};

const expired = ({ method }: OrderFacts): Letter => ({
  subject: 'O prazo do seu pedido venceu',
  heading: 'O prazo para pagar venceu',
  paragraphs: [
    'O prazo para pagar terminou e o pedido foi encerrado. Nada foi cobrado, e os itens voltaram para a prateleira.',
    method === 'card'
      ? 'Se ainda quiser o café, é só comprar de novo.'
      : 'Se você pagou depois do prazo, atendemos o pedido se ainda houver os itens; se não, o valor volta sozinho. Avisamos nos dois casos. Se ainda quiser o café, é só comprar de novo.',
  ],
  action: 'Ver o pedido',
  contract: false,
});

const whyRefused: Record<RefusalReason, string> = {
  insufficient_funds: 'O banco informou que não havia saldo ou limite para esta compra.',
  card_expired: 'O banco informou que o cartão está vencido.',
  invalid_security_code:
    'O código de segurança não confere. Digite de novo os três ou quatro números do cartão.',
  wrong_card_data: 'Algum dado do cartão não confere. Confira número, validade e código.',
  call_issuer: 'O banco pede que você autorize a compra com ele. Depois de autorizar, tente de novo.',
  limit_exceeded: 'A compra passa do limite do cartão.',
  suspected_fraud: 'O pagamento não passou na análise de segurança. Tente outro cartão ou pague com Pix.',
  duplicate:
    'O banco entendeu que este pagamento já tinha sido feito. Confira sua fatura antes de tentar de novo.',
  card_disabled: 'O cartão ainda não está liberado para compras. Fale com o banco ou use outro cartão.',
  challenge_failed: 'A confirmação que o banco pediu não foi concluída.',
  other: 'O banco não disse por quê.',
};

/** A refusal that the next try has overtaken is no news. */
const refused: LetterMaker = (order, { refusal = 'other' }) =>
  order.awaitsPayment
    ? {
        subject: 'O pagamento não foi aprovado',
        heading: 'O pagamento não foi aprovado',
        paragraphs: [
          `${whyRefused[refusal]} Nada foi cobrado, e seus itens continuam separados enquanto o pedido aguarda o pagamento.`,
        ],
        steps: [
          'Abra a página do pedido.',
          'Escolha outro cartão, confira os números, ou troque para o Pix.',
          'Confirme. O resultado aparece na hora.',
        ],
        action: 'Tentar de novo',
        contract: false,
      }
    : undefined;

export const lettersOfPayment = {
  'order-placed': placed,
  'boleto-issued': boletoIssued,
  'order-paid': paid,
  'order-expired': expired,
  'payment-refused': refused,
} as const satisfies Record<string, LetterMaker>;
