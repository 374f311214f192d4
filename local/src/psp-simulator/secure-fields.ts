import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import { html, raw } from 'hono/html';
import * as z from 'zod';

const Options = z.looseObject({
  placeholder: z.string().max(60).optional(),
  srLabel: z.string().max(80).optional(),
  ariaRequired: z.boolean().optional(),
  style: z.record(z.string(), z.string()).optional(),
});

const FIELDS = {
  cardNumber: { autocomplete: 'cc-number', label: { pt: 'Número do cartão', en: 'Card number' }, most: 23 },
  expirationDate: {
    autocomplete: 'cc-exp',
    label: { pt: 'Validade, mês e ano', en: 'Expiry, month and year' },
    most: 7,
  },
  expirationMonth: {
    autocomplete: 'cc-exp-month',
    label: { pt: 'Mês de validade', en: 'Expiry month' },
    most: 2,
  },
  expirationYear: {
    autocomplete: 'cc-exp-year',
    label: { pt: 'Ano de validade', en: 'Expiry year' },
    most: 4,
  },
  securityCode: {
    autocomplete: 'cc-csc',
    label: { pt: 'Código de segurança', en: 'Security code' },
    most: 4,
  },
} as const;

const Query = z.object({
  type: z.enum(['cardNumber', 'expirationDate', 'expirationMonth', 'expirationYear', 'securityCode']),
  group: z.string().regex(/^\d{1,6}$/),
  origin: z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin),
  locale: z.string().max(10).default('pt-BR'),
  options: z
    .string()
    .max(4_000)
    .default('{}')
    .transform((text, context) => {
      try {
        return Options.parse(JSON.parse(text));
      } catch {
        context.addIssue('options are not JSON of options');
        return z.NEVER;
      }
    }),
});
type Query = z.infer<typeof Query>;

const STYLE = raw(`
:root { color-scheme: light dark; }
html, body { height: 100%; margin: 0; }
input { box-sizing: border-box; width: 100%; height: 100%; min-height: 1.5em; border: 0; padding: 0; background: transparent;
  color: inherit; font: 1rem/1.4 system-ui, sans-serif; font-variant-numeric: tabular-nums; }
input:focus { outline: none; }
input::placeholder { color: var(--placeholder, GrayText); opacity: 1; }
label { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`);

// Inside a script element only a closing tag could end it early.
const embedded = (value: unknown) => raw(JSON.stringify(value).replaceAll('<', '\\u003c'));

function fieldPage({ type, group, origin, locale, options }: Query) {
  const field = FIELDS[type];
  const lang = locale.startsWith('en') ? 'en' : 'pt';
  const required = String(options.ariaRequired ?? true);
  return html`<!doctype html>
<html lang="${lang === 'en' ? 'en' : 'pt-BR'}">
<head><meta charset="utf-8"><title>${options.srLabel ?? field.label[lang]}</title><style>${STYLE}</style></head>
<body>
<label for="field">${options.srLabel ?? field.label[lang]}</label>
<input id="field" name="${type}" type="text" inputmode="numeric" autocomplete="${field.autocomplete}"
 maxlength="${field.most}" placeholder="${options.placeholder ?? ''}" aria-required="${required}" spellcheck="false">
<script type="application/json" id="setting">${embedded({ type, group, shop: origin, options })}</script>
<script type="module" src="/secure-fields/field.js"></script>
</body>
</html>`;
}

const source = (file: string): string => readFileSync(new URL(`./browser/${file}`, import.meta.url), 'utf8');

const script = (context: Context, text: string): Response =>
  context.body(text, 200, {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'no-cache',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  });

/** `/js/v2` and the frames that its fields are made of. */
export function secureFields(): Hono {
  const app = new Hono();
  // A page loads it as a plain script, whose names would be everybody's.
  app.get('/js/v2', (context) => script(context, `(() => {\n${source('sdk.js')}})();\n`));
  app.get('/secure-fields/field.js', (context) => script(context, source('field.js')));
  app.get('/secure-fields', (context) => {
    const query = Query.safeParse(context.req.query());
    if (!query.success) return context.json({ error: z.prettifyError(query.error) }, 400);
    context.header(
      'content-security-policy',
      `default-src 'self'; style-src 'unsafe-inline'; frame-ancestors ${query.data.origin}`,
    );
    context.header('referrer-policy', 'no-referrer');
    return context.html(fieldPage(query.data));
  });
  return app;
}
