import type { Cart } from '@loja/contracts/http/cart.ts';
import { render } from 'preact';
import { CartDrawer, type CartDrawerProps } from './cart-drawer.tsx';

/** Shows the drawer over the page; Escape, the backdrop and its buttons close it, and the focus goes back to `opener`. */
export const openDrawer = (
  props: CartDrawerProps,
  { cart, added, opener }: { cart: Cart; added: string; opener: HTMLElement | undefined },
): void => {
  const dialog = document.createElement('dialog');
  dialog.className = 'drawer';
  dialog.setAttribute('aria-labelledby', 'gaveta');
  const close = () => dialog.close();
  dialog.addEventListener('click', ({ target }) => target === dialog && close());
  dialog.addEventListener('close', () => {
    render(null, dialog);
    dialog.remove();
    opener?.focus();
  });
  document.body.append(dialog);
  render(<CartDrawer {...props} cart={cart} added={added} onClose={close} />, dialog);
  dialog.showModal();
};
