import * as z from 'zod';

/** Which headers, cookies or query parameters a policy takes. */
export type Selection =
  | { readonly kind: 'none' | 'all' }
  | { readonly kind: 'only' | 'except'; readonly names: ReadonlySet<string> };

export const NONE: Selection = { kind: 'none' };
export const ALL: Selection = { kind: 'all' };
export const only = (...names: string[]): Selection => ({ kind: 'only', names: lowerCase(names) });
export const except = (...names: string[]): Selection => ({ kind: 'except', names: lowerCase(names) });

function lowerCase(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map((name) => name.toLowerCase()));
}

export function selects(selection: Selection, name: string): boolean {
  switch (selection.kind) {
    case 'none':
      return false;
    case 'all':
      return true;
    case 'only':
      return selection.names.has(name.toLowerCase());
    case 'except':
      return !selection.names.has(name.toLowerCase());
  }
}

const Behaviour = z.enum([
  'none',
  'all',
  'allViewer',
  'whitelist',
  'allExcept',
  'allViewerAndWhitelistCloudFront',
]);

function selectionOf(behaviour: z.infer<typeof Behaviour>, names: readonly string[]): Selection {
  switch (behaviour) {
    case 'none':
      return NONE;
    case 'whitelist':
      return only(...names);
    case 'allExcept':
      return except(...names);
    default:
      return ALL;
  }
}

/** The three blocks that cache policies and origin request policies share. */
export const SelectionConfig = z
  .object({
    HeadersConfig: z.object({ HeaderBehavior: Behaviour, Headers: z.array(z.string()).default([]) }),
    CookiesConfig: z.object({ CookieBehavior: Behaviour, Cookies: z.array(z.string()).default([]) }),
    QueryStringsConfig: z.object({
      QueryStringBehavior: Behaviour,
      QueryStrings: z.array(z.string()).default([]),
    }),
  })
  .transform(({ HeadersConfig, CookiesConfig, QueryStringsConfig }) => ({
    headers: selectionOf(HeadersConfig.HeaderBehavior, HeadersConfig.Headers),
    cookies: selectionOf(CookiesConfig.CookieBehavior, CookiesConfig.Cookies),
    query: selectionOf(QueryStringsConfig.QueryStringBehavior, QueryStringsConfig.QueryStrings),
    // CloudFront's own headers go to the origin only when a policy names them.
    cloudFrontHeaders:
      HeadersConfig.HeaderBehavior === 'whitelist' ||
      HeadersConfig.HeaderBehavior === 'allViewerAndWhitelistCloudFront'
        ? only(...HeadersConfig.Headers)
        : NONE,
  }));

export type Selections = z.infer<typeof SelectionConfig>;
