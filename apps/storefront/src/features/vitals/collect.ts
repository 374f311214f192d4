import type { PageKind, sendVitals, Vitals } from '@loja/contracts/http/telemetry.ts';
import type { BodySentOf } from '@loja/contracts/route.ts';
import { type MetricType, onCLS, onINP, onLCP, onTTFB } from 'web-vitals';
import { deviceClassOf } from './page-kind.ts';

type Measured = Extract<MetricType['name'], 'LCP' | 'INP' | 'CLS' | 'TTFB'>;
const keyOf = { LCP: 'lcp', INP: 'inp', CLS: 'cls', TTFB: 'ttfb' } as const satisfies Record<
  Measured,
  keyof Vitals
>;
/** A tenth of a millisecond and a thousandth of a shift: finer says more about the machine than the page. */
const rounded = (name: Measured, value: number): number =>
  name === 'CLS' ? Math.round(value * 1000) / 1000 : Math.round(value * 10) / 10;

type Send = (body: BodySentOf<typeof sendVitals>) => Promise<unknown>;

/** Measures this page view and tells it once, when the page is left or put aside. */
export const collectVitals = (page: PageKind, send: Send): void => {
  const vitals: Vitals = {};
  const keep = ({ name, value }: { name: string; value: number }) => {
    const measured = name as Measured;
    vitals[keyOf[measured]] = rounded(measured, value);
  };
  onLCP(keep);
  onINP(keep);
  onCLS(keep);
  onTTFB(keep);
  // After the library's own listeners, which hand over the last values on this event.
  const tell = (): void => {
    if (document.visibilityState !== 'hidden') return;
    removeEventListener('visibilitychange', tell);
    if (Object.keys(vitals).length === 0) return;
    void send({ page, device: deviceClassOf(innerWidth), vitals });
  };
  addEventListener('visibilitychange', tell);
};
