import type { OrderActor, OrderEvent } from '@loja/contracts/http/ordering.ts';
import type { MoneyEvent, PaymentMethod, RefusalReason } from '@loja/contracts/http/payments.ts';

const events: Record<OrderEvent | MoneyEvent, string> = {
  placed: 'Pedido feito',
  paid: 'Pagamento confirmado',
  paid_late: 'Pagamento chegou depois do prazo e foi aceito',
  late_payment_refused: 'Pagamento chegou depois do prazo: o valor volta',
  expired: 'Prazo de pagamento encerrado',
  cancelled: 'Pedido cancelado',
  packed: 'Pedido embalado',
  shipped: 'Pedido enviado',
  delivered: 'Pedido entregue',
  not_delivered: 'Pacote não entregue',
  lines_cancelled: 'Item cancelado',
  return_requested: 'Devolução pedida',
  postage_given: 'Código de postagem enviado',
  returned: 'Produtos recebidos de volta',
  part_returned: 'Parte dos produtos recebida de volta',
  replacement_made: 'Troca a caminho',
  refund_promised: 'Devolução de valor combinada',
  refunded: 'Valor devolvido',
  refund_failed: 'O meio de pagamento recusou a devolução: estamos resolvendo',
  refund_retried: 'Devolução do valor pedida de novo',
  chargeback_opened: 'Compra contestada no banco',
  chargeback_closed: 'Contestação encerrada',
  pix_made: 'Código Pix gerado',
  boleto_made: 'Boleto emitido',
  card_tried: 'Tentativa de pagar com cartão',
  card_challenged: 'O banco pediu a confirmação do titular',
  payment_refused: 'Pagamento não aprovado',
  payment_expired: 'Prazo desta cobrança terminou',
  payment_withdrawn: 'Cobrança encerrada sem pagamento',
  surplus_returned: 'Pagamento em dobro devolvido',
};

const actors: Record<OrderActor, string> = {
  shopper: 'você',
  staff: 'nossa equipe',
  shop: 'a loja',
  provider: 'o banco',
  clock: 'fim do prazo',
};

/** Why a try to pay failed, in a few words: what to do now stands where it is paid. */
const refused: Record<RefusalReason, string> = {
  insufficient_funds: 'sem limite para esta compra',
  card_expired: 'cartão vencido, ou a validade não confere',
  invalid_security_code: 'o código de segurança não confere',
  wrong_card_data: 'os dados do cartão não conferem',
  call_issuer: 'o banco pede que você autorize a compra',
  limit_exceeded: 'acima do limite que o banco permite',
  suspected_fraud: 'recusado por segurança',
  duplicate: 'houve um pagamento igual há pouco',
  card_disabled: 'o cartão não foi desbloqueado',
  challenge_failed: 'o banco não confirmou o titular',
  other: 'o banco não disse o motivo',
};

const moneyBack: Record<PaymentMethod, string> = {
  pix: 'O valor volta por Pix para a conta que pagou, em poucos minutos.',
  card: 'O valor volta para o cartão: aparece em uma das duas próximas faturas.',
  boleto: 'O valor volta para o CPF ou CNPJ que pagou; avisamos por e-mail.',
};

const refunded: Record<PaymentMethod, string> = {
  pix: 'O valor foi devolvido. Está na conta que pagou, por Pix.',
  card: 'O valor foi devolvido. Aparece em uma das duas próximas faturas do cartão.',
  boleto: 'O valor foi devolvido ao CPF ou CNPJ que pagou.',
};

export const orderLifePtBR = {
  events,
  actors,
  refused,
  moneyBack,
  cancelledPaid: 'Pedido cancelado.',
  refunded,
  lateMoney: 'O pagamento chegou depois que o pedido foi encerrado.',
  cancelPaidQuestion: 'Cancelar este pedido já pago?',
  exchangeOf: 'Esta é a troca do pedido {id}. Não há nada a pagar.',
  codeFollows: 'Recebemos o seu aviso. O código para a volta, por nossa conta, segue por e-mail.',
  paidBackBy: 'O valor destes produtos volta pelo pedido {id}, que pagou por eles.',
  seeOrder: 'Ver o pedido {id}',
  exchangeRequested: 'Poste o pacote com o código abaixo: não custa nada. A troca sai quando ele chegar.',
  withdrawnUnderWay:
    'Se o pacote ainda não chegou, recuse-o na entrega. Se já chegou, poste-o com o código de postagem: não custa nada. O valor volta quando ele estiver conosco.',
  notDelivered: {
    refused: 'O pacote foi recusado na entrega e voltou para nós.',
    returned_to_sender: 'A transportadora não conseguiu entregar o pacote, e ele voltou para nós.',
    lost: 'O pacote se perdeu no caminho. Sentimos muito.',
  },
  tracking: 'Rastreamento',
  trackingText: '{carrier}, código {code}',
  copyCode: 'Copiar código',
  copied: 'Código copiado.',
  copyFailed: 'Não deu para copiar. Selecione o código e copie.',
  paidWith: { pix: 'Pago com Pix', card: '{brand} final {last4}, {count}x', boleto: 'Pago com boleto' },
  methodDiscount: { pix: 'Desconto no Pix', card: 'Desconto', boleto: 'Desconto' },
  refundedAmount: 'Devolvido a você',
  unitsCancelled: '{count} cancelado(s)',
  unitsReturned: '{count} devolvido(s)',
  won: 'a favor da loja',
  lost: 'a favor do titular do cartão',
  return: {
    open: 'Devolver ou trocar',
    title: 'Devolver ou trocar',
    intro:
      'Até {date} você pode desistir da compra sem dizer por quê (CDC, art. 49). O envio de volta é por nossa conta; devolvemos produtos e, quando tudo volta, também o frete.',
    introUnderWay:
      'Mudou de ideia? Mesmo a caminho, você pode desistir da compra sem dizer por quê. Recuse o pacote na entrega, ou mande de volta por nossa conta; devolvemos produtos e frete.',
    openUnderWay: 'Desistir da compra',
    which: 'O que volta?',
    quantity: 'Quantidade de {name}',
    none: 'Não devolver',
    what: 'O que você prefere?',
    refund: 'Receber o dinheiro de volta',
    exchange: 'Trocar pelos mesmos produtos',
    reason: 'Motivo (opcional)',
    send: 'Pedir devolução',
    sending: 'Enviando…',
    giveUp: 'Agora não',
    nothing: 'Escolha ao menos um produto.',
    listTitle: 'Devoluções',
    asked: { refund: 'Devolução pedida em {date}', exchange: 'Troca pedida em {date}' },
    postage: 'Código de postagem ({carrier})',
    steps: 'Embale os produtos, leve a uma agência até {date} e informe o código. Você não paga nada.',
    codeFollows: 'O código de postagem segue por e-mail, e aparece aqui quando chegar.',
    received: 'Recebido em {date}.',
    replacement: 'A troca é outro pedido, sem custo.',
  },
};
export type OrderLifeWords = typeof orderLifePtBR;
