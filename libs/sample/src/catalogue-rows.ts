import type { CatalogueRow } from './census-rows.js';
import { FORMULARY } from './formulary.js';
import { LABELERS } from './labelers.js';
import type { Product } from './product.js';

/** The formulary as rows of `catalogue.csv`. */
export function catalogueRows(): CatalogueRow[] {
  return FORMULARY.map(catalogueRow);
}

function catalogueRow(product: Product): CatalogueRow {
  const labelerCode = product.ndc11.slice(0, 5);
  const ingredients = product.ingredients.join(' / ');
  return {
    ndc11: product.ndc11, ndc: product.ndc, product_ndc: product.ndc.slice(0, product.ndc.lastIndexOf('-')),
    labeler_code: labelerCode, labeler_name: LABELERS[labelerCode] ?? '',
    nonproprietary_name: ingredients, display_name: product.name, substance_name: ingredients,
    proprietary_name: product.brandName, dosage_form: product.form, category: product.category,
    dose_unit: product.doseUnit, route: product.route, strength: product.strength, strength_source: 'label',
    dea_schedule: product.schedule, therapeutic_class: product.therapeuticClass, rxcui: product.rxcui,
    ingredient_rxcui: product.ingredientRxcui, package_description: '',
    package_size: product.packageSize === null ? '' : String(product.packageSize), package_unit: product.packageUnit,
    pill_color: product.colour.toUpperCase(), rx_votes: '',
    brand: flag(product.application === 'NDA' || product.application === 'BLA'), application_type: product.application,
    splittable: flag(product.splittable), description: descriptionOf(product), hazardous: flag(product.hazardous),
    original_container: flag(product.originalContainer || product.hygroscopic), refrigerated: flag(product.refrigerated),
  };
}

/** Colour and kind of a pill; shape and imprint are not known and not made up. */
function descriptionOf({ colour, doseUnit, category }: Product): string {
  if (category !== 'oral_solid' || colour === '') return '';
  return `${colour.replaceAll(';', ' and ')} ${doseUnit}`;
}

function flag(value: boolean): string {
  return value ? 'Y' : 'N';
}
