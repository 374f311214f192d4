import type { AwsCall } from '../aws-proxy/call.ts';
import type { Wire } from '../aws-proxy/operations.ts';
import { accountId, region } from '../ministack.ts';
import { Deployment } from './deployment.ts';
import { evaluate, type Grant, type Verdict } from './evaluate.ts';
import { impliedBy } from './implied.ts';
import type { Need, Principal } from './policy.ts';

export interface Refusal {
  function: string;
  action: string;
  resource: string;
}

/** An action that a function is made to lack, whatever its policies say: to see what breaks. */
export interface Withheld {
  function: string;
  action: string;
}

const KEPT_VERDICTS = 20_000;

const isSigned = ({ headers }: Wire): boolean => headers.authorization !== undefined;

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};

/** `kms:EncryptionContext:<key>`, as a key's use is told from another by what it is used for. */
const encryptionContext = ({ json }: Wire): Need['context'] => {
  const pairs = Object.entries(record(json?.EncryptionContext)).map(
    ([key, value]) => [key, String(value)] as const,
  );
  if (pairs.length === 0) return {};
  return {
    'kms:EncryptionContextKeys': pairs.map(([key]) => key),
    ...Object.fromEntries(pairs.map(([key, value]) => [`kms:EncryptionContext:${key}`, value])),
  };
};

/** `s3:prefix`: a folder is listed by those who may list it, and the whole bucket by fewer. */
const folderContext = ({ path }: Wire): Need['context'] => {
  const prefix = new URLSearchParams(path.split('?')[1]).get('prefix');
  return prefix === null ? {} : { 's3:prefix': prefix };
};

const without = (principal: Principal, actions: readonly string[]): Principal => ({
  arn: principal.arn,
  policies: principal.policies.map(({ name, document }) => ({
    name,
    document: {
      ...document,
      Statement: document.Statement.flatMap((statement) => {
        const Action = statement.Action.filter((action) => !actions.includes(action));
        return Action.length === 0 ? [] : [{ ...statement, Action }];
      }),
    },
  })),
});

/** Lets a function do what its role may and no more, as IAM would; keeps count of what was used and what refused. */
export class Guard {
  readonly refused: Refusal[] = [];
  readonly #deployment: Deployment;
  readonly #verdicts = new Map<string, Verdict>();
  readonly #used = new Map<string, Map<string, Grant>>();
  #withheld: readonly Withheld[] = [];

  constructor(awsEndpoint: string) {
    this.#deployment = new Deployment(awsEndpoint);
  }

  /** What the functions used of what they may, by function. */
  used(): Record<string, readonly Grant[]> {
    return Object.fromEntries([...this.#used].map(([name, grants]) => [name, [...grants.values()]]));
  }

  withhold(withheld: readonly Withheld[]): void {
    this.#withheld = withheld;
    this.#verdicts.clear();
  }

  /** The first need that is not met; undefined when the call may go on. */
  async check(call: AwsCall, wire: Wire): Promise<Refusal | undefined> {
    // Sign-in and sign-up are open to whoever asks: nothing of a role is in them.
    if (!isSigned(wire) && call.service === 'cognito-idp') return undefined;
    if (call.needs.length === 0)
      return this.#refuse(call, { action: `${call.service}:${call.operation}`, resource: '*', context: {} });
    for (const need of await this.#needsOf(call, wire)) {
      const verdict = await this.#verdict(call.function, need);
      if (!verdict.allowed) return this.#refuse(call, need);
      this.#note(call.function, verdict.by);
    }
    return undefined;
  }

  #refuse({ function: name }: AwsCall, { action, resource }: Need): Refusal {
    const refusal = { function: name, action, resource };
    this.refused.push(refusal);
    return refusal;
  }

  #note(name: string, by: readonly Grant[]): void {
    const used = this.#used.get(name) ?? new Map<string, Grant>();
    for (const grant of by) used.set(`${grant.action} ${grant.resource}`, grant);
    this.#used.set(name, used);
  }

  async #resourceOf({ action, resource }: { action: string; resource: string }): Promise<string> {
    if (action.startsWith('secretsmanager:')) return this.#deployment.secretArn(resource);
    if (action.startsWith('kms:') && !resource.startsWith('arn:'))
      return `arn:aws:kms:${region}:${accountId}:key/${resource}`;
    return resource;
  }

  async #needsOf({ needs, service }: AwsCall, wire: Wire): Promise<Need[]> {
    const context = { ...(service === 'kms' ? encryptionContext(wire) : {}), ...folderContext(wire) };
    const direct = await Promise.all(
      needs.map(async (need) => ({ action: need.action, resource: await this.#resourceOf(need), context })),
    );
    const implied = await Promise.all(
      direct.map(async (need) => impliedBy(need, await this.#deployment.keyOver(need.resource), region)),
    );
    return [...direct, ...implied.flat()];
  }

  async #verdict(name: string, need: Need): Promise<Verdict> {
    const key = JSON.stringify([name, need.action, need.resource, need.context]);
    const known = this.#verdicts.get(key);
    if (known?.allowed) return known;
    const verdict = await this.#evaluated(name, need);
    if (this.#verdicts.size >= KEPT_VERDICTS) this.#verdicts.clear();
    this.#verdicts.set(key, verdict);
    return verdict;
  }

  async #evaluated(name: string, need: Need): Promise<Verdict> {
    const verdict = await this.#ask(name, need);
    if (verdict.allowed) return verdict;
    // A deployment may have brought a new policy since the last look.
    this.#deployment.forget();
    return this.#ask(name, need);
  }

  async #ask(name: string, need: Need): Promise<Verdict> {
    const actions = this.#withheld.filter((one) => one.function === name).map(({ action }) => action);
    const principal = without(await this.#deployment.roleOf(name), actions);
    return evaluate(principal, need, accountId, await this.#deployment.policyOf(need.resource));
  }
}
