import { describe, expect, it } from '@jest/globals';
import { Zone, atMinute, parseDay } from '@cyclefill/domain/kernel';
import type { LocalMinute } from '@cyclefill/domain/kernel';
import { type StayFacts, encounterResource } from './encounter.js';

const on = (date: string, minute = 0): LocalMinute => {
  const day = parseDay(date);
  if (day === null) throw new Error('no day');
  return atMinute(day, minute);
};
const stay: StayFacts = {
  id: 'r.s202601010000', version: 3, updatedAt: new Date('2026-03-01T12:00:00Z'), residentId: 'r', facilityId: 'f', zone: Zone.of('America/New_York'), status: 'in-progress', partOf: null,
  from: on('2026-01-01'), to: null, places: [{ locationId: 'bed1', from: on('2026-01-01') }, { locationId: 'bed2', from: on('2026-02-01', 600) }], absences: [], died: false, now: on('2026-03-10'),
};

describe('a stay as an Encounter', () => {
  it('has the places in turn, the last one active', () => {
    expect(encounterResource(stay)).toMatchObject({
      id: 'r.s202601010000', meta: { versionId: '3' }, status: 'in-progress', class: { code: 'NONAC' }, period: { start: '2026-01-01T00:00:00-05:00' },
      location: [
        { location: { reference: 'Location/bed1' }, status: 'completed', period: { start: '2026-01-01T00:00:00-05:00', end: '2026-02-01T10:00:00-05:00' } },
        { location: { reference: 'Location/bed2' }, status: 'active', period: { start: '2026-02-01T10:00:00-05:00' } },
      ],
    });
  });

  it('is on leave from the day an absence begins, and a planned one changes nothing yet', () => {
    const absences = [{ from: on('2026-01-10'), to: on('2026-01-12') }, { from: on('2026-03-08', 900), to: null }, { from: on('2026-05-01'), to: null }];
    expect(encounterResource({ ...stay, status: 'onleave', absences }).statusHistory).toEqual([
      { status: 'in-progress', period: { start: '2026-01-01T00:00:00-05:00', end: '2026-01-10T00:00:00-05:00' } },
      { status: 'onleave', period: { start: '2026-01-10T00:00:00-05:00', end: '2026-01-12T00:00:00-05:00' } },
      { status: 'in-progress', period: { start: '2026-01-12T00:00:00-05:00', end: '2026-03-08T15:00:00-04:00' } },
      { status: 'onleave', period: { start: '2026-03-08T15:00:00-04:00' } },
    ]);
  });

  it('ends with the discharge, and says when it was a death', () => {
    expect(encounterResource({ ...stay, status: 'finished', to: on('2026-03-01'), died: true })).toMatchObject({
      period: { end: '2026-03-01T00:00:00-05:00' }, hospitalization: { dischargeDisposition: { coding: [{ code: 'exp' }] } }, statusHistory: [{ status: 'in-progress', period: { end: '2026-03-01T00:00:00-05:00' } }],
    });
  });

  it('in hospital is a part of the stay, of another class', () => {
    const hospital = encounterResource({ ...stay, id: 'r.h202603080900', partOf: stay.id, places: [] });
    expect(hospital).toMatchObject({ class: { code: 'ACUTE' }, partOf: { reference: 'Encounter/r.s202601010000' } });
    expect([hospital.location, hospital.statusHistory, hospital.serviceProvider]).toEqual([undefined, undefined, undefined]);
  });

  it('that begins when the clocks skip begins at the first minute after', () => {
    expect(encounterResource({ ...stay, from: on('2026-03-08', 150), places: [] }).period).toEqual({ start: '2026-03-08T03:00:00-04:00' });
  });
});
