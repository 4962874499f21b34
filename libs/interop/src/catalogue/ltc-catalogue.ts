import { type Milli, ONE_UNIT } from '@cyclefill/domain/kernel';
import { type ProductHandling, classifyProduct } from '@cyclefill/domain/packing';
import { type Findings, type RowReader, type SourceFile, type TableShape, UniqueKeys, readRows, readTable } from '@cyclefill/interop/csv';
import { type BilledNdc, readNdc } from './ndc.js';
import { APPLICATION_TYPES, type ApplicationType, type ProductRow } from './product-row.js';
import { readSchedule } from './read-schedule.js';

/** Columns of `catalogue.csv`. */
export const CATALOGUE_SHAPE: TableShape = {
  required: [
    'ndc11', 'ndc', 'product_ndc', 'labeler_code', 'labeler_name', 'nonproprietary_name', 'display_name', 'substance_name', 'proprietary_name',
    'dosage_form', 'category', 'dose_unit', 'route', 'strength', 'strength_source', 'dea_schedule', 'therapeutic_class', 'rxcui', 'ingredient_rxcui',
    'package_description', 'package_size', 'package_unit', 'pill_color', 'rx_votes',
  ],
  optional: ['brand', 'application_type', 'splittable', 'description', 'hazardous', 'original_container', 'refrigerated', 'discard_after_days', 'unit_length_mm'],
};

const HALF = 500 as Milli;

/** Products of a catalogue with one row a package. */
export function readLtcCatalogue(source: SourceFile, findings: Findings): readonly ProductRow[] {
  const table = readTable(source, CATALOGUE_SHAPE, findings);
  const packages = new UniqueKeys();
  return readRows(table, findings.errors, (row) => {
    const product = readProduct(row);
    packages.claim(row, 'ndc11', product.ndc.ndc11);
    return product;
  });
}

function readProduct(row: RowReader): ProductRow {
  const ndc = readCode(row);
  const [nonproprietary, proprietaryName] = [row.requiredText('nonproprietary_name'), row.text('proprietary_name')];
  const substance = row.text('substance_name');
  const name = row.text('display_name') || nonproprietary;
  const [form, category] = [row.requiredText('dosage_form'), row.requiredText('category')];
  const ingredient = substance === '' ? nonproprietary : substance;
  return {
    line: row.line, ndc, name, ingredient, proprietaryName, form, category,
    rxcui: row.text('rxcui'), ingredientRxcui: row.text('ingredient_rxcui'),
    brand: row.flag('brand', proprietaryName !== '' && proprietaryName.toLowerCase() !== nonproprietary.toLowerCase()),
    applicationType: readApplication(row), labeler: row.text('labeler_name'), strength: row.requiredText('strength'), route: row.text('route'),
    doseUnit: row.text('dose_unit'), schedule: readSchedule(row, 'dea_schedule'), therapeuticClass: row.text('therapeutic_class'),
    looks: row.text('description') || row.text('pill_color').toLowerCase().replaceAll(';', ' and '),
    packageDescription: row.text('package_description'), packageSize: row.optionalQuantity('package_size'),
    discardAfterDays: row.raw('discard_after_days') === '' ? null : row.integer('discard_after_days', { min: 1, max: 3660 }),
    unitLengthMm: row.raw('unit_length_mm') === '' ? null : row.integer('unit_length_mm', { min: 1, max: 60 }),
    handling: readHandling(row, { displayName: name, ingredient, form, category }),
  };
}

function readCode(row: RowReader): BilledNdc {
  const ndc = readNdc(row.raw('ndc'));
  if (ndc === null) row.fail('ndc', 'not an NDC with its hyphens, such as 0054-0142-25');
  else if (ndc.ndc11 !== row.raw('ndc11')) row.fail('ndc11', `not the 11 digits of ${row.raw('ndc')}`);
  return ndc ?? { labeler: '', product: '', package: '', ndc11: row.raw('ndc11') };
}

function readApplication(row: RowReader): ApplicationType {
  const cell = row.raw('application_type').toUpperCase();
  const known = APPLICATION_TYPES.find((type) => type === cell);
  if (known === undefined && cell !== '') row.fail('application_type', `neither empty nor one of ${APPLICATION_TYPES.join(', ')}`);
  return known ?? '';
}

/** Handling by name and form; what the row itself says wins. */
function readHandling(row: RowReader, product: Pick<Parameters<typeof classifyProduct>[0], 'displayName' | 'ingredient' | 'form' | 'category'>): ProductHandling {
  const said = (column: string): boolean | undefined => (row.raw(column) === '' ? undefined : row.flag(column));
  const given: Partial<Record<keyof ProductHandling, boolean>> = {
    hazardous: said('hazardous'), originalContainer: said('original_container'), refrigerated: said('refrigerated'),
  };
  const overrides = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const handling = classifyProduct({ ...product, overrides });
  const splittable = said('splittable');
  // Only what is counted out can be split; a syrup is measured whatever the column says.
  return splittable === undefined || !handling.countable ? handling : { ...handling, splitUnit: splittable ? HALF : ONE_UNIT };
}
