import type { PageKind, sendVitals } from '@loja/contracts/http/telemetry.ts';
import { afterPaint } from '../lib/after-paint.ts';
import { call } from '../lib/api.ts';

const { page, sample } = document.body.dataset;

const measure = async (): Promise<void> => {
  const { collectVitals } = await import('../features/vitals/collect.ts');
  collectVitals(page as PageKind, (body) =>
    call<typeof sendVitals>('POST', '/vitals', { body, keepalive: true }),
  );
};

// Whoever is not in the sample does not even load the measuring, and nothing is kept to know them by.
if (Math.random() * 100 < Number(sample))
  addEventListener('load', () => afterPaint(() => measure().catch(() => undefined)));
