import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

const modifiedAt = async (file: string): Promise<number | undefined> =>
  (await stat(file).catch(() => undefined))?.mtimeMs;

/**
 * The local AWS writes its state only when it is stopped, but S3 objects at once. After a start that was killed
 * nothing of it may be there (start over), or it may be older than the last deploy (deploy again).
 */
export const dropHalfWrittenState = async (stateDir: string): Promise<void> => {
  const saved = await modifiedAt(join(stateDir, 'aws', 'cloudformation.json'));
  const deployed = await modifiedAt(join(stateDir, 'deployed.json'));
  if (saved === undefined) {
    const names = ['aws', 's3', 'deployed.json', 'seeded.json', 'site.json', 'psp'];
    await Promise.all(names.map((name) => rm(join(stateDir, name), { recursive: true, force: true })));
    return;
  }
  if (deployed !== undefined && deployed > saved) await rm(join(stateDir, 'deployed.json'), { force: true });
};

const LambdaState = z.looseObject({
  payload: z.looseObject({
    dynamodb_stream_positions: z.looseObject({ data: z.record(z.string(), z.number()) }).optional(),
  }),
});

export const withStreamsRewound = (saved: string): string => {
  const state = LambdaState.parse(JSON.parse(saved));
  const positions = state.payload.dynamodb_stream_positions;
  if (positions !== undefined) {
    positions.data = Object.fromEntries(Object.keys(positions.data).map((key) => [key, 0]));
  }
  return JSON.stringify(state);
};

/**
 * The local AWS keeps how far each function has read its stream, but not the stream: after a restart the stream
 * counts from zero again, and the function would sleep through as many new records as it had read before.
 */
export const rewindStreams = async (stateDir: string): Promise<void> => {
  const file = join(stateDir, 'aws', 'lambda.json');
  const saved = await readFile(file, 'utf8').catch(() => undefined);
  if (saved !== undefined) await writeFile(file, withStreamsRewound(saved));
};

const Message = z.looseObject({ visible_at: z.number(), receive_count: z.number() });
const SqsState = z.looseObject({
  payload: z.looseObject({
    queues: z.looseObject({
      data: z.record(z.string(), z.looseObject({ messages: z.array(Message).optional() })),
    }),
  }),
});

export const withMessagesHandedBack = (saved: string): string => {
  const state = SqsState.parse(JSON.parse(saved));
  for (const { messages = [] } of Object.values(state.payload.queues.data)) {
    for (const message of messages.filter(({ receive_count: received }) => received > 0)) {
      message.visible_at = 0;
      message.receive_count -= 1;
    }
  }
  return JSON.stringify(state);
};

/**
 * A message that a function held when the local AWS stopped stays hidden for six times the function's timeout, and
 * in an ordered queue it holds up all others. Whoever held it is gone: it is there again, and that try did not count.
 */
export const handBackMessages = async (stateDir: string): Promise<void> => {
  const file = join(stateDir, 'aws', 'sqs.json');
  const saved = await readFile(file, 'utf8').catch(() => undefined);
  if (saved !== undefined) await writeFile(file, withMessagesHandedBack(saved));
};

/**
 * The local AWS keys its queues by their whole address, host and port. When the port has changed since the last
 * start, the kept state is told the new one; otherwise no queue would be found again.
 */
export const readdress = async (stateDir: string, address: string): Promise<void> => {
  const mark = join(stateDir, 'address.json');
  const previous = await readFile(mark, 'utf8').catch(() => address);
  if (previous !== address) {
    const folder = join(stateDir, 'aws');
    const wherever = new RegExp(`${previous}(?!\\d)`, 'g');
    for (const name of (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.json'))) {
      const saved = await readFile(join(folder, name), 'utf8');
      await writeFile(join(folder, name), saved.replaceAll(wherever, address));
    }
  }
  await writeFile(mark, address);
};
