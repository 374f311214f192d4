import type { PaymentMethod, RefusalReason } from '@loja/contracts/http/payments.ts';

/** What was refused, and what to do now. */
const refusals: Record<RefusalReason, string> = {
  insufficient_funds: 'O cartão não tem limite para esta compra. Use outro cartão ou pague com Pix.',
  card_expired: 'O cartão está vencido ou a validade não confere. Corrija a validade ou use outro cartão.',
  invalid_security_code: 'O código de segurança não confere. Olhe no cartão e digite de novo.',
  wrong_card_data: 'Algum dado do cartão não confere. Confira número, validade e código, e digite de novo.',
  call_issuer: 'Seu banco pede que você autorize a compra. Ligue ou use o aplicativo dele e tente de novo.',
  limit_exceeded:
    'A compra passa do limite que o banco permite neste cartão. Use outro cartão ou pague com Pix.',
  suspected_fraud: 'O pagamento foi recusado por segurança. Use outro cartão ou pague com Pix.',
  duplicate: 'Já houve um pagamento igual há pouco. Confira a fatura antes de tentar de novo.',
  card_disabled:
    'O cartão ainda não foi desbloqueado. Desbloqueie no aplicativo do banco ou use outro cartão.',
  challenge_failed: 'Seu banco não confirmou que era você. Tente de novo ou use outro cartão.',
  other: 'O banco não aprovou e não disse o motivo. Confira os dados, use outro cartão ou pague com Pix.',
};

const methods: Record<PaymentMethod, string> = {
  pix: 'Pagar com Pix ({total})',
  card: 'Pagar com cartão ({total})',
  boleto: 'Pagar com boleto ({total})',
};

export const paymentPtBR = {
  refusals,
  methods,
  pixLess: 'Pagar com Pix ({total} com desconto)',
  newPix: 'Gerar novo Pix ({total})',
  newBoleto: 'Gerar novo boleto ({total})',
  otherWays: 'Outras formas de pagar este pedido',
  switching: 'Trocando…',
  refused: 'Pagamento não aprovado',
  approved: 'Pagamento aprovado. Estamos confirmando o pedido.',
  ended: 'O pagamento não foi concluído a tempo. Nada foi cobrado: escolha como pagar.',
  attemptsLeft: { one: 'Resta 1 tentativa.', other: 'Restam {count} tentativas.' },
  noneLeft: 'O pedido chegou ao limite de tentativas de pagamento. Escreva para {email} que resolvemos.',
  card: {
    title: 'Pague com cartão',
    safe: 'Número, validade e código vão direto para o Mercado Pago. A loja não vê nem guarda seu cartão.',
    number: 'Número do cartão',
    expiry: 'Validade',
    expiryHint: 'MM/AA',
    code: 'Código de segurança',
    holder: 'Nome impresso no cartão',
    document: 'CPF ou CNPJ do titular',
    installments: 'Parcelas',
    whole: '1x de {amount} à vista',
    parts: '{count}x de {amount} sem juros',
    unequal: '{count}x de {amount} sem juros (1ª de {first})',
    pay: 'Pagar {total}',
    paying: 'Pagando…',
    loading: 'Abrindo o formulário do cartão…',
    unavailable:
      'O formulário do cartão não abriu. Confira a conexão e tente de novo, ou pague de outra forma.',
    notCredit: 'Este cartão não é de crédito, ou não aceitamos a bandeira dele. Use outro cartão.',
    noToken: 'O cartão não pôde ser verificado agora. Nada foi cobrado: tente de novo.',
    wrong: {
      cardNumber: 'Confira o número do cartão.',
      expirationDate: 'Confira a validade: mês e ano.',
      securityCode: 'Confira o código de segurança.',
      holder: 'Escreva o nome como está no cartão.',
      document: 'Confira o CPF ou CNPJ.',
    },
    cutOff:
      'Não sabemos ainda se este pagamento foi feito. Perguntar de novo não cobra duas vezes, e esta página continua conferindo.',
    askAgain: 'Perguntar de novo',
    waiting:
      'O banco ainda está analisando o pagamento. Esta página atualiza sozinha; não é preciso pagar de novo.',
  },
  challenge: {
    title: 'Confirme com seu banco',
    text: 'Seu banco quer saber se é você. Responda abaixo; depois esta página continua sozinha.',
    frame: 'Confirmação do seu banco',
  },
  boleto: {
    title: 'Pague o boleto',
    preparing: 'Gerando o boleto. Leva poucos segundos.',
    due: 'Vence em {date}. O banco leva até dois dias úteis para avisar que foi pago.',
    line: 'Linha digitável',
    copy: 'Copiar linha digitável',
    copied: 'Linha copiada.',
    copyFailed: 'Não deu para copiar. Selecione a linha e copie.',
    open: 'Abrir o boleto',
  },
};
export type PaymentWords = typeof paymentPtBR;
