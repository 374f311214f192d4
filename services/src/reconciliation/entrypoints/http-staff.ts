import * as routes from '@loja/contracts/http/staff-tasks.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { HttpApp } from '@loja/platform/http.ts';
import { taskPorts } from '../adapters/index.ts';
import { resolveTask } from '../use-cases/resolve-task.ts';

/** What one page shows; whoever has more open has another trouble. */
const AT_MOST = 100;

const dynamo = new Dynamo();
const ports = taskPorts(dynamo);

export const handler = new HttpApp(() => dynamo.calls)
  .on(routes.listTasks, async ({ query }) => ({
    ok: true,
    value: { tasks: await ports.tasks.list(query.status, AT_MOST) },
  }))
  .on(routes.resolveTask, ({ params, body, staff }) =>
    resolveTask(ports)({ ...params, ...body, by: staff.id }),
  )
  .lambda();
