import { describe, expect, test } from 'vitest';
import { shop } from '../../shop.config.ts';
import { everyone } from '../src/people.ts';
import { type Allowed, type Finding, needlesOf, personalDataIn } from '../src/personal-data.ts';
import { plants } from '../src/planting.ts';
import { everythingKept } from '../src/stores-of-run.ts';

/**
 * Runs after all other tests and looks at everything that they left in the shop of this run: no one of them may stand
 * there in the open. Sealed fields look like nothing; that is what is proven.
 *
 * Not looked into, because they hold people on purpose:
 * - SES's outbox: letters have a recipient and a salutation, and are what the shop sends, not what it keeps;
 * - the payment simulator: it plays the provider, who must know the payer;
 * - the bucket of contracts: Decreto 7.962/2013 art. 4 IV has the shop keep what was agreed with whom, under KMS;
 * - the pools of Cognito: an account is its e-mail;
 * - Secrets Manager: holds what opens things, which no test may print;
 * - the buckets of the CDK: this repository's own code.
 */
const ours: readonly Allowed[] = [
  { text: literal(shop.cnpj), why: 'the shop must show its CNPJ (Decreto 7.962/2013 art. 2 I)' },
  { text: literal(shop.cnpj.replace(/\D/g, '')), why: 'the same in digits' },
  { text: literal(shop.contact.email), why: 'the shop must say how it is reached (art. 2 II)' },
  { text: literal(shop.contact.privacyEmail), why: 'LGPD art. 41 § 1: the contact for privacy is public' },
  { text: literal(shop.contact.phone), why: 'the shop must say how it is reached (art. 2 II)' },
  { text: dialled(shop.contact.phone), why: 'the same with the country before it' },
  { text: literal('(35) 99999-0000'), why: 'the pages show by it how a phone is written; nobody has it' },
];

function literal(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`, 'i');
}

function dialled(phone: string): RegExp {
  return new RegExp(`^\\+55\\D*${phone.replace(/\D/g, '').split('').join('\\D*')}$`);
}

/** What is found, by store and place; of the thing itself only its kind, for this goes to a terminal. */
const look = async (needles = needlesOf(everyone())) => {
  const counts: Record<string, number> = {};
  const found = new Set<string>();
  for await (const { store, where, text } of everythingKept()) {
    counts[store] = (counts[store] ?? 0) + 1;
    for (const { what, written } of personalDataIn(text, needles, ours))
      found.add(`${store} ${where}: ${what}, ${written}`);
  }
  return { counts, found: [...found].sort() };
};

describe('what is looked for', () => {
  const person = {
    name: 'João d’Ávila Sanção',
    email: 'Joao.Sancao@exemplo.com.br',
    phone: '(11) 91234-5678',
    cpf: '111.444.777-35',
    cep: '04567-890',
  };
  const needles = needlesOf([person]);
  const kinds = (text: string): string[] => personalDataIn(text, needles).map(({ what }: Finding) => what);

  test.each([
    ['name', `x ${person.name} y`],
    ['name', 'JOAO D’AVILA SANCAO'],
    ['name', JSON.stringify({ a: person.name }).replace(/[^\x20-\x7e]/g, (c) => `\\u${hex(c)}`)],
    ['name', `?q=${encodeURIComponent(person.name)}`],
    ['name', new URLSearchParams({ q: 'João Sanção', n: person.name }).toString()],
    ['name', Buffer.from(`{"name":"${person.name}"}`).toString('base64')],
    ['email', `to ${person.email.toLowerCase()}`],
    ['email', Buffer.from(`..${person.email}`).toString('base64url')],
    ['email', encodeURIComponent(person.email)],
    ['phone', '+5511912345678'],
    ['phone', '11912345678'],
    ['phone', Buffer.from('tel:11912345678').toString('base64')],
    ['cpf', '"11144477735"'],
    ['cpf', person.cpf],
    ['cpf', Buffer.from('{"cpf":"11144477735"}').toString('base64')],
    ['cep', '/api/ceps/04567890'],
  ])('%s is found in %s', (kind, text) => {
    expect(kinds(text)).toContain(kind);
  });

  test.each([
    ['CPF', 'of 529.982.247-25,'],
    ['CPF', '{"x":"52998224725"}'],
    ['CNPJ', '11.222.333/0001-81'],
    ['e-mail', 'mailto:quem.for@loja.com.br'],
    ['phone', 'tel +55 (21) 98765-4321'],
    ['phone', '(21) 2345-6789'],
  ])('%s of a stranger is found by its shape in %s', (kind, text) => {
    expect(personalDataIn(text, []).map(({ what }) => what)).toContain(kind);
  });

  test.each([
    'ord_52998224725aBcD',
    '12345678901',
    '2026-11-24T12:00:00.000Z',
    '1764012345678',
    '111444777350',
    'João',
    's1.AQIDBAUGBwg.AAECAwQFBgcICQoL',
  ])('%s is nobody', (text) => {
    expect(personalDataIn(text, needles)).toEqual([]);
  });
});

describe('after all other tests', () => {
  test('nobody of them stands anywhere in the open', async () => {
    const { counts, found } = await look();
    expect(found).toEqual([]);
    // A store that is empty proves nothing. Queues may be, whose work is done, and the cache, which keeps for seconds.
    const stores = ['table', 'stream', 'log', 'event', 'execution', 'object', 'file'];
    expect(stores.filter((store) => counts[store] === undefined)).toEqual([]);
  });

  test('one who is planted in each kind of store is found there, as typed and in base64', async () => {
    const planted = { name: `Plantada ${crypto.randomUUID()}`, cpf: '390.533.447-05' };
    const text = `${planted.name} ${Buffer.from(planted.name).toString('base64')} 39053344705`;
    const away = [];
    for (const plant of Object.values(plants)) away.push(await plant(text));
    const kinds = ['name, plain', 'name, base64', 'cpf, digits', 'CPF, by its shape'];
    const unseen = async () => {
      const { found } = await look(needlesOf([planted]));
      return [...Object.keys(plants), 'stream'].flatMap((store) =>
        kinds
          .filter((kind) => !found.some((one) => one.startsWith(`${store} `) && one.endsWith(kind)))
          .map((kind) => `${store}: ${kind}`),
      );
    };
    await expect.poll(unseen, { timeout: 30_000, interval: 500 }).toEqual([]);
    for (const take of away) await take();
  });
});

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(4, '0');
}
