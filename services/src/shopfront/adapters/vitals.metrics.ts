import type { Vitals } from '@loja/contracts/http/telemetry.ts';
import { type Measurement, measure } from '@loja/platform/metrics.ts';
import type { VitalsRecord } from '../ports.ts';

const metricOf = {
  lcp: ['LargestContentfulPaint', 'Milliseconds'],
  inp: ['InteractionToNextPaint', 'Milliseconds'],
  cls: ['CumulativeLayoutShift', 'NoUnit'],
  ttfb: ['TimeToFirstByte', 'Milliseconds'],
} as const satisfies Record<keyof Vitals, readonly [string, Measurement['unit']]>;

const names = Object.keys(metricOf) as (keyof Vitals)[];

/** Into CloudWatch by page kind and device class: few values each, so that few metrics are paid for. */
export const vitalsInMetrics: VitalsRecord = {
  add({ page, device, vitals }) {
    const measurements = names.flatMap((key): Measurement[] => {
      const value = vitals[key];
      const [name, unit] = metricOf[key];
      return value === undefined ? [] : [{ name, unit, value }];
    });
    measure(measurements, { page, device });
  },
};
