import { formatBrl } from '@loja/kernel/money.ts';
import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Charge, ChargeStatus } from './charge.ts';
import { type Html, shell } from './page-shell.ts';
import type { Provider } from './provider.ts';
import { qrPngBase64 } from './qr-png.ts';
import { failure } from './wire-error.ts';

const STATUS_TEXT = {
  action_required: 'Aguardando pagamento',
  processing: 'Em análise',
  processed: 'Paga',
  refunded: 'Devolvida',
  expired: 'Vencida',
  canceled: 'Cancelada',
  failed: 'Recusada',
  charged_back: 'Contestada',
} as const satisfies Record<ChargeStatus, string>;

const METHOD_TEXT = { pix: 'Pix', boleto: 'Boleto', card: 'Cartão' } as const;

const SETTLED_SHOWN = 10;

const time = new Intl.DateTimeFormat('pt-BR', {
  dateStyle: 'short',
  timeStyle: 'medium',
  timeZone: 'America/Sao_Paulo',
});

const summary = (charge: Charge, link = false) => html`
<p class="amount">${link ? html`<a href="/pagar/${charge.id}">${formatBrl(charge.amountCents)}</a>` : formatBrl(charge.amountCents)}</p>
<p>${METHOD_TEXT[charge.method]} · pedido ${charge.externalReference}</p>
<p class="soft">${STATUS_TEXT[charge.status]}${
  charge.status === 'action_required' ? ` até ${time.format(charge.expiresAt)}` : ''
}</p>`;

const payForm = (charge: Charge, wide: boolean) => html`
<form method="post" action="/pagar/${charge.id}">
<button class="${wide ? 'wide' : ''}" aria-label="Pagar ${formatBrl(charge.amountCents)} do pedido ${charge.externalReference}">Pagar</button>
</form>`;

/** A card is the issuer's question, not the bank's. */
const isPayable = (charge: Charge): boolean =>
  charge.status === 'action_required' && charge.method !== 'card';

function homePage(all: readonly Charge[], notice?: Html) {
  const open = all.filter((charge) => isPayable(charge));
  const settled = all.filter((charge) => !isPayable(charge)).slice(0, SETTLED_SHOWN);
  return shell(
    'Pagar com Pix',
    html`
<header><h1>Banco de mentira</h1><p>Faz aqui o papel do aplicativo do banco: nenhum dinheiro se move.</p></header>
${notice ?? ''}
<form method="post" action="/pagar" class="card">
<label for="code">Pix copia e cola</label>
<textarea id="code" name="code" required autocomplete="off" spellcheck="false"></textarea>
<button class="wide">Encontrar cobrança</button>
</form>
<h2>Cobranças em aberto</h2>
${open.length === 0 ? html`<p class="soft">Nenhuma. Feche um pedido na loja e recarregue esta página.</p>` : ''}
${open.map(
  (charge) => html`<div class="card row"><div>${summary(charge, true)}</div>${payForm(charge, false)}</div>`,
)}
${settled.length > 0 ? html`<h2>Últimas encerradas</h2>` : ''}
${settled.map((charge) => html`<div class="card">${summary(charge, true)}</div>`)}`,
  );
}

function chargePage(charge: Charge) {
  const open = isPayable(charge);
  const paid = charge.status === 'processed';
  return shell(
    open ? 'Pagar' : STATUS_TEXT[charge.status],
    html`
<p><a href="/">Todas as cobranças</a></p>
<h1>${open ? 'Confira e pague' : STATUS_TEXT[charge.status]}</h1>
${paid ? html`<p role="status">Pagamento feito. Volte à loja: o pedido se atualiza sozinho.</p>` : ''}
<div class="card">${summary(charge)}</div>
${open ? payForm(charge, true) : ''}
${
  open && charge.qrCode
    ? html`<img class="qr" alt="QR Code desta cobrança" src="data:image/png;base64,${qrPngBase64(charge.qrCode)}">
<label for="code">Pix copia e cola</label><textarea id="code" rows="6" readonly>${charge.qrCode}</textarea>`
    : ''
}`,
  );
}

const alert = (text: string) => html`<p role="alert">${text}</p>`;

const NOT_HERE = failure('operation_not_supported', 'Not a bank transfer that waits.');

/** The pages of the pretend bank: `/` lists, `/pagar/{id}` is each charge's `ticket_url`. */
export function pages(provider: Provider, kick: () => void): Hono {
  const app = new Hono();

  app.get('/', (context) => context.html(homePage(provider.list())));
  app.post('/pagar', async (context) => {
    const { code } = await context.req.parseBody();
    const [charge] = provider.list({ qrCode: typeof code === 'string' ? code.trim() : '' });
    if (charge) return context.redirect(`/pagar/${charge.id}`, 303);
    return context.html(
      homePage(provider.list(), alert('Nenhuma cobrança tem este código. Copie-o inteiro.')),
      404,
    );
  });
  app.get('/pagar/:id', (context) => {
    const found = provider.find(context.req.param('id'));
    if (found.ok) return context.html(chargePage(found.value));
    return context.html(homePage(provider.list(), alert('Esta cobrança não existe.')), 404);
  });
  app.post('/pagar/:id', (context) => {
    const found = provider.find(context.req.param('id'));
    const paid = found.ok && !isPayable(found.value) ? NOT_HERE : provider.pay(context.req.param('id'));
    kick();
    if (paid.ok) return context.redirect(`/pagar/${paid.value.id}`, 303);
    const notice = alert('Esta cobrança não pode mais ser paga.');
    return context.html(homePage(provider.list(), notice), paid.error.code === 'order_not_found' ? 404 : 409);
  });
  return app;
}
