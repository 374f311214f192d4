import { sendVitals } from '@loja/contracts/http/telemetry.ts';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { recordVitals } from '../use-cases/record-vitals.ts';
import { vitalsInMetrics } from './vitals.metrics.ts';

/** What CloudWatch would read from the log. */
const written = async (body: unknown) => {
  vi.stubEnv('POWERTOOLS_DEV', 'true');
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false');
  const lines: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  expect(sendVitals.body?.parse(body)).toEqual(body);
  await recordVitals(vitalsInMetrics)(sendVitals.body?.parse(body) as never);
  return lines.map((line) => JSON.parse(line));
};
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe('how a page felt', () => {
  test('is counted by kind of page and class of device, and by nothing else', async () => {
    const [line, ...others] = await written({
      page: 'product',
      device: 'phone',
      vitals: { lcp: 812.4, inp: 48, cls: 0, ttfb: 35 },
    });
    expect(others).toEqual([]);
    const [{ Namespace, Dimensions, Metrics }] = line._aws.CloudWatchMetrics;
    expect(Namespace).toBe('Loja');
    expect(Dimensions).toEqual([['service', 'page', 'device']]);
    expect(Metrics).toEqual([
      { Name: 'LargestContentfulPaint', Unit: 'Milliseconds' },
      { Name: 'InteractionToNextPaint', Unit: 'Milliseconds' },
      { Name: 'CumulativeLayoutShift', Unit: 'None' },
      { Name: 'TimeToFirstByte', Unit: 'Milliseconds' },
    ]);
    const { _aws, ...rest } = line;
    expect(rest).toEqual({
      service: 'shop',
      page: 'product',
      device: 'phone',
      LargestContentfulPaint: 812.4,
      InteractionToNextPaint: 48,
      CumulativeLayoutShift: 0,
      TimeToFirstByte: 35,
    });
  });

  test('is told as far as it was measured', async () => {
    const [line] = await written({ page: 'home', device: 'desktop', vitals: { ttfb: 4 } });
    expect(line).toMatchObject({ TimeToFirstByte: 4 });
    expect(line).not.toHaveProperty('LargestContentfulPaint');
  });
});
