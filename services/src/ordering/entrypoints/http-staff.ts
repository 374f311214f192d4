import { HttpApp } from '@loja/platform/http.ts';

export const handler = new HttpApp().lambda();
