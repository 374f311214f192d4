import { ok, type Result } from '@loja/kernel/result.ts';
import type { PageView, VitalsRecord } from '../ports.ts';

/** Counts how a page view felt. Nothing of it can be traced to who viewed it. */
export const recordVitals =
  (record: VitalsRecord) =>
  async (view: PageView): Promise<Result<{ received: true }, never>> => {
    record.add(view);
    return ok({ received: true });
  };
