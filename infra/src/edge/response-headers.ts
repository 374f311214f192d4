import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
  type ResponseSecurityHeadersBehavior,
} from 'aws-cdk-lib/aws-cloudfront';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

const own = "'self'";
const nothing = "'none'";

/** Nothing inline and nothing foreign: an injected script has no way in and no way out. */
const pageSources: Readonly<Record<string, string>> = {
  'default-src': nothing,
  'script-src': own,
  'style-src': own,
  'img-src': `${own} data:`,
  'font-src': own,
  'connect-src': own,
  'manifest-src': own,
  'form-action': own,
  'base-uri': nothing,
  'frame-ancestors': nothing,
};

const apiSources = {
  'default-src': nothing,
  'frame-ancestors': nothing,
  'base-uri': nothing,
  'form-action': nothing,
};

const powersNotUsed = [
  'accelerometer',
  'camera',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'payment',
  'usb',
];

/** What would tell a stranger how things are kept. */
const removed = [
  'server',
  'x-powered-by',
  'x-amz-server-side-encryption',
  'x-amz-server-side-encryption-aws-kms-key-id',
  'x-amz-server-side-encryption-bucket-key-enabled',
  'x-amz-version-id',
];

export function pageHeaders(scope: Construct, stage: string): ResponseHeadersPolicy {
  return policy(scope, 'PageHeaders', `loja-${stage}-pages`, pageSources);
}

export function apiHeaders(scope: Construct, stage: string): ResponseHeadersPolicy {
  return policy(scope, 'ApiHeaders', `loja-${stage}-api`, apiSources);
}

function policy(scope: Construct, id: string, name: string, sources: Readonly<Record<string, string>>) {
  return new ResponseHeadersPolicy(scope, id, {
    responseHeadersPolicyName: name,
    securityHeadersBehavior: securityHeaders(sources),
    customHeadersBehavior: {
      customHeaders: [
        {
          header: 'Permissions-Policy',
          value: powersNotUsed.map((power) => `${power}=()`).join(', '),
          override: true,
        },
        { header: 'Cross-Origin-Opener-Policy', value: 'same-origin', override: true },
        { header: 'Cross-Origin-Resource-Policy', value: 'same-origin', override: true },
      ],
    },
    removeHeaders: removed,
  });
}

const securityHeaders = (sources: Readonly<Record<string, string>>): ResponseSecurityHeadersBehavior => ({
  contentSecurityPolicy: {
    contentSecurityPolicy: Object.entries(sources)
      .map(([directive, source]) => `${directive} ${source}`)
      .join('; '),
    override: true,
  },
  strictTransportSecurity: {
    accessControlMaxAge: Duration.days(365),
    includeSubdomains: true,
    override: true,
  },
  contentTypeOptions: { override: true },
  frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
  referrerPolicy: {
    // An order's page carries its id in the address: other sites learn the shop's name at most.
    referrerPolicy: HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN,
    override: true,
  },
});
