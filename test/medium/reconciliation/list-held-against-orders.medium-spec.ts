import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { OpenReconciliation, readReconciliation, readReconciliations, readWithNotices } from '@cyclefill/features/reconciliation';
import { activity, allergy, allergySection, clinicalDocument, section } from '../../../libs/interop/src/ccda/ccda-document.builder.js';
import { csvLine } from '@cyclefill/interop/csv';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';

const Order = z.object({ id: z.string(), drug: z.string(), ndc11: z.string(), sig: z.string(), ingredient: z.string() });
const Resident = z.object({ id: z.string(), facilityId: z.string() });
const Count = z.object({ count: z.int() });

describe('a list that came for a resident', () => {
  let pharmacy: SamplePharmacy;
  let resident: z.output<typeof Resident>;
  let orders: readonly z.output<typeof Order>[];

  const csv = (rows: readonly { readonly drug: string; readonly ndc11: string; readonly sig: string }[]): Buffer =>
    Buffer.from(['drug,ndc11,sig_text', ...rows.map(({ drug, ndc11, sig }) => csvLine([drug, ndc11, sig]).trimEnd())].join('\n'));
  const open = (content: Buffer, key: string, scope: Parameters<OpenReconciliation['execute']>[1] = 'pharmacy', kind: 'admission' | 'monthly' = 'admission'): ReturnType<OpenReconciliation['execute']> =>
    new OpenReconciliation(pharmacy.database.uow).execute(pharmacy.actor, scope, key, { residentId: resident.id, kind, source: 'hospital', file: { name: 'list.csv', content } });
  const count = async (sql: string): Promise<number> => (await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(Count, sql)))[0]?.count ?? -1;

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 16, seed: 11 });
    await pharmacy.database.uow.run(pharmacy.actor, async (tx) => {
      const [one] = await tx.query(Resident, `select r.id, r.facility_id as "facilityId" from resident r join order_version v on v.resident_id = r.id and v.superseded_at is null and v.to_at is null
        group by r.id having count(*) >= 6 and count(*) = (select count(*) from order_version w where w.resident_id = r.id and w.superseded_at is null) order by r.id limit 1`);
      if (one === undefined) throw new Error('the sample has no such resident');
      resident = one;
      orders = await tx.query(Order, `select v.order_id as id, v.drug, v.ndc11, v.sig_text as sig, d.ingredient from order_version v join drug_product d on d.ndc11 = v.ndc11 and d.superseded_at is null
        where v.resident_id = $1 and v.superseded_at is null and not exists (select from order_hold h where h.order_id = v.order_id) order by v.rx_number`, [one.id]);
    });
  });
  afterAll(async () => pharmacy.database.close());

  it('is kept as received, dated and attributed, and each order and line stands in one row', async () => {
    const [left, ...rest] = orders;
    const content = csv([...rest, { drug: 'zafirlukast 20 mg tablet', ndc11: '', sig: 'Take 1 tablet by mouth twice daily' }]);
    const opened = await open(content, 'list-1');
    if (opened.outcome !== 'opened') throw new Error(JSON.stringify(opened.errors));
    const of = (type: string): readonly string[] => opened.rows.filter(({ types }) => types[0] === type).flatMap(({ ours, theirs }) => [...ours, ...theirs].map(({ drug }) => drug));
    expect([of('OMISSION'), of('COMMISSION')]).toEqual([[left?.drug], ['zafirlukast 20 mg tablet']]);
    expect(opened.rows.filter(({ types }) => types[0] === 'SAME')).toHaveLength(rest.length);
    expect(opened.rows.every(({ status, types, highAlert }) => (status === 'accepted') === (types[0] === 'SAME' && highAlert === null))).toBe(true);
    const { head } = await pharmacy.database.uow.run(pharmacy.actor, (tx) => readReconciliation(tx, 'pharmacy', opened.id));
    expect([head.kind, head.source, head.rows, head.dueOn]).toEqual(['admission', 'hospital', opened.rows.length, opened.dueOn]);
    expect(await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(z.object({ received: z.string() }), 'select received from reconciliation where id = $1', [opened.id]))).toEqual([{ received: content.toString() }]);
    expect(await count("select count(*)::int from audit_event where action = 'reconciliation.open'")).toBe(1);
  });

  it('sent again under its key is the same reconciliation, and another list under that key is refused', async () => {
    const [first, again] = [await open(csv(orders), 'list-2'), await open(csv(orders), 'list-2')];
    expect(again).toEqual(first);
    await expect(open(csv(orders.slice(1)), 'list-2')).rejects.toMatchObject({ code: 'request.key-reused' });
  });

  it('with a bad line is refused with its place, and nothing of it is kept', async () => {
    const before = await count('select count(*)::int from reconciliation');
    expect(await open(Buffer.from('drug,ndc11\naspirin,12\n'), 'list-3')).toMatchObject({ outcome: 'refused', errors: [{ line: 2, column: 'ndc11' }] });
    expect(await count('select count(*)::int from reconciliation')).toBe(before);
  });

  it('of a resident outside the scope is as if there were none', async () => {
    await expect(open(csv(orders), 'list-4', [])).rejects.toMatchObject({ code: 'resident.not-found' });
  });

  it('may be a C-CDA document: its medications are rows, what is not understood is one too and is told again with the rest', async () => {
    const [known] = orders;
    const drug = `<code nullFlavor="OTH"><originalText>${known?.drug ?? ''}</originalText></code>`;
    const refused = activity({ attributes: 'moodCode="EVN" negationInd="true"', status: '<statusCode code="completed"/>', material: drug });
    const nested = activity({ fields: '<entryRelationship><substanceAdministration moodCode="INT"/></entryRelationship>' });
    const document = clinicalDocument(section(`${refused}${nested}${activity({ template: '4.52' })}`), allergySection(allergy()));
    const opened = await open(Buffer.from(document), 'list-ccda', 'pharmacy', 'monthly');
    if (opened.outcome !== 'opened') throw new Error(JSON.stringify(opened.errors));
    const of = (name: string): readonly unknown[] => opened.rows.filter(({ ours, theirs }) => [...ours, ...theirs].some((entry) => entry.drug === name)).map(({ types, status, proposed }) => [types[0], status, proposed]);
    expect(of(known?.drug ?? '')).toEqual([['DURATION', 'open', 'stop']]);
    expect(opened.rows.flatMap(({ theirs, types, status }) => theirs.filter(({ sig }) => sig.startsWith('(not understood')).map(() => [types[0], status]))).toEqual([['COMMISSION', 'open']]);
    expect(opened.rows.every(({ status }) => status === 'open')).toBe(true);
    const { notices } = await pharmacy.database.uow.run(pharmacy.actor, (tx) => readWithNotices(tx, 'pharmacy', opened.id));
    expect(notices).toHaveLength(opened.notices.length);
    expect(notices[0]).toContain('NOT IN OUR RECORD');
    expect(notices).toEqual(expect.arrayContaining([expect.stringContaining('directions in 1 parts of their own'), expect.stringContaining('an immunization is no medication of the list'), expect.stringContaining('1 statement on allergies')]));
    expect(await open(Buffer.from('<!DOCTYPE a><a/>'), 'list-dtd')).toMatchObject({ outcome: 'refused', errors: [{ line: 1, reason: expect.stringContaining('DOCTYPE') }] });
  });

  it('of a person born on another day is told so', async () => {
    const list = (born: string): Buffer => Buffer.from(clinicalDocument(section(activity())).replace('<component>', `<recordTarget><patientRole><patient><name>A</name><birthTime value="${born}"/></patient></patientRole></recordTarget><component>`));
    const noticesOf = async (born: string): Promise<readonly string[]> => {
      const opened = await open(list(born), `list-born-${born}`, 'pharmacy', 'monthly');
      return opened.notices.map(({ reason }) => reason).filter((reason) => reason.startsWith('THE LIST IS OF'));
    };
    const [born] = await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(z.object({ on: z.string() }), 'select to_char(born_on, \'YYYYMMDD\') as on from resident_version where resident_id = $1 and superseded_at is null', [resident.id]));
    expect([await noticesOf(born?.on ?? ''), await noticesOf((born?.on ?? '').slice(0, 4)), (await noticesOf('18000101')).length]).toEqual([[], [], 1]);
  });

  it('that tells of an allergy which our record does not have says so by name, of each format, and adds nothing by itself', async () => {
    const [profile] = await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(z.object({ allergies: z.array(z.string()).nullable() }), 'select allergies from resident_version where resident_id = $1 and superseded_at is null', [resident.id]));
    const known = profile?.allergies?.[0]?.replace(/\s*\(.*$/u, '');
    const bundle = (texts: readonly string[], more: object = {}): Buffer => Buffer.from(JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: [
      { resource: { resourceType: 'MedicationRequest', status: 'active', intent: 'order', subject: { reference: 'Patient/1' }, medicationCodeableConcept: { text: 'aspirin 81 mg tablet' }, dosageInstruction: [{ text: '1 tablet by mouth once daily' }] } },
      ...texts.map((text) => ({ resource: { resourceType: 'AllergyIntolerance', code: { text }, ...more } })),
    ] }));
    const told = async (content: Buffer, key: string): Promise<readonly string[]> => {
      const opened = await open(content, key, 'pharmacy', 'monthly');
      return opened.notices.map(({ reason }) => /NOT IN OUR RECORD: (?<what>[^.]+)\./u.exec(reason)?.groups?.['what'] ?? '').filter((what) => what !== '');
    };
    expect(await told(bundle(['Wasp venom', ...(known === undefined ? [] : [known.toUpperCase()])]), 'list-allergy-1')).toEqual(['Wasp venom']);
    expect(await told(bundle(['Wasp venom'], { verificationStatus: { coding: [{ code: 'refuted' }] } }), 'list-allergy-2')).toEqual([]);
    expect((await told(Buffer.from(clinicalDocument(section(activity()), allergySection(allergy()))), 'list-allergy-3')).length).toBe(1);
    expect(await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(z.object({ allergies: z.array(z.string()).nullable() }), 'select allergies from resident_version where resident_id = $1 and superseded_at is null', [resident.id]))).toEqual([profile]);
  });

  it('changes no batch where nothing differs, or it is of the month; else the supply waits for it', async () => {
    const moved = 'select sum(input_version)::int as count from facility_clock';
    const before = await count(moved);
    await open(csv(orders.slice(1)), 'list-5', 'pharmacy', 'monthly');
    expect(await count(moved)).toBe(before);
    await open(csv(orders.slice(1)), 'list-6');
    expect(await count(moved)).toBe(before + 1);
    expect((await pharmacy.database.uow.run(pharmacy.actor, (tx) => readReconciliations(tx, 'pharmacy', { limit: 10 }))).length).toBeGreaterThan(0);
  });
});
