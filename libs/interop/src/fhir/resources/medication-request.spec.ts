import { describe, expect, it } from '@jest/globals';
import { Zone, atMinute, parseDay } from '@cyclefill/domain/kernel';
import type { Day, Milli } from '@cyclefill/domain/kernel';
import type { Phase } from '@cyclefill/domain/regimen';
import { type OrderFacts, medicationRequestResource } from './medication-request.js';

const start = parseDay('2026-01-01') as Day;
const phase: Phase = { anchor: start, from: atMinute(start), to: null, days: { kind: 'daily' }, times: { kind: 'clock', minutes: [480 as never] }, dose: { kind: 'fixed', dose: 1500 as Milli } };
const order: OrderFacts = {
  id: 'o', version: 4, updatedAt: new Date('2026-03-01T12:00:00Z'), residentId: 'r', rxNumber: '600001', status: 'active', statusReason: '', ndc11: '00781570101', drug: 'metoprolol tartrate 25 mg', inCatalogue: true,
  prescriberId: 'p', authoredOn: '2026-01-01', zone: Zone.of('America/New_York'), regimen: { prn: false, phases: [phase] }, prn: false, prnReason: '', doseUnit: 'tablet', route: 'ORAL',
  sigText: 'Take 1 and 1/2 tablets every morning', indication: '', timeCritical: false, group: null, replacesOrderId: null, daw: '', prescribed: { quantity: 45_000 as Milli, refills: 5 }, dataProblem: null,
};

describe('an order as a MedicationRequest', () => {
  it('says drug, resident, prescriber, directions and what may be dispensed, without extensions', () => {
    expect(medicationRequestResource(order)).toEqual({
      resourceType: 'MedicationRequest', id: 'o', meta: { versionId: '4', lastUpdated: '2026-03-01T12:00:00.000Z' }, identifier: [{ system: 'urn:cyclefill:rx-number', value: '600001' }], status: 'active', intent: 'order',
      medicationReference: { reference: 'Medication/00781570101', display: 'metoprolol tartrate 25 mg' }, subject: { reference: 'Patient/r' }, authoredOn: '2026-01-01', requester: { reference: 'Practitioner/p' },
      dosageInstruction: [{
        timing: { repeat: { period: 1, periodUnit: 'd', timeOfDay: ['08:00:00'], boundsPeriod: { start: '2026-01-01' } } }, doseAndRate: [{ doseQuantity: { value: 1.5, unit: 'tablet' } }], route: { text: 'ORAL' },
        text: 'Take 1 and 1/2 tablets every morning',
      }],
      dispenseRequest: { numberOfRepeatsAllowed: 5, quantity: { value: 45, unit: 'tablet' } },
    });
  });

  it('names in its notes what a dosage cannot say, and what stands as words alone', () => {
    const cycle = medicationRequestResource({ ...order, regimen: { prn: false, phases: [{ ...phase, days: { kind: 'cycle', on: 21, off: 7 } }] } });
    expect(cycle.note).toEqual([{ text: 'A structured dosage cannot say: days on and days off in turn. The text of the dosage says it.' }]);
    expect(cycle.dosageInstruction?.[0]?.timing).toBeUndefined();
    const unread = medicationRequestResource({ ...order, regimen: null, sigText: 'as the doctor said', prn: true, timeCritical: true, dataProblem: 'another drug than the NDC' });
    expect(unread.dosageInstruction).toEqual([{ text: 'as the doctor said', asNeededBoolean: true, route: { text: 'ORAL' } }]);
    expect(unread.note?.map(({ text }) => text)).toEqual([
      'The directions are words alone: they have not been read into times and doses.', 'Time-critical: given at the hour itself.', 'As received it cannot be relied on: another drug than the NDC',
    ]);
  });

  it('of a product that the catalogue lacks says it by code', () => {
    const { medicationReference, medicationCodeableConcept } = medicationRequestResource({ ...order, inCatalogue: false });
    expect([medicationReference, medicationCodeableConcept]).toEqual([undefined, { coding: [{ system: 'http://hl7.org/fhir/sid/ndc', code: '00781570101' }], text: 'metoprolol tartrate 25 mg' }]);
  });

  it('keeps why it is held, what it renews, its taper and a forbidden exchange', () => {
    expect(medicationRequestResource({ ...order, status: 'on-hold', statusReason: 'surgery', group: 'r/T1', replacesOrderId: 'old', daw: '1' })).toMatchObject({
      status: 'on-hold', statusReason: { text: 'surgery' }, groupIdentifier: { value: 'r/T1' }, priorPrescription: { reference: 'MedicationRequest/old' }, substitution: { allowedBoolean: false },
    });
  });
});
