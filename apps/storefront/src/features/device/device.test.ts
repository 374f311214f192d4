import { describe, expect, test } from 'vitest';
import { parseFavourites, toggledIn } from './favourites.ts';
import { nowFirst, parseViewed } from './viewed.ts';

describe('favourites of this browser', () => {
  test('what storage holds is read with suspicion', () => {
    expect(parseFavourites('["fonte","<b>","fonte extra",7,null,"serra-alta"]')).toEqual([
      'fonte',
      'serra-alta',
    ]);
    expect([parseFavourites(null), parseFavourites('{"a":1}'), parseFavourites('not json')]).toEqual([
      [],
      [],
      [],
    ]);
  });
  test('the newest comes first; a heart pressed twice is no heart', () => {
    expect(toggledIn(['a'], 'b')).toEqual(['b', 'a']);
    expect(toggledIn(['b', 'a'], 'b')).toEqual(['a']);
  });
});

describe('products seen lately', () => {
  const seen = (slug: string) => ({ path: `/cafes/${slug}/`, slug, name: slug });
  test('only links to our own shelves are believed', () => {
    const kept = [
      { path: '/cafes/fonte/', name: 'Fonte' },
      { path: 'https://elsewhere.example/', name: 'x' },
      { path: '/cafes/../checkout/', name: 'x' },
      { path: '/kits/kit-pomar/' },
      'fonte',
    ];
    expect(parseViewed(JSON.stringify(kept))).toEqual([
      { path: '/cafes/fonte/', slug: 'fonte', name: 'Fonte' },
    ]);
    expect(parseViewed('oops')).toEqual([]);
  });
  test('seen again moves to the front; the list stays short', () => {
    const list = Array.from({ length: 9 }, (_, i) => seen(`c${i}`));
    expect(nowFirst(list, seen('c3')).map(({ slug }) => slug)).toEqual([
      'c3',
      'c0',
      'c1',
      'c2',
      'c4',
      'c5',
      'c6',
      'c7',
      'c8',
    ]);
    expect(nowFirst(list, seen('new'))).toHaveLength(9);
  });
});
