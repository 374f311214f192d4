import { Hono } from 'hono';
import { boletoPages } from './boleto-pages.ts';
import { browserApi } from './browser-api.ts';
import { challengePages } from './challenge-pages.ts';
import { controlApi } from './control-api.ts';
import { ordersApi } from './orders-api.ts';
import { pages } from './pages.ts';
import { Provider, type ProviderOptions } from './provider.ts';
import { secureFields } from './secure-fields.ts';

/** The whole simulator without a socket; `kick` is called when a notification may be due at once. */
export function createPspApp(options: ProviderOptions & { accessToken: string; kick?: () => void }) {
  const kick = options.kick ?? (() => undefined);
  const provider = new Provider(options);
  const app = new Hono();
  app.route('/v1', browserApi(provider));
  app.route('/v1', ordersApi(provider, options.accessToken));
  app.route('/_simulator', controlApi(provider, kick));
  app.route('/', secureFields());
  app.route('/', challengePages(provider, kick));
  app.route('/', boletoPages(provider));
  app.route('/', pages(provider, kick));
  app.onError((error, context) => {
    console.error(error);
    return context.json(
      { errors: [{ code: 'internal_error', message: 'Internal error.', details: [] }] },
      500,
    );
  });
  return { app, provider };
}
