import { noteViewed, readViewed, type Viewed } from '../features/device/viewed.ts';

const linkOf = ({ path, slug, name }: Viewed, prefix: string): HTMLLIElement => {
  const item = document.createElement('li');
  const link = Object.assign(document.createElement('a'), { href: prefix + path });
  const art = Object.assign(document.createElement('img'), {
    loading: 'lazy',
    src: `/arte/${slug}.svg`,
    width: 96,
    height: 120,
    alt: '',
  });
  link.append(art, Object.assign(document.createElement('span'), { textContent: name }));
  item.append(link);
  return item;
};

/** Brings out what this browser saw before, and notes the product of this page. */
const shelf = document.querySelector<HTMLElement>('[data-viewed]');
if (shelf) {
  const { path = '', slug = '', name = '', prefix = '' } = shelf.dataset;
  const before = readViewed().filter((seen) => seen.path !== path);
  if (path) noteViewed({ path, slug, name });
  shelf.querySelector('ul')?.append(...before.slice(0, 8).map((seen) => linkOf(seen, prefix)));
  shelf.hidden = before.length === 0;
}
