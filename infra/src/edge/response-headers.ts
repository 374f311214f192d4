import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
  type ResponseSecurityHeadersBehavior,
} from 'aws-cdk-lib/aws-cloudfront';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { pascal } from '../names.ts';
import type { CardFields, StageConfig } from '../stages.ts';
import { refusalStyleSource } from './refusals.ts';

const own = "'self'";
const nothing = "'none'";

type Sources = Readonly<Record<string, string>>;

/**
 * Nothing inline and nothing foreign: an injected script has no way in and no way out. The one style with a fingerprint
 * is that of the firewall's own pages.
 */
const pageSources: Sources = {
  'default-src': nothing,
  'script-src': own,
  'style-src': `${own} ${refusalStyleSource}`,
  'img-src': `${own} data:`,
  'font-src': own,
  'connect-src': own,
  'manifest-src': own,
  'form-action': own,
  'base-uri': nothing,
  'frame-ancestors': nothing,
};

/**
 * The one page that asks for a card carries the provider's script, and frames whose text the shop cannot read (PCI DSS,
 * SAQ A). By origin and not by fingerprint: the provider changes its script without telling.
 */
const payingSources = ({ scripts, frames, asks }: CardFields): Sources => ({
  ...pageSources,
  'script-src': [own, ...scripts].join(' '),
  'connect-src': [own, ...asks].join(' '),
  'frame-src': frames.join(' '),
});

const dataSources = {
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
  'x-amz-meta-sha256',
  'x-amz-id-2',
  'x-amz-request-id',
];

interface Header {
  readonly header: string;
  readonly value: string;
  readonly override: boolean;
}

type HeadersProps = Pick<StageConfig, 'name' | 'cardFields'>;

/** What each kind of answer carries beside its content. */
export class ResponseHeaders extends Construct {
  readonly pages: ResponseHeadersPolicy;
  readonly paying: ResponseHeadersPolicy;
  readonly photos: ResponseHeadersPolicy;
  readonly api: ResponseHeadersPolicy;
  readonly backOffice: ResponseHeadersPolicy;

  constructor(scope: Construct, id: string, { name: stage, cardFields }: HeadersProps) {
    super(scope, id);
    const policy = (name: string, sources: Sources, ...more: readonly Header[]) =>
      new ResponseHeadersPolicy(this, pascal(name), {
        responseHeadersPolicyName: `loja-${stage}-${name}`,
        securityHeadersBehavior: securityHeaders(sources),
        customHeadersBehavior: { customHeaders: [...everywhere, ...more] },
        removeHeaders: removed,
      });
    this.pages = policy('pages', pageSources);
    this.paying = policy('paying', payingSources(cardFields));
    this.photos = policy('photos', dataSources);
    this.api = policy('api', dataSources, keptByNobody);
    this.backOffice = policy('back-office', pageSources, foundByNobody);
  }
}

const everywhere: readonly Header[] = [
  {
    header: 'Permissions-Policy',
    value: powersNotUsed.map((power) => `${power}=()`).join(', '),
    override: true,
  },
  { header: 'Cross-Origin-Opener-Policy', value: 'same-origin', override: true },
  { header: 'Cross-Origin-Resource-Policy', value: 'same-origin', override: true },
];

/** A handler says how long its answer may be kept; API Gateway's own errors say nothing. */
const keptByNobody: Header = { header: 'Cache-Control', value: 'no-store', override: false };
const foundByNobody: Header = { header: 'X-Robots-Tag', value: 'noindex, nofollow', override: true };

const securityHeaders = (sources: Sources): ResponseSecurityHeadersBehavior => ({
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
