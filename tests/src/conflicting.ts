import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { Dynamo } from '@loja/platform/dynamo.ts';

/** A client whose first `times` transactions are cancelled, for the reasons given part by part; the emulator has no conflicts. */
export const conflicting = (times: number, refusals: readonly { Code: string }[]): Dynamo => {
  const client = new DynamoDBClient({});
  let left = times;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName !== 'TransactWriteItemsCommand' || left === 0) return next(args);
      left -= 1;
      throw new TransactionCanceledException({
        $metadata: {},
        message: 'cancelled',
        CancellationReasons: [...refusals],
      });
    },
    { step: 'build' },
  );
  return new Dynamo(client);
};
