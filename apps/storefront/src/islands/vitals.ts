import type { PageKind } from '@loja/contracts/http/telemetry.ts';

const { page, sample } = document.body.dataset;

// Whoever is not in the sample does not even load the measuring, and nothing is kept to know them by.
if (Math.random() * 100 < Number(sample))
  addEventListener('load', async () => {
    const { collectVitals } = await import('../features/vitals/collect.ts');
    collectVitals(page as PageKind);
  });
