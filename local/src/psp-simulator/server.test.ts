import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pixOrder } from './psp-under-test.ts';
import { startPspSimulator } from './server.ts';

const start = (stateDir: string) =>
  startPspSimulator({
    port: 0,
    host: '127.0.0.1',
    accessToken: 'token',
    webhookSecret: 'secret',
    webhookUrl: 'http://127.0.0.1:9/hook',
    stateDir,
  });
const headers = { authorization: 'Bearer token', 'x-idempotency-key': 'key-1' };

describe('the simulator behind its socket', () => {
  it('keeps what was done up to the moment of closing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'psp-'));
    const first = await start(folder);
    const place = (url: string) =>
      fetch(`${url}/v1/orders`, { method: 'POST', headers, body: JSON.stringify(pixOrder) });
    const { id } = (await (await place(first.url)).json()) as { id: string };
    await first.close();
    expect(readdirSync(folder)).toEqual(['psp-simulator.json']);
    const second = await start(folder);
    const read = await fetch(`${second.url}/v1/orders/${id}`, { headers });
    expect(await read.json()).toMatchObject({ id, status: 'action_required' });
    expect(await (await place(second.url)).json()).toMatchObject({ id });
    await second.close();
  });

  it('does the work that it never answers, and closes all the same', async () => {
    const psp = await start(mkdtempSync(join(tmpdir(), 'psp-')));
    await fetch(`${psp.url}/_simulator/behaviour`, {
      method: 'POST',
      body: JSON.stringify({ hangNext: { count: 1 } }),
    });
    const impatient = fetch(`${psp.url}/v1/orders`, {
      method: 'POST',
      headers,
      body: JSON.stringify(pixOrder),
      signal: AbortSignal.timeout(100),
    });
    await expect(impatient).rejects.toThrow(DOMException);
    const counts = await (await fetch(`${psp.url}/_simulator/calls`)).json();
    expect(counts).toMatchObject({ chargesCreated: 1 });
    await psp.close();
  });
});
