import type { Day, LocalMinute } from '@cyclefill/domain/kernel';
import { lastStay } from '@cyclefill/domain/orders';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { type RecordedConsents, readConsents } from './consents.query.js';
import type { Absence, Placement, ResidentFacts, SnapshotPart } from './fill-snapshot.js';
import { asked, partStatement } from './part-statement.js';
import { type UnsettledLists, readUnsettledLists } from './unsettled-lists.query.js';
import { dayNumber, knownAt, localMinutes } from './snapshot-rows.js';

const ResidentRow = z.object({ id: z.string(), version_id: z.string(), code: z.string(), allergies: z.array(z.string()).nullable(), born_on: z.number(), crush_meds: z.boolean(), payer: z.string(), part_d: z.boolean(), auto_refill_consent: z.boolean() });
const EventRow = z.object({
  id: z.string(), resident_id: z.string(), kind: z.enum(['placed', 'leave', 'hospital', 'transfer', 'discharge']),
  from_at: z.number(), to_at: z.number().nullable(), wing_id: z.string().nullable(), wing: z.string().nullable(),
  room: z.string().nullable(), bed: z.string().nullable(), held_until: z.number().nullable(),
});
type EventRow = z.infer<typeof EventRow>;

/** What is on record of residents beside their census. */
interface Recorded {
  readonly consents: RecordedConsents;
  readonly unsettled: UnsettledLists;
}

/** The code under which rules know a payer: `MS Medicaid` is `MS_MEDICAID`; a Part D plan without a name is `MEDICARE_D`. */
export function payerCode(payer: string, partD: boolean): string {
  const code = payer.trim().toUpperCase().replaceAll(/[^A-Z0-9]+/gu, '_');
  return code === '' && partD ? 'MEDICARE_D' : code;
}

function factsOf(row: z.infer<typeof ResidentRow>, events: readonly EventRow[], { consents, unsettled }: Recorded): ResidentFacts {
  const placements = events.filter((event) => event.kind === 'placed' || event.kind === 'transfer').map(
    (event): Placement => ({ from: event.from_at as LocalMinute, wingId: event.wing_id, wing: event.wing ?? '', room: event.room ?? '', bed: event.bed ?? '', heldUntil: event.held_until as Day | null }),
  );
  const absences = events.flatMap((event): Absence[] =>
    event.kind === 'leave' || event.kind === 'hospital' ? [{ kind: event.kind, from: event.from_at as LocalMinute, to: event.to_at as LocalMinute | null }] : [],
  );
  return {
    id: row.id, code: row.code, allergiesRecorded: row.allergies !== null, allergies: row.allergies, bornOn: row.born_on as Day, crushMeds: row.crush_meds, payer: payerCode(row.payer, row.part_d), partD: row.part_d, placements, absences,
    consent: consents.of(row.id, row.auto_refill_consent), unreconciled: unsettled.of.get(row.id) ?? null,
    ...lastStay(events.map((event) => ({ kind: event.kind, from: event.from_at as LocalMinute, to: event.to_at as LocalMinute | null }))),
  };
}

const RESIDENTS = partStatement(['uuid', 'timestamptz'], (among) => `
select r.id, v.id as version_id, r.code, v.allergies, ${dayNumber('v.born_on')} as born_on, v.crush_meds, v.payer, v.part_d, v.auto_refill_consent
from resident_version v join resident r on r.id = v.resident_id where v.facility_id = $1 and ${knownAt('v')} and ${among('v.resident_id')} order by r.code`);

const EVENTS = partStatement(['uuid', 'timestamptz'], (among) => `
select e.id, e.resident_id, e.kind, ${localMinutes('e.from_at')} as from_at, ${localMinutes('e.to_at')} as to_at,
  e.wing_id, w.name as wing, b.room, b.bed, ${dayNumber('e.held_until')} as held_until
from census_event e left join wing w on w.id = e.wing_id left join bed b on b.id = e.bed_id
where e.facility_id = $1 and ${knownAt('e')} and ${among('e.resident_id')} order by e.from_at, e.kind`);

/** Residents of a facility, or a part of them, with their census, as known at an instant. */
export async function readResidents(tx: Tx, facilityId: string, known: Date, part: SnapshotPart | null): Promise<{ residents: Map<string, ResidentFacts>; ids: string[] }> {
  const [params, ids] = [[facilityId, known], part && [part.residents]];
  const [rows, events, consents, unsettled] = await Promise.all([
    tx.query(ResidentRow, ...asked(RESIDENTS, params, ids)), tx.query(EventRow, ...asked(EVENTS, params, ids)), readConsents(tx, facilityId, known), readUnsettledLists(tx, facilityId, known),
  ]);
  const byResident = Map.groupBy(events, (event) => event.resident_id);
  return {
    residents: new Map(rows.map((row) => [row.id, factsOf(row, byResident.get(row.id) ?? [], { consents, unsettled })])),
    ids: [...rows.map((row) => row.version_id), ...events.map((event) => event.id), ...consents.ids, ...unsettled.ids],
  };
}
