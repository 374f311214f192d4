/** Where to go after the door: a page of this shop and nothing else, whatever the address says. */
export const wayBack = (search: string, otherwise: string): string => {
  const asked = new URLSearchParams(search).get('volta');
  if (!asked?.startsWith('/') || /^\/[/\\]/.test(asked)) return otherwise;
  // A parser takes out tabs and line breaks, which could hide a second slash.
  const { origin, pathname, search: query } = new URL(asked, 'https://loja.invalid');
  return origin === 'https://loja.invalid' ? `${pathname}${query}` : otherwise;
};

/** The door, with the way back from it. */
export const doorFrom = (door: string, { pathname, search }: Pick<Location, 'pathname' | 'search'>): string =>
  `${door}?${new URLSearchParams({ volta: `${pathname}${search}` })}`;
