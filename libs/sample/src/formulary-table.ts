import type { ApplicationType, Product, ProductCategory } from './product.js';

const ROUTES: Readonly<Record<ProductCategory, string>> = {
  oral_solid: 'ORAL', oral_liquid: 'ORAL', oral_powder: 'ORAL', rectal: 'RECTAL', eye: 'OPHTHALMIC',
  topical: 'TOPICAL', patch: 'TRANSDERMAL', insulin: 'SUBCUTANEOUS', injectable: 'SUBCUTANEOUS',
  inhaler: 'RESPIRATORY (INHALATION)', nebulizer: 'RESPIRATORY (INHALATION)', nasal: 'NASAL',
};

const DOSE_UNITS: Readonly<Record<ProductCategory, string>> = {
  oral_solid: 'tablet', oral_liquid: 'mL', oral_powder: 'g', rectal: 'suppository', eye: 'drop',
  topical: 'application', patch: 'patch', insulin: 'units', injectable: 'mL',
  inhaler: 'inhalation', nebulizer: 'mL', nasal: 'spray',
};

/** Forms whose route or dose unit differs from the rest of their category. */
const FORM_ROUTES: Readonly<Record<string, string>> = {
  'Sublingual Tablet': 'SUBLINGUAL', 'Medicated Patch': 'TOPICAL', 'Injectable Solution': 'INTRAMUSCULAR',
};
const FORM_DOSE_UNITS: Readonly<Record<string, string>> = { 'Topical Gel': 'g' };

/**
 * Products of one category from a table of one line each. Columns, divided by `|`: NDC, display name, ingredients
 * (divided by ` / `), strength, form, RxCUI, ingredient RxCUI, class, DEA schedule, application, colour, marks,
 * brand name, package. Marks: S splittable, H hazardous, G hygroscopic, L sublingual, R refrigerated,
 * O original container, X do not crush.
 */
export function formularyTable(category: ProductCategory, text: string): Product[] {
  return text.trim().split('\n').map((line) => productOf(category, line.split('|')));
}

function productOf(category: ProductCategory, cells: readonly string[]): Product {
  const at = (column: number): string => cells[column] ?? '';
  const form = at(4);
  const marks = at(11);
  const [packageSize = '', packageUnit = ''] = at(13).split(' ');
  return {
    ndc: at(0), ndc11: paddedNdc(at(0)), name: at(1), ingredients: at(2).split(' / '), strength: at(3), form, category,
    doseUnit: doseUnitOf(category, form), route: routeOf(category, form),
    rxcui: at(5), ingredientRxcui: at(6), therapeuticClass: at(7), schedule: at(8),
    application: at(9) as ApplicationType, colour: at(10), brandName: at(12),
    splittable: marks.includes('S'), hazardous: marks.includes('H'), hygroscopic: marks.includes('G'),
    sublingual: marks.includes('L'), refrigerated: marks.includes('R'), originalContainer: marks.includes('O'),
    doNotCrush: marks.includes('X'),
    packageSize: packageSize === '' ? null : Number(packageSize), packageUnit,
  };
}

function paddedNdc(ndc: string): string {
  const [labeler = '', product = '', pack = ''] = ndc.split('-');
  return labeler.padStart(5, '0') + product.padStart(4, '0') + pack.padStart(2, '0');
}

function routeOf(category: ProductCategory, form: string): string {
  if (category === 'insulin') return ROUTES.insulin;
  return FORM_ROUTES[form] ?? ROUTES[category];
}

function doseUnitOf(category: ProductCategory, form: string): string {
  if (form.endsWith('Capsule')) return 'capsule';
  return FORM_DOSE_UNITS[form] ?? DOSE_UNITS[category];
}
