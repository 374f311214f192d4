import { Certificate, CertificateValidation, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { DistributionProps } from 'aws-cdk-lib/aws-cloudfront';
import { SecurityPolicyProtocol } from 'aws-cdk-lib/aws-cloudfront';
import { Construct } from 'constructs';
import type { StageConfig } from '../stages.ts';

type Named = Pick<DistributionProps, 'domainNames' | 'certificate' | 'minimumProtocolVersion'>;

/**
 * The names under which a stage is found, and the certificate that proves them: it waits, at the first deploy, for the
 * DNS records that ACM asks for. A laptop has no name to prove.
 */
export class PublicNames extends Construct {
  readonly shop: Named;
  readonly backOffice: Named;
  /** The one name of the shop; whoever comes by another is sent there. */
  readonly canonicalHost: string | undefined;

  constructor(scope: Construct, id: string, stage: StageConfig) {
    super(scope, id);
    if (stage.name === 'local') {
      this.shop = {};
      this.backOffice = {};
      return;
    }
    const shop = new URL(stage.shopUrl).hostname;
    const backOffice = new URL(stage.backOfficeUrl).hostname;
    const shopNames = shop.startsWith('www.') ? [shop, shop.slice('www.'.length)] : [shop];
    const certificate = new Certificate(this, 'Certificate', {
      domainName: shop,
      subjectAlternativeNames: [...shopNames.slice(1), backOffice],
      validation: CertificateValidation.fromDns(),
    });
    this.canonicalHost = shop;
    this.shop = named(shopNames, certificate);
    this.backOffice = named([backOffice], certificate);
  }
}

const named = (domainNames: string[], certificate: ICertificate): Named => ({
  domainNames,
  certificate,
  minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
});
