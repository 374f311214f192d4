import {
  GetQueueAttributesCommand,
  paginateListQueues,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { isDeadLetterQueue, shortNameOf } from './ledgers.ts';
import { awsOptions, type World } from './world.ts';

/** When a message that nobody finished comes back, and how often before it is given up. */
export type Patience = { seconds: number; tries: number };

/**
 * Two minutes and five tries in the cloud, six times what a function may take. A proof has less time and duplicates do no
 * harm; for about as long as the cloud it tries all the same, lest a busy machine give up what nothing is wrong with.
 */
const usual: Patience = { seconds: 8, tries: 40 };
const own: Readonly<Record<string, Patience>> = {
  // An e-mail is leased for a minute to whoever sends it.
  emails: { seconds: 15, tries: 30 },
  // On a busy machine a contract is typeset for as long as its function may run.
  contracts: { seconds: 30, tries: 20 },
};

const Redrive = z.object({ deadLetterTargetArn: z.string() });

const hastenOne = async (sqs: SQSClient, QueueUrl: string, { seconds, tries }: Patience): Promise<void> => {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['RedrivePolicy'] }),
  );
  if (Attributes.RedrivePolicy === undefined) return;
  const { deadLetterTargetArn } = Redrive.parse(JSON.parse(Attributes.RedrivePolicy));
  await sqs.send(
    new SetQueueAttributesCommand({
      QueueUrl,
      Attributes: {
        VisibilityTimeout: String(seconds),
        RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: tries }),
      },
    }),
  );
};

/** Lets messages that a dead function held come back within seconds; where a queue is named, as it is said there. */
export const hasten = async (world: World, named: Readonly<Record<string, Patience>> = {}): Promise<void> => {
  const client = new SQSClient(awsOptions(world));
  for await (const { QueueUrls = [] } of paginateListQueues({ client }, {}))
    for (const url of QueueUrls.filter((one) => !isDeadLetterQueue(one))) {
      const name = shortNameOf(url);
      await hastenOne(client, url, named[name] ?? own[name] ?? usual);
    }
  client.destroy();
};
