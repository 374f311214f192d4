import { HttpRequest } from '@smithy/core/protocols';
import { Hash } from '@smithy/core/serde';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { SignatureV4 } from '@smithy/signature-v4';
import * as z from 'zod';
import { awsCredentials, awsEndpoint, awsRegion } from './config.ts';

/** A hundred times what these services take; a shopper waits for it. */
const TIMEOUT_MS = 2_000;
const ATTEMPTS = 3;

/** The services' words for "ask again" (API references, common errors). */
const PASSING =
  /ThrottlingException|TooManyRequestsException|InternalErrorException|KMSInternalException|DependencyTimeoutException|KeyUnavailableException|InternalFailure|InternalServiceError/;

/** The service said no; its word is in the message, what it was asked is not. */
class CallRefusal extends Error {
  readonly passing: boolean;
  readonly word: string;

  constructor(operation: string, status: number, word: string) {
    super(`refused ${operation}: ${status} ${word}`);
    this.name = 'CallRefusal';
    this.word = word;
    this.passing = status >= 500 || PASSING.test(word);
  }
}

const textOf = async (body: AsyncIterable<Uint8Array>): Promise<string> => {
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts).toString();
};

/** Whether a call was refused by this word of the service's, e.g. `UserNotFoundException`. */
export const isRefusedBy = (error: unknown, word: string): boolean =>
  error instanceof CallRefusal && error.word.split('#').at(-1) === word;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const mayPass = (error: unknown): boolean => !(error instanceof CallRefusal) || error.passing;

/**
 * Asks one AWS service of the JSON 1.1 protocol, signed by the signer that DynamoDB's client carries anyway: a few
 * operations do not want a client of 10 to 30 kB (ADR 25). What may pass is tried three times with full jitter; the
 * last refusal is thrown.
 */
export const signedCall = (service: 'kms' | 'secretsmanager' | 'cognito-idp', target: string) => {
  const handler = new NodeHttpHandler({ connectionTimeout: TIMEOUT_MS, requestTimeout: TIMEOUT_MS });
  const signer = new SignatureV4({
    service,
    region: awsRegion(),
    credentials: async () => awsCredentials(),
    sha256: Hash.bind(null, 'sha256'),
  });
  const { protocol, hostname, port, host } = awsEndpoint(service);

  const once = async (operation: string, input: unknown): Promise<unknown> => {
    const request = await signer.sign(
      new HttpRequest({
        method: 'POST',
        protocol,
        hostname,
        ...(port ? { port: Number(port) } : {}),
        path: '/',
        headers: {
          host,
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': `${target}.${operation}`,
        },
        body: JSON.stringify(input),
      }),
    );
    const { response } = await handler.handle(new HttpRequest(request));
    const answer: unknown = JSON.parse((await textOf(response.body)) || '{}');
    if (response.statusCode === 200) return answer;
    const word = z.object({ __type: z.string() }).safeParse(answer);
    throw new CallRefusal(
      `${service} ${operation}`,
      response.statusCode,
      word.success ? word.data.__type : 'unknown',
    );
  };

  return async (operation: string, input: unknown): Promise<unknown> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once(operation, input);
      } catch (error) {
        if (attempt === ATTEMPTS || !mayPass(error)) throw error;
        await pause(Math.random() * 50 * 2 ** attempt);
      }
    }
  };
};
