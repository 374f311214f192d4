import { centsOfDecimal, decimalString, formatBrl } from '@loja/kernel/money.ts';
import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';
import { wireToken } from './card-tokens.ts';
import { type Brand, brandOf, installmentCounts } from './cards.ts';
import type { Provider } from './provider.ts';

const wireBrand = (brand: Brand) => ({
  id: brand.id,
  name: brand.name,
  payment_type_id: brand.type,
  status: 'active',
  site_id: 'MLB',
  processing_mode: 'aggregator',
  additional_info_needed: ['cardholder_name', 'cardholder_identification_number'],
  settings: [
    {
      security_code: { mode: 'mandatory', card_location: 'back', length: brand.codeLength },
      card_number: { length: brand.numberLength, validation: 'standard' },
    },
  ],
  issuer: { default: true, name: `Banco de mentira ${brand.name}`, id: 1 },
});

function installmentsOf(amountCents: number) {
  return installmentCounts(amountCents).map((installments) => {
    // The last cent is the bank's business: each is shown rounded, the total is exact.
    const each = Math.round(amountCents / installments);
    return {
      installments,
      installment_rate: 0,
      discount_rate: 0,
      labels: installments === 1 ? [] : ['sem juros'],
      installment_rate_collector: ['MERCADOPAGO'],
      min_allowed_amount: 0.5,
      max_allowed_amount: 60_000,
      recommended_message: `${installments} ${installments === 1 ? 'parcela' : 'parcelas'} de ${formatBrl(each)} (${formatBrl(amountCents)})`,
      installment_amount: Number(decimalString(each)),
      total_amount: Number(decimalString(amountCents)),
    };
  });
}

const noKey = (context: Context): Response =>
  context.json({ message: 'public_key is required', error: 'bad_request', status: 400 }, 400);

const amountOf = (text: string | undefined): number | undefined => {
  const cents = centsOfDecimal(text ?? '');
  return cents !== undefined && cents > 0 ? cents : undefined;
};

/** What the provider's library asks from the shopper's browser, with the public key only. */
export function browserApi(provider: Provider): Hono {
  const app = new Hono();
  const paths = ['/card_tokens', '/payment_methods/search', '/payment_methods/installments'];
  for (const path of paths) {
    app.use(path, cors({ origin: '*' }));
    app.use(path, async (context, next) => {
      provider.calls.count(`${context.req.method} /v1${path}`);
      if (provider.faults.down) return context.json({ message: 'Service unavailable', status: 503 }, 503);
      if (!context.req.query('public_key')) return noKey(context);
      return next();
    });
  }

  app.post('/card_tokens', async (context) => {
    const made = provider.tokenize(await context.req.json());
    if (made.ok) return context.json(wireToken(made.token, context.req.query('public_key') ?? ''), 201);
    const cause = made.problems.map(({ code, field, message }) => ({ code, field, description: message }));
    return context.json({ message: 'bad request', error: 'bad_request', status: 400, cause }, 400);
  });
  app.get('/payment_methods/search', (context) => {
    const brand = brandOf(context.req.query('bin') ?? '');
    const results = brand ? [wireBrand(brand)] : [];
    return context.json({ paging: { total: results.length, limit: 30, offset: 0 }, results });
  });
  app.get('/payment_methods/installments', (context) => {
    const amountCents = amountOf(context.req.query('amount'));
    if (amountCents === undefined) return context.json({ message: 'invalid amount', status: 400 }, 400);
    const brand = brandOf(context.req.query('bin') ?? '');
    if (!brand) return context.json([]);
    return context.json([
      {
        payment_method_id: brand.id,
        payment_type_id: brand.type,
        issuer: { id: '1', name: `Banco de mentira ${brand.name}` },
        processing_mode: 'aggregator',
        payer_costs: installmentsOf(amountCents),
      },
    ]);
  });
  return app;
}
