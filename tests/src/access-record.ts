import { CloudWatchLogsClient, paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';
import * as z from 'zod';
import { awsOptions } from './back-room.ts';

const logs = new CloudWatchLogsClient(awsOptions);

/** A line of the record as an authority would be handed it: nothing missing, and no address that is none. */
const Recorded = z.strictObject({
  record: z.literal('access'),
  at: z.iso.datetime(),
  address: z.union([z.ipv4(), z.ipv6()]),
  account: z.uuid(),
  route: z.string(),
});
export type Recorded = z.infer<typeof Recorded>;

/**
 * What the access record of a function holds of an account since an instant, the oldest first. The local AWS answers the
 * first ten thousand lines of what is asked and no page more: a whole run has written more before.
 */
export const recordOf = async (bundle: string, account: string, since: number): Promise<Recorded[]> => {
  const found: Recorded[] = [];
  const asked = { logGroupName: `/loja/local/${bundle}`, startTime: since };
  for await (const { events = [] } of paginateFilterLogEvents({ client: logs }, asked))
    for (const { message = '' } of events)
      if (message.includes('"record":"access"') && message.includes(account))
        found.push(Recorded.parse(JSON.parse(message.slice(message.indexOf('{')))));
  return found;
};
