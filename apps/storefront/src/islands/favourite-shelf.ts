import { onFavourites, readFavourites } from '../features/device/favourites.ts';

/** The page came with every card, hidden: here the chosen ones come out, the latest first. */
const show = (): void => {
  const shelf = document.querySelector('[data-favourite-shelf]');
  if (!shelf) return;
  const list = readFavourites();
  const cards = [...shelf.querySelectorAll<HTMLElement>('[data-slug]')];
  const place = (card: HTMLElement) => list.indexOf(card.dataset.slug ?? '');
  for (const card of cards) card.hidden = place(card) < 0;
  shelf.append(...cards.toSorted((a, b) => place(a) - place(b)));
  const none = cards.every((card) => card.hidden);
  document.querySelector('[data-favourite-none]')?.toggleAttribute('hidden', !none);
};

show();
onFavourites(show);
