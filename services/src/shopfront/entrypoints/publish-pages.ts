import { fileURLToPath } from 'node:url';
import { log } from '@loja/platform/logger.ts';
import type { SQSEvent } from 'aws-lambda';
import { readWishes } from '../adapters/publish-message.ts';
import { publishPorts } from '../adapters/publish-ports.ts';
import { publishSite } from '../use-cases/publish-site.ts';

const ports = await publishPorts(fileURLToPath(new URL('./storefront', import.meta.url)));
const publish = publishSite(ports);

/** A batch is one publish. What cannot be read goes to a person at once: tried again, it would hold up all the rest. */
export const handler = async ({ Records }: SQSEvent): Promise<void> => {
  const began = performance.now();
  const { wishes, unreadable } = readWishes(Records.map(({ body }) => body));
  for (const { wish, answer } of await publish(wishes)) {
    const ms = Math.round(performance.now() - began);
    log.info('published', { event: wish.kind, outcome: answer.ok ? answer.release : answer.problem, ms });
    if (answer.ok) log.info('files', { count: answer.changed, outcome: `${answer.pending} to come`, ms });
  }
  for (const body of unreadable) await ports.queue.giveUp('not a message of the publisher', body);
};
