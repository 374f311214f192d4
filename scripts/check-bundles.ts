import { readFileSync } from 'node:fs';

/** Design §7: an HTTP function is at most 400 kB minified; what no shopper waits for may carry one client more. */
const limitOf = (name: string): number => carriesMore[name] ?? (/-http-/.test(name) ? 400_000 : 450_000);

/** sharp's own script, beside nine megabytes of codec that weigh more at a start than any of it. */
const carriesMore: Record<string, number> = {
  'media-on-photo-uploaded': 620_000,
  // pdfkit with fontkit and S3: a typesetter that no page waits for.
  'documents-http-customer': 980_000,
  'documents-on-order-placed': 980_000,
  // Astro with every page 1.7 MB, the drawer of pictures 3.3 MB, what browsers fetch 0.5 MB, S3 and CloudFront.
  'shopfront-publish-pages': 7_500_000,
};

const sizes: Record<string, number> = JSON.parse(readFileSync('dist/bundle-sizes.json', 'utf8'));
const list = Object.entries(sizes).sort(([, a], [, b]) => b - a);
for (const [name, bytes] of list) console.log(`${String(Math.ceil(bytes / 1000)).padStart(5)} kB  ${name}`);
const over = list.filter(([name, bytes]) => bytes > limitOf(name));
if (over.length > 0) {
  console.error(`over budget: ${over.map(([name]) => name).join(', ')}`);
  process.exit(1);
}
