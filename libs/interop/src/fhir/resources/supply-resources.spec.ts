import { describe, expect, it } from '@jest/globals';
import type { Milli } from '@cyclefill/domain/kernel';
import { REFILL_STATUSES } from '@cyclefill/domain/refill';
import { type DispenseFacts, medicationDispenseResource } from './medication-dispense.js';
import { documentReferenceResource } from './document-reference.js';
import { provenanceResource } from './provenance.js';
import { reconciledListResource } from './reconciled-list.js';
import { refillTaskResource } from './refill-task.js';

const at = (day: number): Date => new Date(`2026-12-0${String(day)}T12:00:00Z`);
const stamp = { id: 'x', version: 2, updatedAt: at(2) };

describe('a drug in a pack', () => {
  const dispense: DispenseFacts = {
    ...stamp, residentId: 'r', orderId: 'o', facilityId: 'f', packCode: 'K-1', status: 'completed', ndc11: '00781570101', drug: 'metoprolol', quantity: 28_500 as Milli, unit: 'tablet', days: 28,
    preparedAt: at(1), handedOverAt: at(2), otherMaker: true, lots: [{ lot: 'A1', expiresOn: '2028-06-30' }, { lot: 'B2', expiresOn: '2028-07-31' }],
  };

  it('says each lot as a contained product, and every one of them is referred to', () => {
    const made = medicationDispenseResource(dispense);
    expect(made).toMatchObject({
      quantity: { value: 28.5, unit: 'tablet' }, daysSupply: { value: 28, code: 'd' }, whenPrepared: '2026-12-01T12:00:00.000Z', whenHandedOver: '2026-12-02T12:00:00.000Z', substitution: { wasSubstituted: true },
      medicationReference: { reference: '#lot1' }, supportingInformation: [{ reference: '#lot2' }], note: [{ text: 'Out of 2 lots: A1, B2' }],
    });
    for (const { id } of made.contained ?? []) expect(JSON.stringify(made)).toContain(`"#${id ?? ''}"`);
  });

  it('of which nothing is in it yet says the product by its code', () => {
    const { contained, medicationCodeableConcept, medicationReference, whenPrepared } = medicationDispenseResource({ ...dispense, status: 'preparation', lots: [], preparedAt: null, handedOverAt: null });
    expect([contained, medicationReference, whenPrepared, medicationCodeableConcept?.text]).toEqual([undefined, undefined, undefined, 'metoprolol']);
  });
});

describe('a refill request', () => {
  const refill = { ...stamp, residentId: 'r', orderId: 'o', facilityId: 'f', answer: 'accepted', earlyReason: null, askedAt: at(1) };

  it('has a status of a Task for each of its own', () => {
    expect(REFILL_STATUSES.map((status) => `${status} ${refillTaskResource({ ...refill, status }).status}`)).toEqual([
      'asked requested', 'accepted accepted', 'refused rejected', 'in_batch accepted', 'filled in-progress', 'sent in-progress', 'received completed',
    ]);
  });

  it('was never changed before it was asked for', () => {
    expect(refillTaskResource({ ...refill, status: 'asked', askedAt: at(5) }).lastModified).toBe('2026-12-05T12:00:00.000Z');
  });
});

describe('a reconciliation', () => {
  const list = { ...stamp, residentId: 'r', kind: 'admission', openedAt: at(1), isSettled: false, isWithdrawn: false, rows: [{ orderIds: ['o1', 'o2'], lineIds: ['x.1.1'], decision: 'change', isDecided: true }, { orderIds: [], lineIds: ['x.2.1'], decision: 'new', isDecided: false }] };

  it('has our orders and their lines, each with what was decided or is proposed', () => {
    const { entry = [], mode, status } = reconciledListResource(list);
    expect([status, mode]).toEqual(['current', 'working']);
    expect(entry.map(({ flag, item }) => `${item.reference ?? ''} ${flag?.coding?.[0]?.system ?? ''} ${flag?.coding?.[0]?.code ?? ''}`)).toEqual([
      'MedicationRequest/o1 urn:cyclefill:decision change', 'MedicationRequest/o2 urn:cyclefill:decision change', 'MedicationStatement/x.1.1 urn:cyclefill:decision change', 'MedicationStatement/x.2.1 urn:cyclefill:proposal new',
    ]);
  });

  it('is a snapshot once it is settled, and an error once it is withdrawn', () => {
    expect(reconciledListResource({ ...list, isSettled: true })).toMatchObject({ status: 'current', mode: 'snapshot' });
    expect(reconciledListResource({ ...list, isSettled: true, isWithdrawn: true })).toMatchObject({ status: 'entered-in-error' });
  });
});

describe('a document', () => {
  it('leads to its PDF, and is superseded by its next revision', () => {
    const document = { ...stamp, facilityId: 'f', residentId: null, kind: 'mar', name: 'mar-2026-12', revision: 1, isLatest: false, bytes: 10, pages: 1, createdAt: at(1), url: 'https://host/api/v1/documents/x/content' };
    expect(documentReferenceResource(document)).toMatchObject({ status: 'superseded', description: 'mar-2026-12, revision 1, 1 page', content: [{ attachment: { url: 'https://host/api/v1/documents/x/content' } }] });
    expect(documentReferenceResource(document).subject).toBeUndefined();
  });
});

describe('a version of an order', () => {
  it.each([['import', null, 'CREATE', { display: 'Cyclefill' }], ['hold', 'u', 'UPDATE', { identifier: { system: 'urn:cyclefill:user', value: 'u' } }]])('by %s', (kind, userId, code, who) => {
    expect(provenanceResource({ ...stamp, orderId: 'o', kind, reason: '', userId, source: '' })).toMatchObject({ activity: { coding: [{ code }], text: kind }, agent: [{ who }] });
  });
});
