import { onCartCount, readCartCount } from '../features/cart/cart-memory.ts';

const show = (): void => {
  const count = readCartCount();
  for (const badge of document.querySelectorAll<HTMLElement>('[data-cart-count]')) {
    badge.hidden = count === 0;
    badge.textContent = String(count);
  }
};

show();
onCartCount(show);
