import { paginateListQueues, SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { shortNameOf } from './ledgers.ts';
import { awsOptions, type World } from './world.ts';

/** Two minutes in the cloud, six times what a function may take; a proof has less time, and duplicates do no harm. */
const USUAL_SECONDS = 8;
const ownSeconds: Readonly<Record<string, number>> = {
  // An e-mail is leased for a minute to whoever sends it: five tries must outlast that.
  emails: 15,
  // On a busy machine a contract is typeset for as long as its function may run.
  contracts: 30,
};

/** Lets messages that a dead function held come back within seconds; within those of `own` where a queue is named. */
export const hasten = async (world: World, own: Readonly<Record<string, number>> = {}): Promise<void> => {
  const client = new SQSClient(awsOptions(world));
  for await (const { QueueUrls = [] } of paginateListQueues({ client }, {}))
    for (const QueueUrl of QueueUrls) {
      const name = shortNameOf(QueueUrl);
      await client.send(
        new SetQueueAttributesCommand({
          QueueUrl,
          Attributes: { VisibilityTimeout: String(own[name] ?? ownSeconds[name] ?? USUAL_SECONDS) },
        }),
      );
    }
  client.destroy();
};
