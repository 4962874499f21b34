import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LookAhead } from '@cyclefill/features/fill';
import { EmergencyQuery, RecordEmergencyStep } from '@cyclefill/features/order';
import { type LawDesk, lawDesk } from '../../support/law-desk.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';

describe('a C-II dispensed on an oral order in an emergency (R208)', () => {
  let pharmacy: SamplePharmacy;
  let desk: LawDesk;
  let orderId: string;
  const found = async (asOf: string) => (await desk.build('2026-12-07', new Date(asOf))).filter((finding) => finding.code === 'EMERGENCY_RX');
  const record = (step: Parameters<RecordEmergencyStep['execute']>[3]) => new RecordEmergencyStep(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', orderId, step);

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 16, seed: 3 });
    desk = await lawDesk(pharmacy);
    const cii = await desk.product(`dea_schedule = 'CII' and countable`);
    ({ orderId } = await desk.prescribe(cii, 'ORAL-1', { emergency: true, quantity: '4' }, 'phone'));
  }, 60_000);
  afterAll(async () => pharmacy.database.close());

  it('waits for its signed prescription, due seven days after the oral order, on the list, in the run and ahead of it', async () => {
    const listed = await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.get(EmergencyQuery).run('pharmacy', { facilityCode: desk.who.code }));
    expect(listed).toMatchObject([{ orderId, rxNumber: 'ORAL-1', orderedOn: '2026-11-20', dueOn: '2026-11-27', rule: 'R208' }]);
    expect(await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.get(EmergencyQuery).run([{ facilityId: orderId, wingId: null }], {}))).toEqual([]);
    expect(await found('2026-11-27T12:00:00Z')).toMatchObject([{ order_id: orderId, severity: 'warn', rule: 'R208', params: { state: 'waiting', dueOn: '2026-11-27' } }]);
    const windows = await new LookAhead(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', { facilityCode: desk.who.code, asOf: new Date('2026-11-25T12:00:00Z') });
    expect(windows[0]?.items.filter((item) => item.kind === 'emergency_rx')).toMatchObject([{ rxNumber: 'ORAL-1', on: '2026-11-27', ask: 'signed_prescription' }]);
  }, 60_000);

  it('missed, it stops the order and says that DEA is to be told; told, the run has nothing against it any more', async () => {
    expect(await found('2026-12-01T12:00:00Z')).toMatchObject([{ order_id: orderId, severity: 'block', params: { state: 'tell-agency' } }]);
    expect(await record({ kind: 'signed', on: '2026-11-26', markedEmergency: false, namesOralDate: true, note: '' })).toMatchObject({ state: 'unmarked', signedOn: '2026-11-26' });
    expect(await found('2026-12-01T12:00:00Z')).toMatchObject([{ severity: 'warn', params: { state: 'unmarked' } }]);
    expect(await record({ kind: 'signed', on: '2026-11-27', markedEmergency: true, namesOralDate: true, note: '' })).toMatchObject({ state: 'settled', signedOn: '2026-11-27' });
    expect(await found('2026-12-01T12:00:00Z')).toEqual([]);
  }, 90_000);

  it('DEA told settles one whose prescription never came; a day before the oral order and an order that was none are refused', async () => {
    const cii = await desk.product(`dea_schedule = 'CII' and countable`);
    const second = await desk.prescribe(cii, 'ORAL-2', { emergency: true, quantity: '2', writtenOn: '2026-11-10', from: '2026-11-21T00:00' }, 'phone');
    const plain = await desk.prescribe(cii, 'PAPER-1', { writtenOn: '2026-11-18' });
    const steps = new RecordEmergencyStep(pharmacy.database.uow);
    const told = (id: string, on: string) => steps.execute(pharmacy.actor, 'pharmacy', id, { kind: 'agency_told', on, note: '' });
    await expect(told(second.orderId, '2026-11-09')).rejects.toMatchObject({ problems: [{ pointer: '/on' }] });
    await expect(told(plain.orderId, '2026-11-20')).rejects.toMatchObject({ code: 'order.not-found' });
    expect(await told(second.orderId, '2026-11-18')).toMatchObject({ state: 'reported', agencyToldOn: '2026-11-18' });
  }, 60_000);
});
