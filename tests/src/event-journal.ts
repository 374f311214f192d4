import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { CreateQueueCommand, GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';

/** The queue in which everything lies that the bus has told since the tests began. */
export const JOURNAL = 'loja-test-event-journal';

interface AwsOptions {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
}

/** Has the bus tell one listener more, who keeps every event: what the archive is to the shop on AWS. */
export const keepEvents = async (options: AwsOptions, bus: string): Promise<void> => {
  const sqs = new SQSClient(options);
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: JOURNAL }));
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  );
  const events = new EventBridgeClient(options);
  await events.send(
    new PutRuleCommand({
      Name: JOURNAL,
      EventBusName: bus,
      EventPattern: JSON.stringify({ source: [{ prefix: '' }] }),
    }),
  );
  await events.send(
    new PutTargetsCommand({
      Rule: JOURNAL,
      EventBusName: bus,
      Targets: [{ Id: 'journal', Arn: Attributes?.QueueArn ?? '' }],
    }),
  );
};
