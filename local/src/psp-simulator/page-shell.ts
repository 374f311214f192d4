import { html } from 'hono/html';
import { STYLE } from './page-style.ts';

export type Html = ReturnType<typeof html>;

/** A page of the pretend bank; `data` become attributes that its script reads. */
export const shell = (title: string, content: Html, data: { return?: string } = {}) => html`<!doctype html>
<html lang="pt-BR">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Simulador de pagamentos</title>
<style>${STYLE}</style>
</head>
<body data-return="${data.return ?? ''}"><main>${content}</main></body>
</html>`;
