import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { StageConfig } from '../stages.ts';
import { type RefusalCode, rateWindowSeconds, refuse } from './refusals.ts';

type Statement = CfnWebACL.StatementProperty;
type Rule = CfnWebACL.RuleProperty;
type Draft = Omit<Rule, 'priority' | 'visibilityConfig'>;

/** What AWS keeps current for us. */
const managedGroups = [
  'AWSManagedRulesAmazonIpReputationList',
  'AWSManagedRulesKnownBadInputsRuleSet',
  'AWSManagedRulesCommonRuleSet',
  'AWSManagedRulesSQLiRuleSet',
];

/**
 * What those groups mark a request with. Of the reputation list not the whole: its third rule lists addresses that take
 * part in floods now, and a mobile carrier puts hundreds of honest shoppers behind one of them.
 */
const hostile = [
  { scope: 'NAMESPACE', key: 'awswaf:managed:aws:core-rule-set:' },
  { scope: 'NAMESPACE', key: 'awswaf:managed:aws:known-bad-inputs:' },
  { scope: 'NAMESPACE', key: 'awswaf:managed:aws:sql-database:' },
  { scope: 'LABEL', key: 'awswaf:managed:aws:amazon-ip-list:AWSManagedIPReputationList' },
  { scope: 'LABEL', key: 'awswaf:managed:aws:amazon-ip-list:AWSManagedReconnaissanceList' },
];

/**
 * First everything that is known of a request becomes a label; then the labels decide, so that a program is refused in
 * JSON and a person with a page, whichever rule found it.
 */
export function rulesFor({ firewall }: StageConfig, options: { readonly servesStaff: boolean }): Rule[] {
  const drafts = [
    marks('api', path('/api/', asWritten)),
    ...(options.servesStaff ? [] : [staffElsewhere]),
    marks('forbidden', allOf(not(labelled('api')), not(method('^(GET|HEAD)$'))), 'page-methods'),
    marks('forbidden', not(method('^(GET|HEAD|POST|PUT|DELETE)$')), 'methods'),
    marks('payload_too_large', largerThan(firewall.maxBodyBytes), 'body-size'),
    marks('too_many_requests', oftenerThan(firewall.ordersPerFiveMinutes, placesAnOrder), 'rate-checkout'),
    marks('too_many_requests', oftenerThan(firewall.signInsPerFiveMinutes, signsIn), 'rate-sign-in'),
    marks('too_many_requests', oftenerThan(firewall.requestsPerFiveMinutes, notTheProvider), 'rate-general'),
    ...managedGroups.map(managed),
    ...verdict('payload_too_large', labelled('payload_too_large')),
    ...verdict('too_many_requests', labelled('too_many_requests')),
    ...verdict('forbidden', anyOf(labelled('forbidden'), ...hostile.map(labelMatch))),
  ];
  return drafts.map((draft, priority) => ({ ...draft, priority, visibilityConfig: seenAs(draft.name) }));
}

/** Sampled, a request is shown whole, with the headers of a person. */
export const seenAs = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: false,
  metricName,
});

const marks = (label: string, statement: Statement, name = label): Draft => ({
  name,
  statement,
  action: { count: {} },
  ruleLabels: [{ name: `loja:${label}` }],
});

/** Counted only, which leaves its labels on the request; the verdict on them is ours to word. */
const managed = (name: string): Draft => ({
  name,
  statement: { managedRuleGroupStatement: { vendorName: 'AWS', name } },
  overrideAction: { count: {} },
});

const verdict = (code: RefusalCode, statement: Statement): Draft[] => [
  {
    name: `refuse-${code}-api`,
    statement: allOf(labelled('api'), statement),
    action: refuse(code, 'api'),
  },
  { name: `refuse-${code}-page`, statement, action: refuse(code, 'page') },
];

const asWritten = ['NONE'];
/** However the path is spelt, as the API would understand it. */
const understood = ['URL_DECODE', 'NORMALIZE_PATH', 'LOWERCASE'];

const transformations = (types: readonly string[]) => types.map((type, priority) => ({ type, priority }));

const path = (searchString: string, as: readonly string[]): Statement => ({
  byteMatchStatement: {
    fieldToMatch: { uriPath: {} },
    positionalConstraint: 'STARTS_WITH',
    searchString,
    textTransformations: transformations(as),
  },
});

const method = (regexString: string): Statement => ({
  regexMatchStatement: {
    fieldToMatch: { method: {} },
    regexString,
    textTransformations: transformations(asWritten),
  },
});

const largerThan = (size: number): Statement => ({
  sizeConstraintStatement: {
    fieldToMatch: { body: { oversizeHandling: 'MATCH' } },
    comparisonOperator: 'GT',
    size,
    textTransformations: transformations(asWritten),
  },
});

const oftenerThan = (limit: number, scopeDownStatement: Statement): Statement => ({
  rateBasedStatement: {
    aggregateKeyType: 'IP',
    evaluationWindowSec: rateWindowSeconds,
    limit,
    scopeDownStatement,
  },
});

const labelMatch = (labelMatchStatement: { scope: string; key: string }): Statement => ({
  labelMatchStatement,
});
const labelled = (label: string): Statement => labelMatch({ scope: 'LABEL', key: `loja:${label}` });
const not = (statement: Statement): Statement => ({ notStatement: { statement } });
const allOf = (...statements: Statement[]): Statement => ({ andStatement: { statements } });
const anyOf = (...statements: Statement[]): Statement => ({ orStatement: { statements } });

const placesAnOrder = allOf(path('/api/orders', understood), method('^POST$'));
const signsIn = anyOf(path('/api/auth/', understood), path('/api/staff/auth/', understood));
/** All of its notifications come from a few addresses, and it signs each. */
const notTheProvider = not(path('/api/webhooks/', understood));

/** The API behind both names is one; the shop's knows nothing of what is for staff. */
const staffElsewhere: Draft = {
  name: 'staff-elsewhere',
  statement: path('/api/staff', understood),
  action: refuse('not_found', 'api'),
};
