/**
 * Runs inside every function's process of the local AWS before the function's own code, which stays as it is
 * deployed. It sends what the function asks of AWS and of the payment provider through the fault proxy, with the
 * name of function, invocation and process, and lends the function a clock that may go wrong.
 * Only Node's own modules: the file is written out without its types.
 */
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { syncBuiltinESMExports } from 'node:module';

// This is the host of the function, not the function: the local AWS tells it by the environment who it is.
// biome-ignore lint/style/noProcessEnv: see above
const environment = process.env;
const proxyPort = environment.LOJA_FAULTS_PORT;
const awsPort = environment.GATEWAY_PORT;
const functionName = (environment.AWS_LAMBDA_FUNCTION_NAME ?? '').replace(/^loja-[a-z]+-/, '');

const whoCalls = (target: 'aws' | 'psp'): Record<string, string> => ({
  'x-loja-target': target,
  'x-loja-function': functionName,
  'x-loja-invocation': environment._X_AMZN_TRACE_ID ?? 'start',
  'x-loja-process': String(process.pid),
});

const sendAwsThroughProxy = (): void => {
  const request = http.request;
  const redirected = (options: http.RequestOptions): http.RequestOptions =>
    String(options.port) === awsPort
      ? { ...options, port: proxyPort, headers: { ...options.headers, ...whoCalls('aws') } }
      : options;
  const patched: unknown = (first: unknown, ...rest: unknown[]) =>
    Reflect.apply(request, http, [
      typeof first === 'object' && first !== null && !(first instanceof URL) ? redirected(first) : first,
      ...rest,
    ]);
  Reflect.set(http, 'request', patched);
  syncBuiltinESMExports();
};

const sendPspThroughProxy = (): void => {
  const real = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const base = environment.PSP_BASE_URL;
    const url = typeof input === 'string' || input instanceof URL ? String(input) : undefined;
    if (base === undefined || url === undefined || !url.startsWith(base)) return real(input, init);
    const headers = { ...Object.fromEntries(new Headers(init?.headers)), ...whoCalls('psp') };
    return real(`http://127.0.0.1:${proxyPort}${url.slice(base.length)}`, { ...init, headers });
  };
};

/** Milliseconds by which this function's clock is wrong, from a file that a test writes. */
const skewFrom = (file: string): (() => number) => {
  let known = { ms: 0, readAt: Number.NEGATIVE_INFINITY };
  return () => {
    if (performance.now() - known.readAt < 100) return known.ms;
    try {
      const skews: Record<string, number> = JSON.parse(readFileSync(file, 'utf8'));
      known = { ms: skews[functionName] ?? skews['*'] ?? 0, readAt: performance.now() };
    } catch {
      known = { ms: 0, readAt: performance.now() };
    }
    return known.ms;
  };
};

const lendClock = (file: string): void => {
  const skew = skewFrom(file);
  const Real = globalThis.Date;
  const now = (): number => Real.now() + skew();
  globalThis.Date = new Proxy(Real, {
    construct: (target, args, as) => Reflect.construct(target, args.length === 0 ? [now()] : args, as),
    get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
  });
};

if (functionName !== '' && proxyPort !== undefined) {
  sendAwsThroughProxy();
  sendPspThroughProxy();
  if (environment.LOJA_CLOCK_FILE !== undefined) lendClock(environment.LOJA_CLOCK_FILE);
}
