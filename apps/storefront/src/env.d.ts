/// <reference types="astro/client" />

// biome-ignore lint/style/noNamespace: Astro names the type of its locals so.
declare namespace App {
  interface Locals {
    /** The shelf for which the page is being rendered; read it by `catalogueOf`. */
    catalogue: import('./lib/catalogue.ts').Catalogue;
    /** Of the stage for which it is being rendered. */
    settings: import('@loja/contracts/site.ts').SiteSettings;
  }
}
