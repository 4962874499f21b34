import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RecordConsent, type RecordConsentRequest } from '@cyclefill/features/refill';
import { z } from 'zod';
import { type BenchDesk, benchDesk } from '../../support/bench-desk.js';
import { editCsv } from '../../support/edit-csv.js';
import { samplePharmacy } from '../../support/sample-pharmacy.js';

const Pack = z.object({ id: z.string(), resident: z.string(), facility: z.string() });
const PACKS = `
select p.id, p.resident_id as resident, f.code as facility from pack p join facility f on f.id = p.facility_id where p.is_current and p.state = 'planned'
  and (select count(distinct c.order_id) from pack_cell c where c.pack_id = p.id) >= $1 order by p.code limit 1`;

/** The first home packs several drugs together, in Massachusetts; its residents' payer wants the facility's request for each window. */
describe('the consent gate at the seal', () => {
  let desk: BenchDesk;
  const record = (facility: string, request: RecordConsentRequest) => new RecordConsent(desk.pharmacy.database.uow).execute(desk.pharmacy.actor, 'pharmacy', facility, request);
  const said = { givenBy: 'The daughter', note: '' };
  const filled = async (drugs: number): Promise<z.output<typeof Pack>> => {
    const [pack] = await desk.read(Pack, PACKS, [drugs]);
    if (pack === undefined) throw new Error('no pack is left');
    await desk.bring(pack.id, 'filling');
    await desk.fill('tess', pack.id);
    return pack;
  };
  const seal = async ({ id }: z.output<typeof Pack>) => desk.command('tess', id, 'seal', { scan: (await desk.pack(id)).code });

  beforeAll(async () => {
    const pharmacy = await samplePharmacy({ facilities: 1, residents: 6, seed: 3 }, ({ name, content }) => {
      if (name === 'facilities.csv') return editCsv(content, () => ({ pack_type: '14-day multi-dose adherence pack' }));
      return name === 'residents.csv' ? editCsv(content, () => ({ payer: 'MS Medicaid', part_d: 'N' })) : content;
    });
    const everybody = (await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(z.object({ code: z.string() }), 'select code from facility')))[0]?.code ?? '';
    await new RecordConsent(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', everybody, { kind: 'window', windowFrom: '2026-12-07', residentId: null, granted: true, ...said });
    desk = await benchDesk(pharmacy, '2026-12-07', new Date('2026-12-01T15:00:00Z'));
  });
  afterAll(async () => desk.close());

  it('several drugs are not sealed together once consent is withdrawn, and are when it is given again; a pack of one drug asks for none (R231)', async () => {
    const [sheet, card] = [await filled(2), await filled(1)];
    const medPak = (granted: boolean) => record(sheet.facility, { kind: 'med-pak', from: '2026-01-02', residentId: sheet.resident, granted, ...said });
    await medPak(false);
    expect(await seal(sheet)).toMatchObject([422, { code: 'pack.consent-med-pak' }]);
    expect((await desk.pack(sheet.id)).state).toBe('filling');
    await medPak(true);
    expect(await seal(sheet)).toMatchObject([200, { state: 'sealed' }]);
    const [{ drugs }] = await desk.read(z.object({ drugs: z.int() }), 'select count(distinct order_id)::int as drugs from pack_cell where pack_id = $1', [card.id]) as [{ drugs: number }];
    await record(card.facility, { kind: 'med-pak', from: '2026-01-02', residentId: card.resident, granted: false, ...said });
    expect(await seal(card)).toMatchObject(drugs === 1 ? [200, {}] : [422, {}]);
  });

  it('what a payer wants asked for is not sealed when the request was withdrawn after the window was built (R129)', async () => {
    const pack = await filled(2);
    const request = (granted: boolean) => record(pack.facility, { kind: 'window', windowFrom: '2026-12-07', residentId: pack.resident, granted, ...said });
    await request(false);
    expect(await seal(pack)).toMatchObject([422, { code: 'pack.consent-window' }]);
    await request(true);
    expect(await seal(pack)).toMatchObject([200, { state: 'sealed' }]);
  });

  it('a consent to packs of several drugs is one resident\'s', async () => {
    const [{ facility }] = await desk.read(z.object({ facility: z.string() }), 'select code as facility from facility') as [{ facility: string }];
    expect(await desk.post('pam', `facilities/${facility}/refill-consents`, { kind: 'med-pak', from: '2026-01-01', ...said })).toMatchObject([400, {}]);
  });
});
