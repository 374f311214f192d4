import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '@loja/kernel/clock.ts';
import { centsOfDecimal } from '@loja/kernel/money.ts';

type Json = Record<string, unknown>;
export interface BankRefund {
  id: string;
  rtrId: string;
  valor: string;
  horario: { solicitacao: string };
  status: 'EM_PROCESSAMENTO' | 'DEVOLVIDO' | 'NAO_REALIZADO';
  natureza?: string;
}
export interface BankPix {
  endToEndId: string;
  txid: string;
  valor: string;
  horario: string;
  devolucoes?: BankRefund[];
}
interface BankCob extends Json {
  txid: string;
  revisao: number;
  status: string;
  calendario: { criacao: string; expiracao: number };
  valor: { original: string };
  pix?: BankPix[];
}
interface Reply {
  status: number;
  body?: unknown;
}

const problem = (status: number, word: string): Reply => ({
  status,
  body: { type: `https://pix.bcb.gov.br/api/v2/error/${word}`, title: word, status },
});
const NOT_FOUND = problem(404, 'NaoEncontrado');

const cents = (valor: string): number => centsOfDecimal(valor) ?? 0;

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
};

/** A bank for tests: what the Central Bank's standard asks of one, over HTTP, with the hands of its clients. */
export class MemoryBank {
  readonly cobs = new Map<string, BankCob>();
  /** Every call, `PUT /cob/…`. */
  readonly calls: string[] = [];
  /** Whether a refund ends at once, waits, or cannot be carried out. */
  refundsEnd: BankRefund['status'] = 'DEVOLVIDO';
  tokenLifeSeconds = 3600;
  readonly #clock: Clock;
  readonly #server: Server;
  #tokens = 0;
  #made = 0;
  #failures = { count: 0, afterEffect: false };

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#server = createServer((request, response) => {
      void bodyOf(request).then((text) => {
        const { status, body } = this.#answer(request, text);
        const type = status >= 400 ? 'application/problem+json' : 'application/json';
        response.writeHead(status, body === undefined ? {} : { 'content-type': type });
        response.end(body === undefined ? '' : JSON.stringify(body));
      });
    });
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** A Pix arrives, of the charge's amount or another, whatever the charge's state. */
  pay(txid: string, valor?: string): BankPix {
    const cob = this.#must(txid);
    this.#made += 1;
    const pix: BankPix = {
      endToEndId: `E12345678${String(this.#made).padStart(23, '0')}`,
      txid,
      valor: valor ?? cob.valor.original,
      horario: this.#clock().toISOString(),
    };
    this.cobs.set(txid, { ...cob, status: 'CONCLUIDA', pix: [...(cob.pix ?? []), pix] });
    return pix;
  }

  /** The charge was made that long ago. */
  age(txid: string, seconds: number): void {
    const cob = this.#must(txid);
    const criacao = new Date(this.#clock().getTime() - seconds * 1000).toISOString();
    this.cobs.set(txid, { ...cob, calendario: { ...cob.calendario, criacao } });
  }

  /** Ends every refund that is under way. */
  settleRefunds(status: BankRefund['status']): void {
    for (const refund of this.#pix().flatMap(({ devolucoes = [] }) => devolucoes))
      if (refund.status === 'EM_PROCESSAMENTO') refund.status = status;
  }

  /** Every token given until now is refused. */
  revokeTokens(): void {
    this.#tokens += 1;
  }

  failNext(count: number, afterEffect = false): void {
    this.#failures = { count, afterEffect };
  }

  #answer(request: IncomingMessage, text: string): Reply {
    const url = new URL(request.url ?? '/', 'http://bank.example');
    const call = `${request.method} ${url.pathname}`;
    this.calls.push(call);
    if (call === 'POST /oauth/token') return this.#token();
    if (request.headers.authorization !== `Bearer token-${this.#tokens}`) return problem(401, 'AcessoNegado');
    const { count, afterEffect } = this.#failures;
    if (count === 0) return this.#serve(call, url, text);
    this.#failures = { count: count - 1, afterEffect };
    if (afterEffect) this.#serve(call, url, text);
    return problem(503, 'ServicoIndisponivel');
  }

  #token(): Reply {
    const expires_in = this.tokenLifeSeconds;
    return {
      status: 200,
      body: { access_token: `token-${this.#tokens}`, token_type: 'Bearer', expires_in },
    };
  }

  #serve(call: string, url: URL, text: string): Reply {
    const [, method, kind, id = '', , refundId = ''] =
      /^(\w+) \/(cob|pix)(?:\/(\w+)(\/devolucao\/(\w+))?)?$/.exec(call) ?? [];
    const json: Json = text === '' ? {} : JSON.parse(text);
    if (kind === 'cob' && id === '') return this.#list(url.searchParams, 'cobs');
    if (kind === 'pix' && id === '') return this.#list(url.searchParams, 'pix');
    if (kind === 'pix') return this.#refund(id, refundId, String(json.valor));
    if (method === 'PUT') return this.#put(id, json);
    if (method === 'PATCH') return this.#remove(id);
    const cob = this.cobs.get(id);
    return cob ? { status: 200, body: cob } : NOT_FOUND;
  }

  #put(txid: string, json: Json): Reply {
    const old = this.cobs.get(txid);
    if (old && old.status !== 'ATIVA') return problem(400, 'CobOperacaoInvalida');
    const criacao = old?.calendario.criacao ?? this.#clock().toISOString();
    const location = `http://pix.example.com/qr/v2/${txid}`;
    const cob = {
      ...json,
      txid,
      revisao: (old?.revisao ?? -1) + 1,
      status: 'ATIVA',
      calendario: { ...(json.calendario as { expiracao: number }), criacao },
      valor: json.valor as { original: string },
      loc: { id: 1, txid, tipoCob: 'cob', criacao, location },
      location,
      pixCopiaECola: `00020126pix of ${txid}`,
    };
    this.cobs.set(txid, cob);
    return { status: 201, body: cob };
  }

  #remove(txid: string): Reply {
    const cob = this.cobs.get(txid);
    if (!cob) return NOT_FOUND;
    if (cob.status !== 'ATIVA') return problem(400, 'CobOperacaoInvalida');
    const removed = { ...cob, status: 'REMOVIDA_PELO_USUARIO_RECEBEDOR', revisao: cob.revisao + 1 };
    this.cobs.set(txid, removed);
    return { status: 200, body: removed };
  }

  #refund(endToEndId: string, id: string, valor: string): Reply {
    const pix = this.#pix().find((one) => one.endToEndId === endToEndId);
    if (!pix) return NOT_FOUND;
    const before = pix.devolucoes ?? [];
    const kept = before.filter(({ status }) => status !== 'NAO_REALIZADO');
    const left = kept.reduce((rest, refund) => rest - cents(refund.valor), cents(pix.valor));
    const taken = before.some((refund) => refund.id === id);
    if (taken || cents(valor) > left || cents(valor) === 0) return problem(400, 'PixDevolucaoInvalida');
    this.#made += 1;
    const refund: BankRefund = {
      id,
      rtrId: `D12345678${String(this.#made).padStart(23, '0')}`,
      valor,
      horario: { solicitacao: this.#clock().toISOString() },
      status: this.refundsEnd,
    };
    pix.devolucoes = [...before, refund];
    return { status: 201, body: refund };
  }

  #list(query: URLSearchParams, kind: 'cobs' | 'pix'): Reply {
    const [inicio, fim] = [query.get('inicio') ?? '', query.get('fim') ?? ''];
    const inside = (at: string): boolean => at >= inicio && at <= fim;
    const found =
      kind === 'pix'
        ? this.#pix().filter(({ horario }) => inside(horario))
        : [...this.cobs.values()].filter(({ calendario }) => inside(calendario.criacao));
    const paginaAtual = Number(query.get('paginacao.paginaAtual') ?? 0);
    const itensPorPagina = Number(query.get('paginacao.itensPorPagina') ?? 100);
    const page = found.slice(paginaAtual * itensPorPagina, (paginaAtual + 1) * itensPorPagina);
    const paginacao = {
      paginaAtual,
      itensPorPagina,
      quantidadeDePaginas: Math.max(1, Math.ceil(found.length / itensPorPagina)),
      quantidadeTotalDeItens: found.length,
    };
    // The standard's own schemas ask for `cobs` in a list of Pix, and for an `idCob` that they do not describe.
    const cobs = kind === 'cobs' ? page.map((cob) => ({ ...cob, idCob: 1 })) : [];
    const pix = kind === 'pix' ? { pix: page } : {};
    return { status: 200, body: { parametros: { inicio, fim, paginacao }, cobs, ...pix } };
  }

  #pix(): BankPix[] {
    return [...this.cobs.values()].flatMap(({ pix = [] }) => pix);
  }

  #must(txid: string): BankCob {
    const cob = this.cobs.get(txid);
    if (!cob) throw new RangeError(`no charge ${txid}`);
    return cob;
  }
}
