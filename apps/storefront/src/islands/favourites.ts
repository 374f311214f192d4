import { onFavourites, readFavourites, toggledIn, writeFavourites } from '../features/device/favourites.ts';

/** Hearts are plain buttons of the page; one listener serves them all. */
const show = (): void => {
  const list = readFavourites();
  for (const heart of document.querySelectorAll<HTMLElement>('[data-favourite]'))
    heart.setAttribute('aria-pressed', String(list.includes(heart.dataset.favourite ?? '')));
  for (const badge of document.querySelectorAll<HTMLElement>('[data-favourite-count]')) {
    badge.hidden = list.length === 0;
    badge.textContent = String(list.length);
  }
};

document.addEventListener('click', ({ target }) => {
  const heart = target instanceof Element && target.closest<HTMLElement>('[data-favourite]');
  if (heart) writeFavourites(toggledIn(readFavourites(), heart.dataset.favourite ?? ''));
});
show();
onFavourites(show);
