import type { PaymentMethod } from '@loja/contracts/http/payments.ts';
import { RefusalReason } from '@loja/contracts/http/payments.ts';
import { describe, expect, test } from 'vitest';
import type { About, OrderFacts } from './letter.ts';
import { type LetterKind, letterOf } from './letters.ts';
import { occasions } from './sample-occasions.ts';
import { sampleOrder } from './sample-order.ts';

/** All that a letter says of its own, prices with a plain space. */
const said = (
  kind: LetterKind,
  over: Partial<OrderFacts> = {},
  about: About = occasions[kind].about,
): string => {
  const letter = letterOf(kind, sampleOrder({ ...occasions[kind].order, ...over }), about);
  if (!letter) return '';
  const facts = (letter.facts ?? []).map(({ label, value, url }) => `${label}: ${value} ${url ?? ''}`);
  return [
    letter.subject,
    letter.heading,
    ...letter.paragraphs,
    ...facts,
    ...(letter.steps ?? []),
    letter.action,
  ]
    .join('\n')
    .replaceAll('\u00a0', ' ');
};

describe('while the order waits for its money', () => {
  test.each<[PaymentMethod, string]>([
    ['pix', 'o código Pix está na página do pedido'],
    ['card', 'Ali você também pode trocar de cartão ou pagar com Pix'],
    ['boleto', 'o boleto fica na página do pedido'],
  ])('an order by %s is told how it is paid', (method, words) => {
    expect(said('order-placed', { method })).toContain(words);
  });

  test('a boleto comes with what must be copied, until when it is good, and its address', () => {
    const letter = said('boleto-issued');
    expect(letter).toContain('23793.38128 60007.827136 95000.063305 9 99990000127954');
    expect(letter).toContain('até 27/11/2026');
    expect(letter).toContain('https://psp.example/boleto/1');
  });

  test.each(RefusalReason.options)('a card refused for %s is explained, with what to do next', (refusal) => {
    const letter = said('payment-refused', {}, { refusal });
    expect(letter).toContain('Nada foi cobrado');
    expect(letter).toContain('troque para o Pix');
  });

  test('a refusal that the next try has overtaken, or a boleto of a paid order, is no news', () => {
    expect(said('payment-refused', { awaitsPayment: false })).toBe('');
    expect(said('boleto-issued', { awaitsPayment: false })).toBe('');
  });
});

describe('late money', () => {
  test('that still found its goods is welcome', () => {
    expect(said('order-paid', { paidLate: true })).toContain(
      'chegou depois do prazo, mas ainda tínhamos tudo',
    );
    expect(said('order-paid')).not.toContain('depois do prazo');
  });

  test.each([
    ['late_without_stock', 'os itens já tinham sido vendidos'],
    ['late_after_cancellation', 'depois que o pedido tinha sido cancelado'],
  ])('that was refused goes back with the reason: %s', (reason, words) => {
    const refunds = [{ refundId: 'late', amountCents: 1279_54, reason }];
    const letter = said(
      'payment-refunded',
      { refunds },
      { refundId: 'late', amountCents: 1279_54, attempt: 1 },
    );
    expect(letter).toContain(words);
    expect(letter).toContain('Devolvemos R$ 1.279,54');
  });
});

describe('the goods on their way', () => {
  test('are named with carrier and code, and where to look them up', () => {
    expect(said('order-shipped')).toContain(
      'Código de rastreio: AA123456789BR https://rastreamento.correios.com.br',
    );
    const other = said('order-shipped', { shipment: { carrier: 'Motoboy do João', trackingCode: 'JOAO-1' } });
    expect(other).toContain('Transportadora: Motoboy do João');
    expect(other).not.toContain('http');
  });

  test('delivered, the last day to withdraw and the way to do it are told', () => {
    const letter = said('order-delivered');
    expect(letter).toContain('até 08/12/2026, o dia inteiro');
    expect(letter).toContain('toque em “Devolver ou trocar”');
    expect(letter).toContain('Devolvemos produtos e frete');
  });
});

