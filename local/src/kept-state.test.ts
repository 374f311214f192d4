import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dropHalfWrittenState, readdress, withMessagesHandedBack, withStreamsRewound } from './kept-state.ts';
import { nameAfter } from './resume-workflows.ts';

let stateDir = '';
beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'kept-state-'));
  await mkdir(join(stateDir, 'aws'));
});
afterEach(() => rm(stateDir, { recursive: true }));

const put = async (name: string, content: string, atSecond: number) => {
  await writeFile(join(stateDir, name), content);
  await utimes(join(stateDir, name), atSecond, atSecond);
};

describe('after a start', () => {
  it('that was stopped, what is deployed stays known', async () => {
    await put('deployed.json', '{}', 100);
    await put('aws/cloudformation.json', '{}', 200);
    await dropHalfWrittenState(stateDir);
    expect(existsSync(join(stateDir, 'deployed.json'))).toBe(true);
  });

  it('that was killed after a deploy, the older state is kept and deployed to again', async () => {
    await put('aws/cloudformation.json', '{}', 100);
    await put('deployed.json', '{}', 200);
    await dropHalfWrittenState(stateDir);
    expect(existsSync(join(stateDir, 'deployed.json'))).toBe(false);
    expect(existsSync(join(stateDir, 'aws/cloudformation.json'))).toBe(true);
  });

  it('that was killed before any state was written, everything but the secrets begins anew', async () => {
    await put('deployed.json', '{}', 100);
    await put('secrets.json', '{}', 100);
    await dropHalfWrittenState(stateDir);
    expect(existsSync(join(stateDir, 'deployed.json'))).toBe(false);
    expect(existsSync(join(stateDir, 'secrets.json'))).toBe(true);
  });
});

it('a restarted stream is read from its beginning, and nothing else of the state changes', () => {
  const scoped = { __account_region_scoped__: true, data: { "0\u0000sa-east-1\u0000'mapping'": 41 } };
  const saved = JSON.stringify({ v: 2, payload: { functions: { a: 1 }, dynamodb_stream_positions: scoped } });
  expect(JSON.parse(withStreamsRewound(saved))).toEqual({
    v: 2,
    payload: {
      functions: { a: 1 },
      dynamodb_stream_positions: { ...scoped, data: { "0\u0000sa-east-1\u0000'mapping'": 0 } },
    },
  });
});

it('a message that a function held at the stop is there again; one that waits for its time still waits', () => {
  const queues = (messages: unknown[]) => ({ payload: { queues: { data: { q: { messages } }, kind: 1 } } });
  const [held, waiting] = [
    { id: 'a', visible_at: 9_000_000_000, receive_count: 2 },
    { id: 'b', visible_at: 9_000_000_000, receive_count: 0 },
  ];
  expect(JSON.parse(withMessagesHandedBack(JSON.stringify(queues([held, waiting]))))).toEqual(
    queues([{ ...held, visible_at: 0, receive_count: 1 }, waiting]),
  );
});

it('queues are found again when the port has changed', async () => {
  await readdress(stateDir, 'localhost:4566');
  await put('aws/sqs.json', '{"http://localhost:4566/0/emails":1}', 100);
  await readdress(stateDir, 'localhost:4570');
  expect(await readFile(join(stateDir, 'aws/sqs.json'), 'utf8')).toBe('{"http://localhost:4570/0/emails":1}');
});

it('a workflow cut short goes on under a name of its own, each time', () => {
  expect(nameAfter('ord_1')).toBe('ord_1.r1');
  expect(nameAfter('ord_1.r9')).toBe('ord_1.r10');
});
