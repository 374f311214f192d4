import { formatBrl } from '@loja/kernel/money.ts';
import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import type { Charge } from './charge.ts';
import { shell } from './page-shell.ts';
import type { Provider } from './provider.ts';

// The provider's frame says this word to whoever holds it, and no more: the order must be read again.
const COMPLETE = raw(`<script>
if (window.parent !== window) window.parent.postMessage({ status: 'COMPLETE' }, '*');
else if (document.body.dataset.return) window.location.replace(document.body.dataset.return);
</script>`);

const question = (charge: Charge) =>
  shell(
    'Confirmar compra',
    html`
<h1>Seu banco quer confirmar que é você</h1>
<p>Compra de <strong>${formatBrl(charge.amountCents)}</strong> no cartão final ${charge.card?.lastFour ?? ''}.</p>
<form method="post" action="/3ds/${charge.id}" class="row">
<button name="decision" value="approve">Confirmar a compra</button>
<button name="decision" value="fail" class="plain">Não fui eu</button>
</form>
<p class="soft">Banco de mentira: nenhum dinheiro se move.</p>`,
  );

const done = (charge: Charge) =>
  shell(
    'Resposta enviada',
    html`
<p role="status">${charge.status === 'processed' ? 'Compra confirmada.' : 'Compra não confirmada.'} Voltando à loja…</p>
${charge.returnUrl ? html`<p><a href="${charge.returnUrl}" target="_top">Voltar à loja</a></p>` : ''}
${COMPLETE}`,
    { return: charge.returnUrl ?? '' },
  );

const gone = shell('Nada a confirmar', html`<p role="alert">Esta confirmação não existe.</p>`);

/** The issuer's page of 3-D Secure, which the shop shows in a frame or sends the browser to. */
export function challengePages(provider: Provider, kick: () => void): Hono {
  const app = new Hono();
  app.get('/3ds/:id', (context) => {
    const found = provider.find(context.req.param('id'));
    if (!found.ok || !found.value.card) return context.html(gone, 404);
    return context.html(found.value.card.challenge === 'pending' ? question(found.value) : done(found.value));
  });
  app.post('/3ds/:id', async (context) => {
    const id = context.req.param('id');
    const found = provider.find(id);
    if (!found.ok || !found.value.card) return context.html(gone, 404);
    const { decision } = await context.req.parseBody();
    if (found.value.card.challenge === 'pending') {
      if (decision === 'approve') provider.pay(id);
      else provider.fail(id, 'cc_rejected_3ds_challenge');
    }
    kick();
    return context.redirect(`/3ds/${id}`, 303);
  });
  return app;
}
