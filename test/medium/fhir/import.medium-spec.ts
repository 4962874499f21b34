import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ImportFhir } from '@cyclefill/features/fhir';
import { FhirRefusal } from '@cyclefill/interop/fhir-admission';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { z } from 'zod';
import { type OrderDesk, orderDesk } from '../../support/order-desk.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';

jest.setTimeout(240_000);

const Resident = z.object({ code: z.string(), name: z.string(), born: z.string(), sex: z.string(), allergies: z.array(z.string()).nullable(), diagnoses: z.array(z.string()), room: z.string() });
const Count = z.object({ count: z.int() });
const FOLDER = resolve(import.meta.dirname, '../../../../shared/data/patients/fhir_r4');

describe('a FHIR Bundle that comes with a resident', () => {
  let pharmacy: SamplePharmacy;
  let desk: OrderDesk;
  let facility: string;
  let wing: string;
  const importing = () => new ImportFhir(pharmacy.database.uow);
  const counts = async (): Promise<readonly number[]> => {
    const all: number[] = [];
    for (const table of ['resident', 'resident_version', 'census_event', 'reconciliation', 'audit_event', 'med_order', 'intake']) all.push((await desk.read(Count, `select count(*)::int as count from ${table}`))[0]?.count ?? 0);
    return all;
  };
  const resident = async (code: string) => (await desk.read(Resident, `
    select r.code, v.family_name || ', ' || v.given_name as name, v.born_on::text as born, v.sex, v.allergies, v.diagnoses, b.room from resident r join resident_version v on v.resident_id = r.id and v.superseded_at is null
    join census_event e on e.resident_id = r.id and e.kind = 'placed' and e.superseded_at is null join bed b on b.id = e.bed_id where r.code = $1`, [code]))[0];
  const bundle = (changes: Record<string, unknown> = {}, more: readonly object[] = []): { name: string; content: Uint8Array } => ({
    name: 'bundle.json', content: new TextEncoder().encode(JSON.stringify({
      resourceType: 'Bundle', type: 'collection', entry: [
        { resource: { resourceType: 'Patient', identifier: [{ type: { coding: [{ code: 'MR' }] }, value: 'NEW-1' }], name: [{ family: 'Example', given: ['Ann'] }], gender: 'female', birthDate: '1940-02-01', ...changes } },
        ...more.map((resource) => ({ resource })),
      ],
    })),
  });
  const allergy = (text: string) => ({ resourceType: 'AllergyIntolerance', code: { text } });
  const medicine = { resourceType: 'MedicationRequest', status: 'active', intent: 'order', medicationCodeableConcept: { text: 'lisinopril 10 mg tablet' }, dosageInstruction: [{ text: 'Give 1 tablet by mouth once daily' }] };
  const place = () => ({ wing, room: '950', bed: 'A' });

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 6, seed: 11 });
    desk = orderDesk(pharmacy);
    [{ facility, wing } = { facility: '', wing: '' }] = await desk.read(z.object({ facility: z.string(), wing: z.string() }), 'select f.code as facility, w.name as wing from facility f join wing w on w.facility_id = f.id order by w.name limit 1');
  });
  afterAll(async () => pharmacy.database.close());

  it('is tried with nothing kept, admits who is new, and changes nothing when it comes again', async () => {
    const file = bundle({}, [allergy('Penicillin'), { resourceType: 'Condition', code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'I10' }] } }, medicine]);
    const before = await counts();
    const trial = await importing().preview(pharmacy.actor, { scope: 'pharmacy', facility, place: place(), file });
    expect([trial.resident, trial.reconciliationId !== null, await counts()]).toEqual(['admitted', true, before]);
    const report = await importing().execute(pharmacy.actor, { scope: 'pharmacy', facility, place: place(), file });
    expect([report.resident, report.entries.map(({ outcome }) => outcome)]).toEqual(['admitted', ['taken', 'taken', 'taken', 'taken']]);
    expect(await resident('NEW-1')).toEqual({ code: 'NEW-1', name: 'Example, Ann', born: '1940-02-01', sex: 'F', allergies: ['Penicillin'], diagnoses: ['I10'], room: '950' });
    const kept = await counts();
    const again = await importing().execute(pharmacy.actor, { scope: 'pharmacy', facility, place: null, file });
    expect([again.resident, again.reconciliationId]).toEqual(['known', null]);
    // The trace of the second import alone.
    expect(await counts()).toEqual(kept.map((count, index) => (index === 4 ? count + 1 : count)));
    expect(await desk.read(Count, 'select count(*)::int as count from med_order o join resident r on r.id = o.resident_id where r.code = $1', ['NEW-1'])).toEqual([{ count: 0 }]);
  });

  it('adds allergies and diagnoses of who is known, and takes none away', async () => {
    const report = await importing().execute(pharmacy.actor, { scope: 'pharmacy', facility, place: null, file: bundle({}, [allergy('Latex')]) });
    expect([report.resident, report.changed]).toEqual(['changed', ['allergies']]);
    expect((await resident('NEW-1'))?.allergies).toEqual(['Penicillin', 'Latex']);
  });

  it('is refused whole where it may be of somebody else, or lacks what somebody new needs', async () => {
    const before = await counts();
    const problems = async (file: ReturnType<typeof bundle>, at: ReturnType<typeof place> | null = null): Promise<readonly string[]> => {
      const error: unknown = await importing().execute(pharmacy.actor, { scope: 'pharmacy', facility, place: at, file }).catch((thrown: unknown) => thrown);
      if (!(error instanceof FhirRefusal)) throw error;
      return error.problems.map((problem) => problem.place);
    };
    expect(await problems(bundle({ birthDate: '1950-02-01' }))).toEqual(['Patient.birthDate']);
    expect(await problems(bundle({ birthDate: undefined }))).toEqual(['Patient.birthDate']);
    expect(await problems(bundle({ identifier: [], name: [], birthDate: undefined }))).toEqual(['Patient.identifier', 'Patient.name.family', 'Patient.birthDate', 'Patient']);
    const [other] = await desk.read(z.object({ code: z.string() }), "select code from resident where code <> 'NEW-1' order by code limit 1");
    expect(await problems(bundle({ identifier: [{ value: 'NEW-1' }, { value: other?.code }] }))).toEqual(['Patient.identifier']);
    await expect(importing().execute(pharmacy.actor, { scope: 'pharmacy', facility, place: { ...place(), wing: 'NOWHERE' }, file: bundle({ identifier: [{ value: 'NEW-2' }] }) })).rejects.toMatchObject({ code: 'wing.not-found' });
    await expect(importing().execute(pharmacy.actor, { scope: 'pharmacy', facility: 'NONE', place: place(), file: bundle() })).rejects.toMatchObject({ code: 'facility.not-found' });
    expect(await counts()).toEqual(before);
  });

  if (!existsSync(FOLDER)) {
    process.stderr.write('\n✕✕✕ ../shared/data is not here: the Bundles of real shape were NOT imported ✕✕✕\n\n');
  } else {
    it('as a generator of records writes them: each of 22 people is admitted, each entry told of, each diagnosis and allergy that holds kept', async () => {
      const told: Record<string, number> = {};
      for (const [index, name] of readdirSync(FOLDER).toSorted((a, b) => (a < b ? -1 : 1)).entries()) {
        const content = readFileSync(join(FOLDER, name));
        const source = JSON.parse(content.toString()) as { entry: { resource: { resourceType: string; birthDate?: string; clinicalStatus?: { coding: { code: string }[] }; code?: { text: string }; name?: { family: string; given: string[] }[] } }[] };
        const report = await importing().execute(pharmacy.actor, { scope: 'pharmacy', facility, place: { wing, room: `9${index}`, bed: 'B' }, file: { name, content } });
        const { numbers } = { numbers: report.entries.length };
        expect([name, report.resident, numbers]).toEqual([name, 'admitted', source.entry.length]);
        for (const { type, outcome, says } of report.entries) told[`${type}: ${outcome}, ${says}`] = (told[`${type}: ${outcome}, ${says}`] ?? 0) + 1;
        const patient = source.entry.find(({ resource }) => resource.resourceType === 'Patient')?.resource;
        const [row] = await desk.read(Resident.omit({ room: true }), `select r.code, v.family_name || ', ' || v.given_name as name, v.born_on::text as born, v.sex, v.allergies, v.diagnoses from resident r join resident_version v on v.resident_id = r.id and v.superseded_at is null where r.id = $1`, [report.residentId]);
        const active = (type: string): readonly string[] => [...new Set(source.entry.flatMap(({ resource }) => (resource.resourceType === type && resource.clinicalStatus?.coding[0]?.code === 'active' ? [resource.code?.text ?? ''] : [])))];
        expect([row?.name, row?.born, row?.diagnoses, row?.allergies ?? []]).toEqual([`${patient?.name?.[0]?.family}, ${patient?.name?.[0]?.given.join(' ')}`, patient?.birthDate, active('Condition'), active('AllergyIntolerance')]);
        expect(JSON.stringify(row)).not.toMatch(/999-\d\d-\d{4}/u);
      }
      expect(told).toMatchSnapshot();
    });
  }
});
