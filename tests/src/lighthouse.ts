import { launch } from 'chrome-launcher';
import lighthouse, { type Result } from 'lighthouse';
import { settings } from './settings.ts';

/** What one page view is made of, as it travelled: compressed, headers included, in bytes. */
export interface Weight {
  script: number;
  /** Everything but pictures of products. */
  withoutPictures: number;
  all: number;
}

export interface Measured {
  performance: number;
  accessibility: number;
  bestPractices: number;
  seo: number;
  /** Milliseconds on Lighthouse's simulated phone and network. */
  lcp: number;
  tbt: number;
  cls: number;
  weight: Weight;
  /** Audits that cost points outside performance, so that a failure names its cause. */
  faults: string[];
}

interface Request {
  resourceType: string;
  transferSize: number;
}

const weightOf = (requests: readonly Request[]): Weight => {
  const sum = (counts: (request: Request) => boolean) =>
    requests.filter(counts).reduce((bytes, { transferSize }) => bytes + transferSize, 0);
  return {
    script: sum(({ resourceType }) => resourceType === 'Script'),
    withoutPictures: sum(({ resourceType }) => resourceType !== 'Image'),
    all: sum(() => true),
  };
};

const faultsOf = ({ categories, audits }: Result): string[] =>
  Object.values(categories)
    .filter(({ id }) => id !== 'performance')
    .flatMap(({ id, auditRefs }) =>
      auditRefs
        .filter((ref) => ref.weight > 0 && audits[ref.id]?.score !== null && (audits[ref.id]?.score ?? 1) < 1)
        .map((ref) => `${id}: ${audits[ref.id]?.title}`),
    );

const read = (result: Result): Measured => {
  const points = (id: string): number => Math.round((result.categories[id]?.score ?? 0) * 100);
  const value = (id: string): number => result.audits[id]?.numericValue ?? Number.NaN;
  const details = result.audits['network-requests']?.details;
  return {
    performance: points('performance'),
    accessibility: points('accessibility'),
    bestPractices: points('best-practices'),
    seo: points('seo'),
    lcp: Math.round(value('largest-contentful-paint')),
    tbt: Math.round(value('total-blocking-time')),
    cls: Math.round(value('cumulative-layout-shift') * 1000) / 1000,
    weight: weightOf(details?.type === 'table' ? (details.items as unknown as Request[]) : []),
    faults: faultsOf(result),
  };
};

const categories = ['performance', 'accessibility', 'best-practices', 'seo'];

/** A browser of its own that measures pages as Lighthouse's mobile profile does. */
export const openLighthouse = async () => {
  const chrome = await launch({
    chromePath: settings.LOJA_TEST_CHROMIUM,
    chromeFlags: [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const measure = async (url: string): Promise<Measured> => {
    const answer = await lighthouse(url, {
      port: chrome.port,
      logLevel: 'error',
      onlyCategories: categories,
      disableFullPageScreenshot: true,
    });
    if (!answer) throw new Error(`Lighthouse measured nothing at ${url}`);
    return read(answer.lhr);
  };
  return { measure, close: () => chrome.kill() };
};

/** The run in the middle by a figure: one slow run says more about the machine than about the page. */
const middleBy = (runs: readonly Measured[], figure: 'performance' | 'lcp'): Measured => {
  const middle = runs.toSorted((a, b) => a[figure] - b[figure])[Math.floor(runs.length / 2)];
  if (!middle) throw new Error('no run');
  return middle;
};

/** The run in the middle by performance, with the LCP in the middle and the heaviest load: not every visit is sampled. */
export const median = (runs: readonly Measured[]): Measured => ({
  ...middleBy(runs, 'performance'),
  lcp: middleBy(runs, 'lcp').lcp,
  weight: runs.map(({ weight }) => weight).reduce((a, b) => (a.script >= b.script ? a : b)),
});
