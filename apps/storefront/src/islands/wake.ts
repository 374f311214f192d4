import { afterPaint } from '../lib/after-paint.ts';

/** What comes alive, by its place in the page. */
const islands: Readonly<Record<string, () => Promise<unknown>>> = {
  '[data-buy]': () => import('./buy.tsx'),
  '[data-cart]': () => import('./cart.tsx'),
  '[data-checkout]': () => import('./checkout.tsx'),
  '[data-favourite-shelf]': () => import('./favourite-shelf.ts'),
  '[data-filters]': () => import('./filters.tsx'),
  '[data-forgot]': () => import('./forgot.tsx'),
  '[data-my-orders]': () => import('./my-orders.tsx'),
  '[data-my-data]': () => import('./my-data.tsx'),
  '[data-my-security]': () => import('./my-security.tsx'),
  '[data-my-privacy]': () => import('./my-privacy.tsx'),
  '[data-next-roast]': () => import('./next-roast.ts'),
  '[data-order]': () => import('./order.tsx'),
  '[data-quiz]': () => import('./quiz.tsx'),
  '[data-results]': () => import('./search-page.tsx'),
  '[data-sign-in]': () => import('./sign-in.tsx'),
  '[data-sign-up]': () => import('./sign-up.tsx'),
};

/** Busy until its script has come; a button pressed too soon is pressed again then. */
const wake = (place: Element, load: () => Promise<unknown>): void => {
  let early: HTMLElement | null = null;
  const keep = (event: Event): void => {
    early = event.target instanceof Element ? event.target.closest('button') : null;
    if (early) event.preventDefault();
  };
  place.setAttribute('aria-busy', 'true');
  place.addEventListener('click', keep);
  const awake = (): void => {
    place.removeEventListener('click', keep);
    place.removeAttribute('aria-busy');
    early?.click();
  };
  afterPaint(() => load().then(awake));
};

for (const [selector, load] of Object.entries(islands)) {
  const place = document.querySelector(selector);
  if (place) wake(place, load);
}
