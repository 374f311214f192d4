import { sendVitals } from '@loja/contracts/http/telemetry.ts';
import { HttpApp } from '@loja/platform/http.ts';
import { vitalsInMetrics } from '../adapters/vitals.metrics.ts';
import { recordVitals } from '../use-cases/record-vitals.ts';

export const handler = new HttpApp()
  .on(sendVitals, ({ body }) => recordVitals(vitalsInMetrics)(body))
  .lambda();
