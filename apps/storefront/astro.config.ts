import { fileURLToPath } from 'node:url';
import preact from '@astrojs/preact';
import { defineConfig, passthroughImageService } from 'astro/config';
import { shop } from '../../shop.config.ts';
import { publisherAdapter } from './astro/adapter.ts';
import { leanFonts } from './astro/fonts.ts';

/**
 * Scripts that belong together travel together: a small file costs a phone a round trip and a kilobyte of headers. What
 * every page has is one file, and whatever comes later takes from it what it shares.
 */
const chunks = [
  {
    name: 'page',
    holds:
      /Page\.astro\?astro&type=script|vite\/preload-helper|\/lib\/api\.ts|\/cart\/cart-memory\.ts|\/features\/device\//,
  },
  {
    name: 'islands',
    holds:
      /\/node_modules\/preact\/|\/lib\/(fill|money|page-data|problem-text)\.ts|\/features\/freight\/|\/cart\/(cart-calls|stepper)\.tsx?/,
  },
  // A product page needs these only once its drawer opens.
  { name: 'cart', holds: /\/cart\/(coupon-field|use-cart|cart-line|cart-summary|out-of-reach|totals)\.tsx?/ },
];
const chunkOf = (id: string): string | undefined => chunks.find(({ holds }) => holds.test(id))?.name;

export default defineConfig({
  site: shop.url,
  output: 'server',
  // A dynamic name with an extension, as `/arte/<slug>.svg`, matches no other way; who asks for a page asks with its slash.
  trailingSlash: 'ignore',
  build: { format: 'directory', inlineStylesheets: 'never' },
  compressHTML: true,
  devToolbar: { enabled: false },
  image: { service: passthroughImageService() },
  adapter: publisherAdapter(),
  integrations: [leanFonts(), preact()],
  vite: {
    environments: { client: { build: { rollupOptions: { output: { manualChunks: chunkOf } } } } },
    // Nothing inline, so that the header policy `script-src 'self'; style-src 'self'` is enough for every page.
    // One style sheet for all pages: each file more is a round trip before the first paint of a phone, and the next page has it.
    build: { assetsInlineLimit: 0, target: 'es2022', cssCodeSplit: false },
    // The publisher carries the renderer whole: a function has no node_modules.
    ssr: { noExternal: true },
    // Its module build has no default export, by which Node knows it.
    resolve: { alias: { 'opentype.js': fileURLToPath(import.meta.resolve('opentype.js')) } },
  },
});
