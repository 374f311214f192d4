import { Logger } from '@aws-lambda-powertools/logger';
import { currentTrace } from './config.ts';
import { redactedError } from './redaction.ts';

/** The fields that a log line may carry: ids and counts, never a person's data (ASVS 16.2.5). */
export interface LogFields {
  orderId?: string;
  /** The provider's id of a charge. */
  chargeId?: string;
  cartId?: string;
  slug?: string;
  stockItemId?: string;
  /** The staff pool's id: who did it, without a name. */
  staffId?: string;
  /** The shoppers' pool's id, likewise. */
  customerId?: string;
  photoId?: string;
  eventId?: string;
  event?: string;
  step?: string;
  outcome?: string;
  code?: string;
  method?: string;
  route?: string;
  status?: number;
  ms?: number;
  count?: number;
  dynamoCalls?: number;
  attempt?: number;
  reason?: string;
}

const powertools = new Logger();

const line = (fields: LogFields): Record<string, unknown> => ({ trace: currentTrace(), ...fields });

/** Structured logs with an allow-list of fields. `error` is for surprises: it keeps the stack, inside. */
export const log = {
  info: (message: string, fields: LogFields = {}): void => powertools.info(message, line(fields)),
  warn: (message: string, fields: LogFields = {}): void => powertools.warn(message, line(fields)),
  error: (message: string, error: unknown, fields: LogFields = {}): void =>
    powertools.error(message, {
      ...line(fields),
      error: redactedError(error),
    }),
};
