import { newOrderId } from '@loja/kernel/ids.ts';
import { describe, expect, test } from 'vitest';
import { shop } from '../../../../shop.config.ts';
import { memoryArchive } from '../adapters/archive.memory.ts';
import type { Paper } from '../domain/paper.ts';
import { sampleAgreed } from '../domain/sample-agreed.ts';
import { handOutContract } from './hand-out-contract.ts';
import { keepContract } from './keep-contract.ts';

const orderId = newOrderId();
const TOKEN = 'a-token';

const office = (termsVersion = '2026-11-24') => {
  const printed: Paper[] = [];
  const archive = memoryArchive();
  const order = sampleAgreed({ orderId, termsVersion });
  const ports = {
    orders: {
      agreed: async (id: string) => (id === orderId ? order : undefined),
      agreedForOwner: async (id: string, token: string | undefined) =>
        id === orderId && token === TOKEN ? order : undefined,
    },
    archive,
    print: async (paper: Paper) => {
      printed.push(paper);
      return new TextEncoder().encode(`copy ${printed.length}`);
    },
    seller: shop,
  };
  return { printed, archive, keep: keepContract(ports), handOut: handOutContract(ports) };
};

const textOf = (answer: Awaited<ReturnType<ReturnType<typeof handOutContract>>>): string =>
  answer.ok ? new TextDecoder().decode(answer.value.bytes) : answer.code;

describe('the copy of a contract', () => {
  test('is kept when the order is placed, once however often that is told', async () => {
    const { keep, handOut } = office();
    expect(await keep(orderId)).toBe('kept');
    expect(await keep(orderId)).toBe('already_there');
    expect(textOf(await handOut(orderId, TOKEN))).toBe('copy 1');
  });

  test('is handed out from the archive and not made again', async () => {
    const { keep, handOut, printed } = office();
    await keep(orderId);
    const answer = await handOut(orderId, TOKEN);
    expect(answer).toMatchObject({ ok: true, value: { name: `contrato-${orderId}.pdf` } });
    expect(printed).toHaveLength(1);
  });

  test('asked for before it is there is made on the spot, and is the one that stays', async () => {
    const { keep, handOut } = office();
    expect(textOf(await handOut(orderId, TOKEN))).toBe('copy 1');
    expect(await keep(orderId)).toBe('already_there');
    expect(textOf(await handOut(orderId, TOKEN))).toBe('copy 1');
  });

  test('that two ask for at once is the same for both', async () => {
    const { handOut } = office();
    const [one, other] = await Promise.all([handOut(orderId, TOKEN), handOut(orderId, TOKEN)]);
    expect(textOf(one)).toBe(textOf(other));
  });

  test('answers alike for an order that is not there and for a token that does not open it', async () => {
    const { keep, handOut, printed } = office();
    await keep(orderId);
    const refused = { ok: false, code: 'order_not_found' };
    expect(await handOut(newOrderId(), TOKEN)).toEqual(refused);
    expect(await handOut(orderId, 'another')).toEqual(refused);
    expect(await handOut(orderId, undefined)).toEqual(refused);
    expect(printed).toHaveLength(1);
  });

  test('has the words of the version that was accepted, not of the one in force', async () => {
    const { keep, printed } = office('2026-11-24');
    await keep(orderId);
    const words = JSON.stringify(printed[0]);
    expect(words).toContain('Devolvemos o valor dos produtos e do frete original pelo mesmo Pix');
    expect(words).not.toContain('Devolver ou trocar');
  });

  test('of terms that nobody knows is not made up', async () => {
    const { keep } = office('2020-01-01');
    await expect(keep(orderId)).rejects.toThrow();
  });

  test('of an order that does not exist is not lost in silence', async () => {
    await expect(office().keep(newOrderId())).rejects.toThrow('no such order');
  });
});
