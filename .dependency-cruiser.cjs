/** Who may import whom; see docs/architecture.md. Every rule is an error and has no exemption. */
const domain = '^libs/domain/src';
const spec = '\\.(spec|property-spec|medium-spec|e2e-spec)\\.ts$';
const inside = (from, allowed) => ({
  name: `domain-${from}`,
  severity: 'error',
  from: { path: `${domain}/${from}/`, pathNot: spec },
  to: { path: `${domain}/`, pathNot: `${domain}/(${[from, ...allowed].join('|')})/` },
});

/** Order of the features: each may use those before it, through their index alone. */
const FEATURES = {
  identity: [],
  facility: [],
  formulary: ['facility'],
  resident: ['facility', 'formulary', 'identity'],
  clinical: ['resident', 'formulary', 'facility', 'identity'],
  order: ['clinical', 'resident', 'formulary', 'facility', 'identity'],
  fill: ['order', 'clinical', 'resident', 'formulary', 'facility', 'identity'],
  pack: ['fill', 'order', 'resident', 'formulary', 'facility', 'identity'],
  refill: ['pack', 'fill', 'order', 'resident', 'formulary', 'facility', 'identity'],
  reconciliation: ['refill', 'pack', 'fill', 'order', 'resident', 'formulary', 'facility', 'identity'],
  stock: ['refill', 'pack', 'fill', 'order', 'resident', 'formulary', 'facility', 'identity'],
  compounding: ['stock', 'order', 'resident', 'formulary', 'facility', 'identity'],
  bench: ['stock', 'pack', 'fill', 'order', 'resident', 'formulary', 'facility', 'identity'],
  delivery: ['bench', 'refill', 'stock', 'pack', 'fill', 'order', 'resident', 'formulary', 'facility', 'identity'],
  document: ['delivery', 'compounding', 'reconciliation', 'bench', 'refill', 'stock', 'pack', 'fill', 'order', 'resident', 'formulary', 'facility', 'identity'],
  printing: ['document', 'pack', 'fill', 'order', 'resident', 'formulary', 'facility', 'identity'],
  packager: ['document', 'pack', 'fill', 'order', 'resident', 'formulary', 'facility', 'identity'],
};

module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-orphan', severity: 'error', from: { orphan: true, pathNot: ['\\.(spec|property-spec|medium-spec|e2e-spec|builder)\\.ts$', 'main\\.ts$', '\\.thread\\.ts$'] }, to: {} },
    { name: 'not-to-test', severity: 'error', from: { path: '^(apps|libs)/', pathNot: spec }, to: { path: '^test/' } },
    { name: 'not-to-spec', severity: 'error', from: {}, to: { path: spec } },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'no-lib-to-app', severity: 'error', from: { path: '^libs/' }, to: { path: '^apps/' } },
    { name: 'no-app-to-app', severity: 'error', from: { path: '^apps/([^/]+)/' }, to: { path: '^apps/(?!$1/)' } },
    {
      name: 'no-deep-path-into-another-lib', severity: 'error',
      from: { path: '^libs/((?:platform|features)/[^/]+|[^/]+)/' },
      to: { path: '^libs/', pathNot: ['^libs/$1/', '^libs/((platform|features)/[^/]+|contracts|pdf|sample)/src/index\\.ts$', '^libs/(domain|interop)/src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'domain-folders-meet-at-their-index', severity: 'error',
      from: { path: `${domain}/([^/]+)/` },
      to: { path: `${domain}/([^/]+)/`, pathNot: [`${domain}/$1/`, `${domain}/[^/]+/index\\.ts$`] },
    },
    { name: 'domain-is-pure', severity: 'error', from: { path: domain, pathNot: spec }, to: { pathNot: [domain, '^node_modules/luxon/', '^node_modules/@types/luxon/'] } },
    { name: 'luxon-in-one-file', severity: 'error', from: { path: '^(apps|libs)/', pathNot: `${domain}/kernel/zone\\.ts$` }, to: { path: 'node_modules/(@types/)?luxon/' } },
    inside('kernel', []),
    inside('identification', ['kernel']),
    inside('stock', ['kernel', 'law', 'identification']),
    inside('law', ['kernel']),
    inside('sig', ['kernel', 'regimen']),
    inside('regimen', ['kernel']),
    inside('product', ['kernel', 'identification', 'sig']),
    inside('orders', ['kernel', 'identification', 'law', 'regimen']),
    inside('reconciliation', ['kernel', 'identification', 'regimen', 'sig', 'product', 'orders']),
    inside('clinical', ['kernel', 'law', 'regimen', 'product']),
    inside('cycle-fill', ['kernel', 'law', 'regimen', 'clinical']),
    inside('refill', ['kernel', 'law', 'regimen', 'cycle-fill']),
    inside('packing', ['kernel', 'law', 'regimen', 'cycle-fill']),
    inside('bench', ['kernel', 'identification', 'product', 'law', 'regimen', 'cycle-fill', 'packing', 'stock']),
    inside('compounding', ['kernel', 'identification', 'law', 'regimen', 'product', 'orders']),
    inside('delivery', ['kernel', 'identification', 'law', 'regimen', 'cycle-fill', 'packing', 'refill', 'bench']),
    inside('documents', ['kernel', 'identification', 'law', 'sig', 'regimen', 'orders', 'reconciliation', 'cycle-fill', 'packing']),
    { name: 'contracts-know-zod-alone', severity: 'error', from: { path: '^libs/contracts/', pathNot: spec }, to: { pathNot: ['^libs/contracts/', 'node_modules/zod/'] } },
    { name: 'interop-is-pure', severity: 'error', from: { path: '^libs/interop/', pathNot: spec }, to: { pathNot: ['^libs/(interop|domain|contracts)/', 'node_modules/(csv-parse|saxes|zod)/'] } },
    { name: 'sample-stands-alone', severity: 'error', from: { path: '^libs/sample/', pathNot: spec }, to: { pathNot: ['^libs/sample/'] } },
    { name: 'pdf-draws-models', severity: 'error', from: { path: '^libs/pdf/', pathNot: spec }, to: { path: '^(libs|apps)/', pathNot: ['^libs/pdf/', `${domain}/documents/index\\.ts$`] } },
    { name: 'platform-knows-no-feature', severity: 'error', from: { path: '^libs/platform/', pathNot: spec }, to: { path: '^libs/', pathNot: ['^libs/(platform|contracts)/', `${domain}/kernel/index\\.ts$`] } },
    ...Object.entries(FEATURES).map(([feature, before]) => ({
      name: `feature-${feature}`, severity: 'error',
      from: { path: `^libs/features/${feature}/` },
      to: { path: '^libs/features/', pathNot: [feature, ...before].map((name) => `^libs/features/${name}/`) },
    })),
    { name: 'pdf-in-documents-alone', severity: 'error', from: { path: '^(apps|libs/features/(?!document/))' }, to: { path: '^libs/pdf/' } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
