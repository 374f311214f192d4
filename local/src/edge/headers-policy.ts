import * as z from 'zod';

export type HeaderRule = { readonly name: string; readonly value: string; readonly override: boolean };

export type HeadersPolicy = { readonly set: readonly HeaderRule[]; readonly remove: readonly string[] };

const Override = z.object({ Override: z.boolean() });

const Security = z
  .object({
    ContentSecurityPolicy: Override.extend({ ContentSecurityPolicy: z.string() }),
    ContentTypeOptions: Override,
    FrameOptions: Override.extend({ FrameOption: z.string() }),
    ReferrerPolicy: Override.extend({ ReferrerPolicy: z.string() }),
    StrictTransportSecurity: Override.extend({
      AccessControlMaxAgeSec: z.coerce.number(),
      IncludeSubdomains: z.boolean().default(false),
      Preload: z.boolean().default(false),
    }),
    XSSProtection: Override.extend({ Protection: z.boolean(), ModeBlock: z.boolean().default(false) }),
  })
  .partial();

function securityRules(config: z.infer<typeof Security>): HeaderRule[] {
  const rules: HeaderRule[] = [];
  const add = (name: string, part: { Override: boolean } | undefined, value: string): void => {
    if (part) rules.push({ name, value, override: part.Override });
  };
  const { StrictTransportSecurity: hsts, XSSProtection: xss } = config;
  const flags = `${hsts?.IncludeSubdomains ? '; includeSubDomains' : ''}${hsts?.Preload ? '; preload' : ''}`;
  add(
    'content-security-policy',
    config.ContentSecurityPolicy,
    config.ContentSecurityPolicy?.ContentSecurityPolicy ?? '',
  );
  add('x-content-type-options', config.ContentTypeOptions, 'nosniff');
  add('x-frame-options', config.FrameOptions, config.FrameOptions?.FrameOption ?? '');
  add('referrer-policy', config.ReferrerPolicy, config.ReferrerPolicy?.ReferrerPolicy ?? '');
  add('strict-transport-security', hsts, `max-age=${hsts?.AccessControlMaxAgeSec}${flags}`);
  add('x-xss-protection', xss, `${xss?.Protection ? 1 : 0}${xss?.ModeBlock ? '; mode=block' : ''}`);
  return rules;
}

const Custom = z.object({ Header: z.string(), Value: z.string(), Override: z.boolean() });

export const HeadersPolicyProperties = z
  .object({
    ResponseHeadersPolicyConfig: z.object({
      SecurityHeadersConfig: Security.default({}),
      CustomHeadersConfig: z.object({ Items: z.array(Custom) }).default({ Items: [] }),
      RemoveHeadersConfig: z
        .object({ Items: z.array(z.object({ Header: z.string() })) })
        .default({ Items: [] }),
      CorsConfig: z.undefined('CORS in a response headers policy is not played locally').optional(),
    }),
  })
  .transform(
    ({ ResponseHeadersPolicyConfig: policy }): HeadersPolicy => ({
      set: [
        ...securityRules(policy.SecurityHeadersConfig),
        ...policy.CustomHeadersConfig.Items.map(({ Header, Value, Override: override }) => ({
          name: Header,
          value: Value,
          override,
        })),
      ],
      remove: policy.RemoveHeadersConfig.Items.map(({ Header }) => Header),
    }),
  );

export function applyHeadersPolicy(headers: Headers, policy: HeadersPolicy | undefined): void {
  if (!policy) return;
  for (const name of policy.remove) headers.delete(name);
  for (const { name, value, override } of policy.set)
    if (override || !headers.has(name)) headers.set(name, value);
}
