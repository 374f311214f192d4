import { onMessages } from '@loja/platform/consume.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { log } from '@loja/platform/logger.ts';
import { BusMessage } from '../adapters/bus-message.ts';
import { taskPorts } from '../adapters/index.ts';

const { tasks } = taskPorts(new Dynamo());

export const handler = onMessages(BusMessage, async (finding) => {
  const outcome = await tasks.report(finding);
  log.info('task reported', {
    outcome,
    code: finding.kind,
    reason: finding.detail ?? '',
    ...subject(finding),
  });
});

const subject = ({ orderId, pspOrderId }: { orderId?: string; pspOrderId?: string }) => ({
  ...(orderId ? { orderId } : {}),
  ...(pspOrderId ? { chargeId: pspOrderId } : {}),
});
