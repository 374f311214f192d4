import { contractSummary } from './contract-summary.ts';
import { type Html, html } from './html.ts';
import type { Letter, OrderFacts, Shop } from './letter.ts';
import { closing, linkNote, sellerLines } from './mail-words.ts';

/** Mail programs drop style sheets: every element carries its own. Colours are those of the storefront. */
const style = {
  body: 'margin:0;padding:24px 12px;background:#f3ebf8;color:#24112e;font:16px/1.5 system-ui,-apple-system,Segoe UI,Roboto,sans-serif',
  sheet: 'max-width:560px;margin:0 auto;padding:28px;background:#fffcfd;border-radius:8px',
  heading: 'margin:0 0 16px;font-size:24px;line-height:1.25',
  button:
    'display:inline-block;padding:12px 20px;background:#5a1f6e;color:#ffffff;border-radius:6px;text-decoration:none;font-weight:bold',
  small: 'font-size:14px;color:#5d4a66',
  table: 'width:100%;border-collapse:collapse;margin:12px 0',
  cell: 'padding:6px 0;border-bottom:1px solid #e7dcec;text-align:left;vertical-align:top',
  label:
    'padding:6px 12px 6px 0;border-bottom:1px solid #e7dcec;text-align:left;vertical-align:top;color:#5d4a66;white-space:nowrap',
  value:
    'padding:6px 0;border-bottom:1px solid #e7dcec;text-align:left;vertical-align:top;font-weight:bold;overflow-wrap:anywhere',
  amount: 'padding:6px 0;border-bottom:1px solid #e7dcec;text-align:right;white-space:nowrap',
} as const;

const rows = (cells: readonly { what: string; amount: string }[]): Html[] =>
  cells.map(
    ({ what, amount }) =>
      html`<tr><td style="${style.cell}">${what}</td><td style="${style.amount}">${amount}</td></tr>`,
  );

const contractHtml = (order: OrderFacts, shop: Shop): Html => {
  const { lines, totals, facts, regret } = contractSummary(order, shop);
  const factLines = facts.map(
    ({ label, value }) => html`<p style="margin:4px 0"><strong>${label}:</strong> ${value}</p>`,
  );
  return html`<h2 style="font-size:18px;margin:28px 0 4px">Resumo do contrato</h2>
<table role="presentation" style="${style.table}">${rows(lines)}${rows(totals)}</table>
${factLines}
<p style="margin:12px 0">${regret}</p>`;
};

const factRows = ({ facts = [] }: Letter): Html[] => {
  if (facts.length === 0) return [];
  const cells = facts.map(({ label, value, url }) => {
    const shown =
      url === undefined ? html`${value}` : html`<a href="${url}" style="color:#5a1f6e">${value}</a>`;
    return html`<tr><th scope="row" style="${style.label};font-weight:normal">${label}</th><td style="${style.value}">${shown}</td></tr>`;
  });
  return [html`<table style="${style.table}">${cells}</table>`];
};

const stepList = ({ steps = [] }: Letter): Html[] =>
  steps.length === 0
    ? []
    : [
        html`<ol style="margin:12px 0;padding-left:22px">${steps.map((step) => html`<li style="margin:4px 0">${step}</li>`)}</ol>`,
      ];

const small = (text: string): Html => html`<p style="${style.small}">${text}</p>`;

export const mailHtml = (letter: Letter, order: OrderFacts, shop: Shop): string => {
  const paragraphs = letter.paragraphs.map((text) => html`<p>${text}</p>`);
  const body = letter.contract ? contractHtml(order, shop) : small(`Pedido ${order.orderId}`);
  return html`<!doctype html>
<html lang="pt-BR"><head><meta charset="utf-8"><title>${letter.subject}</title></head>
<body style="${style.body}"><div style="${style.sheet}">
<p style="${style.small}">${shop.name}</p>
<h1 style="${style.heading}">${letter.heading}</h1>
${paragraphs}
${factRows(letter)}
${stepList(letter)}
<p style="margin:24px 0 8px"><a href="${order.link.url}" style="${style.button}">${letter.action}</a></p>
${linkNote(order).map(small)}
${body}
${small(closing(shop))}
<hr style="border:0;border-top:1px solid #e7dcec;margin:20px 0">
${sellerLines(shop).map(small)}
</div></body></html>
`.html;
};
