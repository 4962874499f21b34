import { DEA_SCHEDULES, type DeaSchedule } from '@cyclefill/domain/law';
import { classifyProduct } from '@cyclefill/domain/packing';
import { type Findings, type RowReader, type SourceFile, type TableShape, UniqueKeys, readRows, readTable } from '@cyclefill/interop/csv';
import { categoryOf, doseUnitOf, strengthOf } from './fda-form.js';
import { type BilledNdc, readNdc } from './ndc.js';
import type { ApplicationType, ProductRow } from './product-row.js';

const PRODUCT_SHAPE: TableShape = {
  tabs: true,
  legacy: 'windows-1252',
  required: [
    'PRODUCTID', 'PRODUCTNDC', 'PROPRIETARYNAME', 'NONPROPRIETARYNAME', 'DOSAGEFORMNAME', 'ROUTENAME', 'MARKETINGCATEGORYNAME', 'LABELERNAME',
    'SUBSTANCENAME', 'ACTIVE_NUMERATOR_STRENGTH', 'ACTIVE_INGRED_UNIT', 'DEASCHEDULE',
  ],
  optional: [
    'PRODUCTTYPENAME', 'PROPRIETARYNAMESUFFIX', 'STARTMARKETINGDATE', 'ENDMARKETINGDATE', 'APPLICATIONNUMBER', 'PHARM_CLASSES', 'NDC_EXCLUDE_FLAG',
    'LISTING_RECORD_CERTIFIED_THROUGH',
  ],
};
const PACKAGE_SHAPE: TableShape = {
  tabs: true,
  legacy: 'windows-1252',
  required: ['PRODUCTID', 'NDCPACKAGECODE', 'PACKAGEDESCRIPTION'],
  optional: ['PRODUCTNDC', 'STARTMARKETINGDATE', 'ENDMARKETINGDATE', 'NDC_EXCLUDE_FLAG', 'SAMPLE_PACKAGE'],
};

/** Products of the FDA directory's two tab-separated files: one row for each package of each product. */
export function readFdaPair(productFile: SourceFile, packageFile: SourceFile, findings: Findings): readonly ProductRow[] {
  const products = readTable(productFile, PRODUCT_SHAPE, findings);
  const packages = readTable(packageFile, PACKAGE_SHAPE, findings);
  if (products === null || packages === null) return [];
  const byId = new Map<string, Product>();
  const [ids, codes] = [new UniqueKeys(), new UniqueKeys()];
  for (const product of readRows(products, findings.errors, (row) => readProduct(row, ids, productFile.name, findings))) byId.set(product.id, product);
  return readRows(packages, findings.errors, (row) => readPackage(row, byId, codes));
}

type Product = Omit<ProductRow, 'ndc' | 'packageDescription'> & { readonly id: string };

const NO_CODE: BilledNdc = { labeler: '', product: '', package: '', ndc11: '' };

function readPackage(row: RowReader, products: ReadonlyMap<string, Product>, codes: UniqueKeys): ProductRow {
  const product = products.get(row.raw('PRODUCTID'));
  const ndc = readNdc(row.raw('NDCPACKAGECODE'));
  if (product === undefined) row.fail('PRODUCTID', 'no sound row of the product file has this id');
  if (ndc === null) row.fail('NDCPACKAGECODE', 'not an NDC with its hyphens, such as 0054-0142-25');
  else codes.claim(row, 'NDCPACKAGECODE', ndc.ndc11);
  return { ...(product as Product), line: row.line, ndc: ndc ?? NO_CODE, packageDescription: row.text('PACKAGEDESCRIPTION') };
}

function readProduct(row: RowReader, ids: UniqueKeys, file: string, findings: Findings): Product {
  const id = row.raw('PRODUCTID');
  ids.claim(row, 'PRODUCTID', id);
  const [proprietaryName, name] = [row.text('PROPRIETARYNAME'), row.requiredText('NONPROPRIETARYNAME').toLowerCase()];
  const [form, route] = [row.requiredText('DOSAGEFORMNAME'), row.text('ROUTENAME')];
  const ingredient = row.text('SUBSTANCENAME') || name;
  const category = categoryOf(form, route);
  const applicationType = applicationOf(row.raw('MARKETINGCATEGORYNAME'));
  return {
    id, line: row.line, name, ingredient, proprietaryName, form, category, route, applicationType,
    rxcui: '', ingredientRxcui: '', therapeuticClass: '', looks: '', packageSize: null, discardAfterDays: null, unitLengthMm: null,
    brand: (applicationType === 'NDA' || applicationType === 'BLA') && proprietaryName.toLowerCase() !== name,
    labeler: row.text('LABELERNAME'), schedule: scheduleOf(row, file, findings), doseUnit: doseUnitOf(form),
    strength: strengthOf(row.text('ACTIVE_NUMERATOR_STRENGTH'), row.text('ACTIVE_INGRED_UNIT')),
    handling: classifyProduct({ displayName: name, ingredient, form, category }),
  };
}

/** `NDA AUTHORIZED GENERIC` is an NDA; the monographs are over the counter. */
function applicationOf(category: string): ApplicationType {
  const upper = category.toUpperCase();
  if (upper.startsWith('OTC')) return 'OTC';
  const first = upper.split(/[^A-Z]/u)[0];
  return first === 'NDA' || first === 'ANDA' || first === 'BLA' ? first : '';
}

/** A schedule that the law's list does not have is taken for the strictest that may be dispensed, never for none. */
function scheduleOf(row: RowReader, file: string, findings: Findings): DeaSchedule | null {
  const cell = row.raw('DEASCHEDULE');
  if (cell === '') return null;
  const known = DEA_SCHEDULES.find((schedule) => schedule === cell);
  if (known === undefined) findings.notices.add({ file, line: row.line, column: 'DEASCHEDULE', reason: 'not one of the schedules CII to CV; taken as CII' });
  return known ?? 'CII';
}
