/** The walls of the house, executable. See STYLE.md for why each stands. */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'context-imports-context',
      comment:
        'another context is reached by its offers, its contract or its events; CDK stacks and seeds compose',
      severity: 'error',
      from: { path: '^services/src/([^/]+)/', pathNot: '/(infra|seed)/|state-machine\\.ts$' },
      to: { path: '^services/src/', pathNot: '^services/src/($1/|[^/]+/(offers\\.ts$|seed/))' },
    },
    {
      name: 'seeds-are-for-the-first-day',
      comment: 'samples belong to a start and to tests, never in a function',
      severity: 'error',
      from: { path: '^services/src/', pathNot: '/seed/|\\.test\\.ts$' },
      to: { path: '^services/src/[^/]+/seed/' },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^services/src/[^/]+/domain/', pathNot: '\\.test\\.ts$' },
      to: { path: '/(adapters|ports|use-cases|entrypoints|infra|workflows)|^packages/platform/|@aws-sdk' },
    },
    {
      name: 'use-case-knows-ports-only',
      severity: 'error',
      from: { path: '^services/src/[^/]+/use-cases/', pathNot: '\\.test\\.ts$' },
      to: { path: '/(adapters|entrypoints|infra)/|@aws-sdk' },
    },
    {
      name: 'aws-sdk-only-in-adapters',
      severity: 'error',
      from: { path: '^(services|packages|apps)/', pathNot: '/adapters/|^packages/platform/|\\.test\\.ts$' },
      to: { path: 'node_modules/@aws-sdk/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'cdk-only-in-infra',
      severity: 'error',
      from: {
        path: '^(services|packages|apps|local)/',
        pathNot: '/infra/|state-machine(\\.test)?\\.ts$|^local/src/.*(test|fixture)',
      },
      to: { path: 'node_modules/(aws-cdk-lib|constructs|cdk-nag)/' },
    },
    {
      name: 'apps-see-contracts-only',
      comment: 'what tests render is the sample shelf',
      severity: 'error',
      from: { path: '^apps/', pathNot: '(\\.test|-under-test)\\.ts$' },
      to: { path: '^(services|infra|local|packages/platform)/' },
    },
    {
      name: 'product-never-imports-local',
      severity: 'error',
      from: { path: '^(services|packages|apps|infra)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(local|tests)/', pathNot: '^tests/src/settings\\.ts$' },
    },
    {
      name: 'kernel-stands-alone',
      severity: 'error',
      from: { path: '^packages/kernel/' },
      to: { path: '^(packages/(contracts|platform)|services|apps|infra|local)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|cdk\\.out|\\.local|\\.venv|\\.astro)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs'],
    },
  },
};
