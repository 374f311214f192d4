import {
  Agent,
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import process from 'node:process';
import { type AwsCall, awsCallOf } from '../aws-proxy/call.ts';
import type { Wire } from '../aws-proxy/operations.ts';
import { controlIam } from '../iam/control-api.ts';
import type { Guard, Refusal } from '../iam/guard.ts';
import { type Answer, brokenAnswer, conflictAnswer, deniedAnswer, throttledAnswer } from './answers.ts';
import { control } from './control-api.ts';
import { type Entry, Journal, type Outcome } from './journal.ts';
import { type Fault, FaultPlan, Plan } from './rules.ts';

export type ProxyOptions = {
  /** 0 takes any free port. */
  port: number;
  awsPort: number;
  pspPort: number;
  /** Refuses what the caller's role does not allow; without one everything passes. */
  guard?: Guard;
  /** Kills the process that called; by default with SIGKILL. */
  kill?: (pid: number) => void;
};

export type FaultProxy = { url: string; journal: Journal; close: () => Promise<void> };

/** One request on its way: who sent it, what it asks, and where its answer goes. */
type Passing = {
  call: AwsCall;
  entry: Entry;
  pid: number;
  wire: Wire;
  body: Buffer;
  upstream: number;
  response: ServerResponse;
};

const header = (message: IncomingMessage, name: string): string | undefined => {
  const value = message.headers[name];
  return Array.isArray(value) ? value[0] : value;
};

const read = async (message: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
};

const jsonOf = (body: Buffer): Record<string, unknown> | undefined => {
  if (body[0] !== 0x7b) return undefined;
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
};

/** `/v1/orders/ORD1/refund` is `POST /v1/orders/{id}/refund`. */
const pspOperation = ({ method, path }: Wire): string =>
  `${method} ${(path.split('?')[0] ?? '').replace(/\/orders\/[^/]+/, '/orders/{id}')}`;

const flat = (headers: IncomingMessage['headers']): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]),
  );

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Sends calls on to the local AWS or the payment provider, and does to them what the plan says. */
class Passage {
  plan = new FaultPlan(Plan.parse({}));
  readonly journal = new Journal();
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 500 });
  readonly #options: ProxyOptions;

  constructor(options: ProxyOptions) {
    this.#options = options;
  }

  close(): void {
    this.#agent.destroy();
  }

  async pass(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const began = performance.now();
    const passing = await this.#received(message, response);
    const { entry } = passing;
    const outcome = await this.#judge(passing).catch((error: unknown): Outcome => {
      console.error(entry.function, entry.service, entry.operation, error);
      response.destroy();
      return 'cut';
    });
    entry.outcome = outcome;
    entry.ms = Math.round((performance.now() - began) * 10) / 10;
  }

  async #received(message: IncomingMessage, response: ServerResponse): Promise<Passing> {
    const body = await read(message);
    const { 'x-loja-target': target, ...headers } = flat(message.headers);
    const wire = { method: message.method ?? 'GET', path: message.url ?? '/', headers, json: jsonOf(body) };
    const caller = header(message, 'x-loja-function') ?? 'unknown';
    const invocation = `${caller} ${header(message, 'x-loja-invocation')}`;
    const isPsp = target === 'psp';
    const call: AwsCall = isPsp
      ? { function: caller, service: 'psp', operation: pspOperation(wire), needs: [] }
      : awsCallOf(caller, wire);
    const asked = {
      ...call,
      target: isPsp ? ('psp' as const) : ('aws' as const),
      invocation,
      index: this.journal.position(invocation),
      occurrence: this.journal.position(`${invocation} ${call.service} ${call.operation}`),
    };
    const decision = this.plan.decide({ ...asked, body: body.toString() });
    const entry = this.journal.open({ ...asked, ...(decision ? { decision } : {}) });
    const upstream = isPsp ? this.#options.pspPort : this.#options.awsPort;
    return { call, entry, wire, body, upstream, response, pid: Number(header(message, 'x-loja-process')) };
  }

  /** Whoever may not is told so by the service, before anything can go wrong with the call. */
  async #judge(passing: Passing): Promise<Outcome> {
    const refusal = await this.#refusal(passing);
    if (refusal) return this.#refuse(passing, deniedAnswer(passing.call.service, refusal));
    return this.#treat(passing, passing.entry.decision?.fault);
  }

  async #refusal({ call, wire, entry }: Passing): Promise<Refusal | undefined> {
    if (entry.target === 'psp') return undefined;
    return this.#options.guard?.check(call, wire);
  }

  async #treat(passing: Passing, fault: Fault | undefined): Promise<Outcome> {
    if (fault === undefined) return this.#deliver(passing);
    if (fault.kind === 'delay') {
      await pause(fault.ms);
      return this.#deliver(passing);
    }
    if (fault.kind === 'throttle') return this.#refuse(passing, throttledAnswer(passing.call));
    if (fault.kind === 'conflict')
      return this.#refuse(passing, conflictAnswer(passing.call, passing.wire.json));
    if (fault.after) await this.#ask(passing);
    if (fault.kind === 'error') return this.#refuse(passing, brokenAnswer(passing.call));
    if (fault.kind === 'hang') await pause(fault.ms);
    if (fault.kind === 'crash') this.#kill(passing.pid);
    passing.response.destroy();
    return fault.kind === 'crash' ? 'killed' : 'cut';
  }

  #kill(pid: number): void {
    if (!Number.isInteger(pid) || pid <= 1) return;
    const kill = this.#options.kill ?? ((victim: number) => process.kill(victim, 'SIGKILL'));
    try {
      kill(pid);
    } catch {
      // It has ended by itself, which is what was wanted.
    }
  }

  #refuse({ entry, response }: Passing, answer: Answer): Outcome {
    entry.status = answer.status;
    response.writeHead(answer.status, answer.headers).end(answer.body);
    return 'refused';
  }

  async #deliver(passing: Passing): Promise<Outcome> {
    const { status, headers, body } = await this.#ask(passing);
    passing.response.writeHead(status, headers).end(body);
    return 'answered';
  }

  /** The real answer. The host stays the one that was signed for. */
  async #ask({ entry, wire, body, upstream }: Passing) {
    const own = ['x-loja-function', 'x-loja-invocation', 'x-loja-process', 'connection'];
    const headers = Object.fromEntries(Object.entries(wire.headers).filter(([name]) => !own.includes(name)));
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const asking = request({
        host: '127.0.0.1',
        port: upstream,
        method: wire.method,
        path: wire.path,
        headers: { ...headers, 'content-length': body.length },
        agent: this.#agent,
      });
      asking.once('response', resolve).once('error', reject).end(body);
    });
    entry.status = answer.statusCode ?? 502;
    const { connection: _connection, 'transfer-encoding': _encoding, ...kept } = answer.headers;
    return { status: entry.status, headers: kept, body: await read(answer) };
  }
}

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });

/** Opens the proxy on loopback; functions are led to it by `worker-hook.ts`. */
export const startFaultProxy = async (options: ProxyOptions): Promise<FaultProxy> => {
  const passage = new Passage(options);
  const server = createServer((message, response) => {
    const handled = (() => {
      if (message.url?.startsWith('/_faults')) return control(passage, message, response);
      if (options.guard && message.url?.startsWith('/_iam'))
        return controlIam(options.guard, message, response);
      return passage.pass(message, response);
    })();
    handled.catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  server.keepAliveTimeout = 75_000;
  const port = await listen(server, options.port);
  return {
    url: `http://127.0.0.1:${port}`,
    journal: passage.journal,
    close: () =>
      new Promise((resolve) => {
        passage.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
