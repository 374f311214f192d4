import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import preact from '@astrojs/preact';
import { defineConfig } from 'astro/config';
import { shop } from '../../shop.config.ts';

/** The catalogue is written anew before each build: pages never show a shelf older than the sources. */
const catalogue = {
  name: 'catalogue',
  hooks: {
    'astro:build:start': () => {
      const root = fileURLToPath(new URL('../../', import.meta.url));
      execFileSync(process.execPath, ['scripts/write-catalogue.ts'], { cwd: root, stdio: 'inherit' });
    },
  },
};

export default defineConfig({
  site: shop.url,
  output: 'static',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  compressHTML: true,
  devToolbar: { enabled: false },
  integrations: [preact(), catalogue],
  vite: {
    // Nothing inline, so that the header policy `script-src 'self'; style-src 'self'` is enough for every page.
    build: { assetsInlineLimit: 0, target: 'es2022' },
  },
});
