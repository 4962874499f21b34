import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gtin14OfNdc } from '@cyclefill/domain/identification';
import { z } from 'zod';
import { type BenchDesk, benchDesk } from '../support/bench-desk.js';
import { samplePharmacy } from '../support/sample-pharmacy.js';

/** A right UPC-A that holds no NDC. */
const UPC = '012345678905';
/** One that holds an NDC which no catalogue has. */
const NO_DRUG = gtin14OfNdc({ labeler: '9999', product: '9999', package: '99' }) ?? '';
const Product = z.object({ ndc11: z.string(), labeler: z.string(), product: z.string(), package: z.string() });
const HIBC = '+A123BJC5D6E71G';

describe("a maker's code that the catalogue cannot tell", () => {
  let desk: BenchDesk;
  let packId: string;
  let ndc11: string;
  let other: string;
  let otherGtin: string;
  const scan = async (raw: string): Promise<unknown> => (await desk.post('tess', `packs/${packId}/scans`, { raw }))[1];
  const assign = async (who: string, raw: string, product: string | null): ReturnType<BenchDesk['post']> =>
    desk.post(who, 'assigned-codes', { scan: raw, ndc11: product, reason: 'read from the package' }, { 'If-Match': String((await desk.get('tess', 'assigned-codes'))[1]['version']) });

  beforeAll(async () => {
    desk = await benchDesk(await samplePharmacy({ facilities: 1, residents: 3, seed: 7 }), '2026-12-07', new Date('2026-12-01T15:00:00Z'));
    packId = (await desk.read(z.object({ id: z.string() }), 'select p.id from pack p join pack_cell c on c.pack_id = p.id where p.is_current order by p.id limit 1'))[0]?.id ?? '';
    await desk.command('tess', packId, 'start');
    ndc11 = (await desk.pack(packId)).orders[0]?.ndc11 ?? '';
    const [product] = await desk.read(Product, `select ndc11, ndc_labeler as labeler, ndc_product as product, ndc_package as package from drug_product where superseded_at is null and ndc11 <> '${ndc11}' and length(ndc_labeler || ndc_product || ndc_package) = 10 order by ndc11 limit 1`);
    if (product === undefined) throw new Error('the sample has no product with an NDC of ten digits');
    other = product.ndc11;
    otherGtin = gtin14OfNdc(product) ?? '';
  });
  afterAll(() => desk.close());

  it('is unknown at every station until a pharmacist says what it is of', async () => {
    for (const raw of [UPC, HIBC]) expect(await scan(raw)).toMatchObject({ verdict: 'unknown', code: 'not_known' });
    expect(await assign('tess', UPC, ndc11)).toMatchObject([403, { code: 'auth.permission-missing' }]);
    for (const raw of [UPC, HIBC]) {
      expect(await assign('pam', raw, ndc11)).toMatchObject([200, {}]);
      expect(await scan(raw)).toMatchObject({ verdict: 'ok', code: 'right_product' });
    }
    expect(await desk.post('tess', 'scans', { raw: UPC })).toMatchObject([200, { verdict: 'ok' }]);
    expect((await desk.get('tess', 'assigned-codes'))[1]['items']).toMatchObject([{ code: '+A123BJC5D6E71', ndc11 }, { code: `00${UPC}`, ndc11, reason: 'read from the package' }]);
  });

  it('is stopped where it is of another product than the order wants', async () => {
    await assign('pam', UPC, other);
    expect(await scan(UPC)).toMatchObject({ verdict: 'stop' });
  });

  it('is received into stock as that product', async () => {
    expect(await desk.post('tess', 'inventory/receipts', { scan: UPC, lot: 'L1', expiresOn: '2028-06-30', units: '100', location: 'SHELF A' })).toMatchObject([200, { containers: [{ ndc11: other }] }]);
  });

  it('is unknown again when the word is taken back', async () => {
    await assign('pam', UPC, null);
    expect(await scan(UPC)).toMatchObject({ verdict: 'unknown', code: 'not_known' });
  });

  it.each([
    ['an NDC, which the catalogue alone knows', () => ndc11, () => ndc11, '/scan'], ['a GTIN that the catalogue knows by its digits', () => otherGtin, () => ndc11, '/scan'], ['an NDC in it that the catalogue lacks', () => NO_DRUG, () => ndc11, '/scan'],
    ['a damaged code', () => '012345678906', () => ndc11, '/scan'], ['a product that nobody catalogued', () => UPC, () => '99999999999', '/ndc11'],
  ])('cannot be said of %s', async (_, raw, product, pointer) => expect(await assign('pam', raw(), product())).toMatchObject([400, { errors: [{ pointer }] }]));
});
