import { formatBrl } from '@loja/kernel/money.ts';
import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import { barWidths } from './boleto.ts';
import type { Charge } from './charge.ts';
import { shell } from './page-shell.ts';
import type { Provider } from './provider.ts';

const day = new Intl.DateTimeFormat('pt-BR', { dateStyle: 'long', timeZone: 'America/Sao_Paulo' });

/** "23793.38128 60007.827136 95000.063305 9 75520000026000" */
export const printed = (line: string): string =>
  line.replace(/^(.{5})(.{5})(.{5})(.{6})(.{5})(.{6})(.)(.{14})$/, '$1.$2 $3.$4 $5.$6 $7 $8');

function bars(barcode: string) {
  let at = 0;
  const shapes = barWidths(barcode).map((width, index) => {
    const shape = index % 2 === 0 ? `<rect x="${at}" width="${width}" height="50"/>` : '';
    at += width;
    return shape;
  });
  return raw(
    `<svg viewBox="-10 0 ${at + 20} 50" preserveAspectRatio="none" class="bars" role="img" aria-label="Código de barras">${shapes.join('')}</svg>`,
  );
}

const slip = (charge: Charge) =>
  shell(
    'Boleto',
    html`
<p><a href="/">Todas as cobranças</a></p>
<h1>Boleto de ${formatBrl(charge.amountCents)}</h1>
<p>Pedido ${charge.externalReference} · vence em ${day.format(charge.expiresAt)}</p>
${charge.status === 'processed' ? html`<p role="status">Boleto pago.</p>` : ''}
<div class="card">
<p><code>${printed(charge.boleto?.digitableLine ?? '')}</code></p>
${bars(charge.boleto?.barcode ?? '')}
</div>
${
  charge.status === 'action_required'
    ? html`<form method="post" action="/pagar/${charge.id}"><button class="wide">Pagar este boleto</button></form>`
    : ''
}`,
  );

/** `/boleto/{id}` is a boleto's `ticket_url`. */
export function boletoPages(provider: Provider): Hono {
  const app = new Hono();
  app.get('/boleto/:id', (context) => {
    const found = provider.find(context.req.param('id'));
    if (found.ok && found.value.boleto) return context.html(slip(found.value));
    return context.html(shell('Boleto', html`<p role="alert">Este boleto não existe.</p>`), 404);
  });
  return app;
}
