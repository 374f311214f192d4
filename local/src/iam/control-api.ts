import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { answer, bodyOf } from '../faults/control-api.ts';
import type { Guard } from './guard.ts';

const Withheld = z.array(z.object({ function: z.string(), action: z.string() }));

/**
 * `GET /_iam/used` tells which grants were used, by function; `GET /_iam/refused` what was refused;
 * `PUT /_iam/withheld` takes actions away from functions, whatever their policies say, until it is put again.
 */
export const controlIam = async (
  guard: Guard,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const route = `${message.method} ${message.url}`;
  if (route === 'GET /_iam/used') return answer(response, 200, guard.used());
  if (route === 'GET /_iam/refused') return answer(response, 200, guard.refused);
  if (route === 'PUT /_iam/withheld') {
    const asked = Withheld.safeParse(await bodyOf(message));
    if (!asked.success) return answer(response, 400, { error: z.prettifyError(asked.error) });
    guard.withhold(asked.data);
    return answer(response, 200, asked.data);
  }
  return answer(response, 404, { error: `nothing at ${route}` });
};
