import { createHash } from 'node:crypto';
import { type ErrorCode, type Problem, statusOf } from '@loja/contracts/errors.ts';
import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { shop } from '../../../shop.config.ts';

export type RefusalCode = Extract<ErrorCode, 'forbidden' | 'payload_too_large' | 'too_many_requests'>;

/** Seconds over which the firewall counts; who came too often may come again when they are over. */
export const rateWindowSeconds = 300;

interface Words {
  readonly problem: string;
  readonly title: string;
  readonly text: string;
  readonly english: string;
}

const words: Readonly<Record<RefusalCode, Words>> = {
  forbidden: {
    problem: 'The shop does not take this request',
    title: 'Pedido recusado',
    text: 'Não pudemos aceitar este acesso. Se você só queria comprar café, escreva para a gente.',
    english: 'We could not accept this request. If all you wanted was coffee, write to us.',
  },
  payload_too_large: {
    problem: 'The request is larger than anything the shop takes',
    title: 'Grande demais',
    text: 'O que foi enviado é maior do que a loja aceita. Diminua o texto e tente outra vez.',
    english: 'What was sent is larger than the shop accepts. Shorten it and try again.',
  },
  too_many_requests: {
    problem: 'Too many requests; try again in a few minutes',
    title: 'Devagar com o café',
    text: 'Vieram muitos acessos da sua conexão. Espere cinco minutos e tente outra vez; sua sacola continua guardada.',
    english: 'Your connection made too many requests. Wait five minutes and try again; your cart is kept.',
  },
};

/** Nothing of the shop may be loaded by who is refused, so the page brings its look along. */
const style = [
  'body{margin:0;min-height:100vh;display:grid;place-items:center;background:#fffcfd;color:#24112e;font:1.125rem/1.6 "Trebuchet MS",system-ui,sans-serif}',
  'main{max-width:34rem;margin:1.5rem;padding:2rem;border-radius:28px;background:#f3ebf8}',
  'h1{margin:0 0 .5rem;font-size:2rem;line-height:1.2;color:#5a1f6e}',
  'p{margin:.75rem 0}',
  'a{color:#5a1f6e;font-weight:700}',
  '[lang=en]{color:#5d4a66;font-size:1rem}',
].join('');

/** Lets exactly that style through the policy of pages, which allows nothing inline. */
export const refusalStyleSource = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;

function pageOf({ title, text, english }: Words): string {
  const { name, contact } = shop;
  return `<!doctype html><html lang="pt-BR"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title} · ${name}</title><style>${style}</style></head><body><main><h1>${title}</h1><p>${text}</p><p lang="en">${english}</p><p><a href="/">Voltar à loja</a> · <a href="mailto:${contact.email}">${contact.email}</a></p></main></body></html>`;
}

export function problemOf(code: ErrorCode, title: string): string {
  const problem: Problem = {
    type: `https://loja.example/problems/${code}`,
    title,
    status: statusOf[code],
    code,
  };
  return JSON.stringify(problem);
}

const codes = ['payload_too_large', 'too_many_requests', 'forbidden'] as const satisfies RefusalCode[];

/** WAF has a content type for JSON, and none for problem details. */
const json = (content: string) => ({ contentType: 'APPLICATION_JSON', content });

/** Every body that the firewall may answer, by its key: each code for programs and for people. */
export const refusalBodies: Readonly<Record<string, CfnWebACL.CustomResponseBodyProperty>> = {
  'not_found-api': json(problemOf('not_found', 'There is nothing at this address')),
  ...Object.fromEntries(
    codes.flatMap((code) => [
      [`${code}-api`, json(problemOf(code, words[code].problem))],
      [`${code}-page`, { contentType: 'TEXT_HTML', content: pageOf(words[code]) }],
    ]),
  ),
};

const neverKept = { name: 'cache-control', value: 'no-store' };

/** The action that refuses in the shop's words. */
export function refuse(code: RefusalCode | 'not_found', to: 'api' | 'page'): CfnWebACL.RuleActionProperty {
  const later = { name: 'retry-after', value: String(rateWindowSeconds) };
  return {
    block: {
      customResponse: {
        responseCode: statusOf[code],
        customResponseBodyKey: `${code}-${to}`,
        responseHeaders: code === 'too_many_requests' ? [neverKept, later] : [neverKept],
      },
    },
  };
}
