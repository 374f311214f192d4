import { awsClientOptions } from './ministack.ts';
import { readSettings } from './settings.ts';
import { traceOf } from './trace.ts';

const orderId = process.argv[2];
if (!orderId?.startsWith('ord_')) {
  console.error('Which order? npm run trace -- ord_…');
  process.exit(1);
}
const steps = await traceOf(awsClientOptions(readSettings()), orderId);
for (const { at, where, what } of steps) console.log(`${at.toISOString()}  ${where.padEnd(34)} ${what}`);
if (steps.length === 0) {
  console.error('Nothing is known of this order. Is the shop open?');
  process.exit(1);
}