describe('money on its way back', () => {
  test.each<[PaymentMethod, string]>([
    ['pix', 'em poucos minutos'],
    ['card', 'em uma das duas próximas faturas'],
    ['boleto', 'pelo Mercado Pago'],
  ])('by %s is told where and when it is seen', (method, words) => {
    for (const kind of ['order-cancelled', 'lines-cancelled', 'order-returned', 'payment-refunded'] as const)
      expect(said(kind, { method })).toContain(words);
  });

  test('is told with the words of who cancelled or promised it', () => {
    const why = 'a torra falhou';
    expect(said('order-cancelled', { whyCancelled: why })).toContain('Motivo: a torra falhou');
    expect(said('order-cancelled', { whyCancelled: why, refunds: [] })).toContain('Motivo: a torra falhou');
    expect(said('lines-cancelled', { linesCancelled: { what: '1 × Casa', amountCents: 1, why } })).toContain(
      why,
    );
    const refunds = [{ refundId: 'gw-1', amountCents: 10_00, reason: 'goodwill', why }];
    expect(said('payment-refunded', { refunds }, { refundId: 'gw-1', amountCents: 10_00 })).toContain(why);
    expect(said('order-cancelled')).not.toContain('Motivo');
  });

  test('of an order that was never paid is not promised', () => {
    const letter = said('order-cancelled', { refunds: [] });
    expect(letter).toContain('Nada foi cobrado');
    expect(letter).not.toContain('R$');
  });

  test('is the amount of this refund, called a part when it is one', () => {
    const refunds = [{ refundId: 'gw-1', amountCents: 10_00, reason: 'goodwill' }];
    const letter = said(
      'payment-refunded',
      { refunds },
      { refundId: 'gw-1', amountCents: 10_00, attempt: 1 },
    );
    expect(letter).toContain('Devolvemos parte do seu pagamento');
    expect(letter).toContain('R$ 10,00');
  });

  test('that came twice goes back the way that it came', () => {
    const about = { refundId: 'surplus-2', amountCents: 1279_54, attempt: 2, surplus: true };
    const attempts = [
      { attempt: 1, method: 'card' },
      { attempt: 2, method: 'pix' },
    ] as const;
    const letter = said('payment-refunded', { method: 'card', attempts }, about);
    expect(letter).toContain('chegou em dobro');
    expect(letter).toContain('volta por Pix');
  });
});

describe('a return', () => {
  test('is told with its code, how long that is good, and the steps', () => {
    const letter = said('return-requested');
    for (const words of [
      'Código de postagem: 9A8B7C6D5E',
      'Poste até: 15/12/2026',
      'Você não paga nada',
      'mandamos os itens novos',
    ])
      expect(letter).toContain(words);
  });

  test('without a code yet says that it follows', () => {
    const [one] = occasions['return-requested'].order.returns ?? [];
    const returns = one ? [{ ...one, postage: undefined }] : [];
    expect(said('return-requested', { returns })).toContain('O código de postagem segue em outro e-mail');
  });

  test('of a parcel that is still on its way says to refuse it, or to post it if it came', () => {
    const under = said('return-requested', { regretUntil: undefined });
    expect(under).toContain('Se o pacote ainda não chegou, recuse-o na entrega');
    expect(under).toContain('Se ele chegar, poste em uma agência');
    expect(said('return-requested')).not.toContain('recuse-o');
  });

  test.each([
    ['refused', 'foi recusado na entrega'],
    ['returned_to_sender', 'não conseguiu entregar'],
    ['lost', 'não encontrou o pacote'],
  ] as const)(
    'that nobody asked for, of a parcel that was %s, says so and what goes back',
    (cause, words) => {
      const [one] = occasions['order-returned'].order.returns ?? [];
      const letter = said('order-returned', { returns: one ? [{ ...one, cause }] : [] });
      expect(letter).toContain(words);
      expect(letter).toContain('R$ 106,72 já estão a caminho de volta');
      expect(letter).not.toContain('O que você mandou');
    },
  );

  test('that arrived is answered with money or with the order that replaces it', () => {
    expect(said('order-returned')).toContain('R$ 106,72 já estão a caminho de volta');
    const [one] = occasions['order-returned'].order.returns ?? [];
    const url = 'https://shop.example/pedido/?id=ord_2#key';
    const returns = one
      ? [{ ...one, resolution: 'exchange' as const, replacement: { orderId: 'ord_2', url } }]
      : [];
    const exchange = said('order-returned', { returns, refunds: [] });
    expect(exchange).toContain('Pedido da troca: ord_2');
    expect(exchange).not.toContain('R$');
  });
});
