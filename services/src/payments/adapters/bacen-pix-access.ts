import type { Clock } from '@loja/kernel/clock.ts';
import * as z from 'zod';
import { ProviderUnavailable } from '../domain/provider-error.ts';
import { Problem } from './bacen-pix-wire.ts';

export interface BacenPixCredentials {
  clientId: string;
  clientSecret: string;
}

export interface BacenPixAccess {
  /** The bank's API, without its last slash: `https://pix.example.com/api/v2`. */
  baseUrl: string;
  tokenUrl: () => Promise<string>;
  credentials: () => Promise<BacenPixCredentials>;
  clock: Clock;
  /** Carries the client certificate that the standard's security manual asks for. */
  fetcher?: typeof fetch;
}

export interface Call {
  method: 'GET' | 'PUT' | 'PATCH';
  path: string;
  body?: unknown;
}

export interface Answer {
  status: number;
  json: unknown;
}

/** The workflow's step and the queue's consumer wait for this; both try again later. */
const TIMEOUT_MS = 8_000;
const TRIES = 2;
/** A token that is about to end is not begun with. */
const TOKEN_MARGIN_MS = 60_000;
const SCOPE = 'cob.read cob.write pix.read pix.write';

const TokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

/** Network faults, the time-out and a body that is no JSON are the bank's; anything else is ours and keeps its name. */
const isBanksFault = (error: unknown): boolean =>
  error instanceof TypeError || error instanceof DOMException || error instanceof SyntaxError;

const isTransient = (status: number): boolean => status === 429 || status >= 500;

const jsonOf = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  return text === '' ? undefined : JSON.parse(text);
};

type Fetcher = typeof fetch;

/** Undefined when there was no answer to build on. */
const tryOnce = async (fetcher: Fetcher, url: string, init: RequestInit): Promise<Answer | undefined> => {
  try {
    const response = await fetcher(url, {
      ...init,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (isTransient(response.status)) return undefined;
    return { status: response.status, json: await jsonOf(response) };
  } catch (error) {
    if (isBanksFault(error)) return undefined;
    throw error;
  }
};

/** OAuth 2 client credentials: one token for all calls until it is nearly over; `drop` forgets a refused one. */
const tokens = ({ tokenUrl, credentials, clock, fetcher = fetch }: BacenPixAccess) => {
  let kept: { token: string; until: number } | undefined;
  let asked: Promise<string> | undefined;

  const ask = async (): Promise<string> => {
    const { clientId, clientSecret } = await credentials();
    const answer = await tryOnce(fetcher, await tokenUrl(), {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'application/json',
      },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: SCOPE }).toString(),
    });
    // Wrong credentials are the shop's trouble: no refund may be given up for them.
    const parsed = TokenAnswer.safeParse(answer?.json);
    if (!parsed.success) throw new ProviderUnavailable('the bank gave no token');
    const { access_token: token, expires_in } = parsed.data;
    kept = { token, until: clock().getTime() + expires_in * 1000 - TOKEN_MARGIN_MS };
    return token;
  };

  return {
    async get(): Promise<string> {
      if (kept && kept.until > clock().getTime()) return kept.token;
      asked ??= ask().finally(() => {
        asked = undefined;
      });
      return asked;
    },
    drop(): void {
      kept = undefined;
    },
  };
};

const requestOf = ({ method, body }: Call, token: string): RequestInit => ({
  method,
  headers: {
    authorization: `Bearer ${token}`,
    accept: 'application/json, application/problem+json',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  },
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
});

/**
 * Asks the bank. Reads are harmless and every write names its own id, so one more try is safe. Answers refusals too;
 * throws `ProviderUnavailable` when the bank does not answer.
 */
export const bacenPixApi = (access: BacenPixAccess): ((call: Call) => Promise<Answer>) => {
  const { baseUrl, fetcher = fetch } = access;
  const token = tokens(access);
  const askOnce = async (call: Call): Promise<Answer | undefined> =>
    tryOnce(fetcher, `${baseUrl}${call.path}`, requestOf(call, await token.get()));
  return async (call) => {
    for (let tried = 1; tried <= TRIES; tried += 1) {
      const answer = await askOnce(call);
      // A token may be taken back before its time.
      if (answer?.status === 401) token.drop();
      else if (answer) return answer;
    }
    throw new ProviderUnavailable('the bank did not answer, or does not take our token');
  };
};

/** The standard's own word: the end of `https://pix.bcb.gov.br/api/v2/error/CobOperacaoInvalida`. */
export const refusalCode = ({ status, json }: Answer): string =>
  Problem.safeParse(json).data?.type?.split('/').at(-1) ?? `http_${status}`;
