import { defineMiddleware } from 'astro:middleware';
import { catalogueOfFile } from './lib/catalogue-file.ts';

const catalogue = catalogueOfFile();

export const onRequest = defineMiddleware((context, next) => {
  context.locals.catalogue = catalogue;
  return next();
});
