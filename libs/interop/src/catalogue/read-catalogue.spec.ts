import { describe, expect, it } from '@jest/globals';
import { formatIssue } from '@cyclefill/interop/csv';
import { readNdc } from './ndc.js';
import { readCatalogue } from './read-catalogue.js';

const COLUMNS = [
  'ndc11', 'ndc', 'product_ndc', 'labeler_code', 'labeler_name', 'nonproprietary_name', 'display_name', 'substance_name', 'proprietary_name', 'dosage_form',
  'category', 'dose_unit', 'route', 'strength', 'strength_source', 'dea_schedule', 'therapeutic_class', 'rxcui', 'ingredient_rxcui', 'package_description',
  'package_size', 'package_unit', 'pill_color', 'rx_votes',
];
const PLAIN: Readonly<Record<string, string>> = {
  ndc11: '00054014225', ndc: '0054-0142-25', labeler_name: 'Sample Labs', nonproprietary_name: 'acarbose', display_name: 'acarbose', substance_name: 'Acarbose',
  dosage_form: 'Oral Tablet', category: 'oral_solid', dose_unit: 'tablet', route: 'ORAL', strength: '100 mg', pill_color: 'WHITE;BLUE',
};

function catalogue(rows: readonly Readonly<Record<string, string>>[], extra: readonly string[] = []): { name: string; content: string } {
  const columns = [...COLUMNS, ...extra];
  return { name: 'catalogue.csv', content: [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))].map((cells) => cells.join(',')).join('\n') };
}

describe('a catalogue file', () => {
  it('gives products with the three segments of their NDC as they stand', () => {
    const { products, errorCount } = readCatalogue([catalogue([PLAIN])]);
    expect(errorCount).toBe(0);
    expect(products[0]).toMatchObject({
      ndc: { labeler: '0054', product: '0142', package: '25', ndc11: '00054014225' }, name: 'acarbose', strength: '100 mg', looks: 'white and blue', brand: false, schedule: null,
      handling: { countable: true, splitUnit: 500, hazardous: false, originalContainer: false, refrigerated: false },
    });
  });

  it('lets the row decide about handling where it says something', () => {
    const optional = ['splittable', 'hazardous', 'original_container', 'refrigerated', 'brand', 'application_type', 'description'];
    const row = { ...PLAIN, splittable: 'N', hazardous: 'Y', original_container: 'Y', refrigerated: 'N', brand: 'Y', application_type: 'NDA', description: 'white tablet' };
    const { products } = readCatalogue([catalogue([row], optional)]);
    expect(products[0]).toMatchObject({
      brand: true, applicationType: 'NDA', looks: 'white tablet',
      handling: { countable: true, splitUnit: 1000, hazardous: true, originalContainer: true, refrigerated: false },
    });
  });

  it('names every bad cell', () => {
    const rows = [
      { ...PLAIN, ndc: '00054014225' }, { ...PLAIN, ndc: '0054-0142-26' }, { ...PLAIN, ndc11: '00054014226', ndc: '0054-0142-26', dea_schedule: 'CX', strength: '' },
      PLAIN, { ...PLAIN, nonproprietary_name: '=1' },
    ];
    expect(readCatalogue([catalogue(rows)]).errors.map(formatIssue)).toEqual([
      'catalogue.csv:2:ndc: not an NDC with its hyphens, such as 0054-0142-25',
      'catalogue.csv:3:ndc11: not the 11 digits of 0054-0142-26',
      'catalogue.csv:4:strength: is empty',
      'catalogue.csv:4:dea_schedule: neither empty nor one of CII, CIII, CIV, CV',
      'catalogue.csv:4:ndc11: already on line 3',
      'catalogue.csv:5:ndc11: already on line 2',
      'catalogue.csv:6:nonproprietary_name: formula text',
      'catalogue.csv:6:ndc11: already on line 2',
    ]);
  });
});

describe('several catalogue files', () => {
  it('must not describe one package twice', () => {
    const other = { ...catalogue([PLAIN]), name: 'more.csv' };
    expect(readCatalogue([catalogue([PLAIN]), other]).errors.map(formatIssue)).toEqual(['more.csv:2:ndc11: NDC 00054014225 is already in catalogue.csv']);
  });
});

describe('readNdc', () => {
  it.each([['1234-5678-90', '01234567890'], ['12345-678-90', '12345067890'], ['12345-6789-0', '12345678900'], ['12345-6789-01', '12345678901']])('pads %s by its segments', (ndc, ndc11) => {
    expect(readNdc(ndc)?.ndc11).toBe(ndc11);
  });

  it.each(['1234567890', '1234-567-89', '12345-678-9', '1234-5678-9', 'a-b-c'])('does not guess at %s', (ndc) => {
    expect(readNdc(ndc)).toBeNull();
  });
});

describe('the FDA pair', () => {
  const product = [
    'PRODUCTID\tPRODUCTNDC\tPRODUCTTYPENAME\tPROPRIETARYNAME\tNONPROPRIETARYNAME\tDOSAGEFORMNAME\tROUTENAME\tMARKETINGCATEGORYNAME\tLABELERNAME\tSUBSTANCENAME\tACTIVE_NUMERATOR_STRENGTH\tACTIVE_INGRED_UNIT\tDEASCHEDULE',
    'A\t0054-0142\tHUMAN PRESCRIPTION DRUG\tSamplin\tCarbidopa and Levodopa\tTABLET, FILM COATED\tORAL\tNDA AUTHORIZED GENERIC\tSample Labs\tCARBIDOPA; LEVODOPA\t25; 100\tmg/1; mg/1\t',
    'B\t0054-0143\tHUMAN PRESCRIPTION DRUG\t\tSampline\tPATCH, EXTENDED RELEASE\tTRANSDERMAL\tANDA\tSample Labs\tSAMPLINE\t25\tug/h\tC9',
  ].join('\r\n');
  const packages = 'PRODUCTID\tPRODUCTNDC\tNDCPACKAGECODE\tPACKAGEDESCRIPTION\nA\t0054-0142\t0054-0142-25\t100 TABLET in 1 BOTTLE\nB\t0054-0143\t0054-0143-01\t5 PATCH in 1 CARTON';

  it('gives one product for each package, in our words', () => {
    const { products, errors, notices } = readCatalogue([{ name: 'package.txt', content: packages }, { name: 'product.txt', content: product }]);
    expect(errors).toEqual([]);
    expect(products.map(({ ndc, name, strength, category, doseUnit, applicationType, brand, schedule }) => ({ ndc: ndc.ndc11, name, strength, category, doseUnit, applicationType, brand, schedule }))).toEqual([
      { ndc: '00054014225', name: 'carbidopa and levodopa', strength: '25 mg-100 mg', category: 'oral_solid', doseUnit: 'tablet', applicationType: 'NDA', brand: true, schedule: null },
      { ndc: '00054014301', name: 'sampline', strength: '25 mcg/h', category: 'patch', doseUnit: '', applicationType: 'ANDA', brand: false, schedule: 'CII' },
    ]);
    expect(notices.map(formatIssue)).toEqual(['product.txt:3:DEASCHEDULE: not one of the schedules CII to CV; taken as CII']);
  });

  it('needs both files', () => {
    expect(readCatalogue([{ name: 'product.txt', content: product }]).errors.map(formatIssue)).toEqual(['product.txt:1:-: the FDA product file and package file are needed together']);
  });
});
