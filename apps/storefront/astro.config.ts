import preact from '@astrojs/preact';
import { defineConfig } from 'astro/config';
import { shop } from '../../shop.config.ts';

export default defineConfig({
  site: shop.url,
  output: 'static',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  compressHTML: true,
  devToolbar: { enabled: false },
  integrations: [preact()],
  // Nothing inline, so that the header policy `script-src 'self'; style-src 'self'` is enough for every page.
  vite: { build: { assetsInlineLimit: 0, target: 'es2022' } },
});
