import { isoDate } from './calendar-day.js';
import type { CensusEventRow } from './census-rows.js';
import type { FacilityProfile } from './facility-profile.js';
import type { ResidentDraft } from './resident-draft.js';
import { roomNumber } from './residents.builder.js';
import type { SeededRandom } from './seeded-random.js';

interface Given {
  readonly profile: FacilityProfile;
  /** Those to whom something may happen. */
  readonly residents: readonly ResidentDraft[];
  readonly residentsInAll: number;
  readonly random: SeededRandom;
}

/** Free rooms begin this far behind the last one in use. */
const SPARE_ROOMS_AFTER = 2;

/** Leave, hospital stays, moves and discharges around the as-of date; nobody has two of them. */
export function buildCensusEvents(given: Given): CensusEventRow[] {
  const { profile, residents, residentsInAll, random } = given;
  const share = (perResidents: number): number => Math.ceil(residentsInAll / perResidents);
  const drawn = random.shuffled(residents.filter(({ admitted }) => admitted < profile.asOf - 60));
  const take = (count: number): ResidentDraft[] => drawn.splice(0, Math.min(count, drawn.length));
  return [
    ...take(share(14)).map((resident) => leave(profile, resident, random)),
    ...take(share(26)).map((resident) => hospital(profile, resident)),
    ...take(share(60)).map((resident) => pastHospital(profile, resident)),
    ...take(share(26)).map((resident, place) => transfer(given, resident, place)),
    ...take(share(40)).map((resident) => event({ profile, resident, kind: 'DISCHARGE', from: `${isoDate(profile.asOf + random.int(2, 9))}T11:00`, detail: 'Discharge home; return or destroy remaining supply' })),
  ];
}

function leave(profile: FacilityProfile, resident: ResidentDraft, random: SeededRandom): CensusEventRow {
  const from = profile.asOf + random.int(3, 20);
  return event({
    profile, resident, kind: 'LOA', from: `${isoDate(from)}T10:00`, to: `${isoDate(from + random.int(0, 3))}T18:00`,
    detail: 'Leave of absence with family; needs LOA meds',
  });
}

/** Sent out after the last pass of the day before, so that every dose counted as due up to then was given. */
function hospital(profile: FacilityProfile, resident: ResidentDraft): CensusEventRow {
  return event({ profile, resident, kind: 'HOSPITAL', from: `${isoDate(profile.asOf - 1)}T22:15`, detail: 'Sent to hospital; hold all medications' });
}

/** Back before the present cycle began. */
function pastHospital(profile: FacilityProfile, resident: ResidentDraft): CensusEventRow {
  return event({
    profile, resident, kind: 'HOSPITAL', from: `${isoDate(profile.asOf - 40)}T02:15`, to: `${isoDate(profile.asOf - 36)}T15:30`,
    detail: 'Sent to hospital; hold all medications',
  });
}

function transfer({ profile, residentsInAll, random }: Given, resident: ResidentDraft, place: number): CensusEventRow {
  const perWing = Math.ceil(residentsInAll / profile.wings.length);
  const wing = random.int(0, profile.wings.length - 1);
  const name = profile.wings[wing] ?? '';
  const room = roomNumber({ wing, room: Math.ceil(perWing / 2) + SPARE_ROOMS_AFTER + place, perWing });
  return {
    ...event({ profile, resident, kind: 'TRANSFER', from: `${isoDate(profile.asOf + random.int(1, 5))}T14:00`, detail: `Room change to ${name} wing room ${room} bed A` }),
    to_wing: name, to_room: room, to_bed: 'A',
  };
}

function event({ profile, resident, kind, from, to = '', detail }: { profile: FacilityProfile; resident: ResidentDraft; kind: string; from: string; to?: string; detail: string }): CensusEventRow {
  return { facility_id: profile.id, resident_id: resident.id, event: kind, from_ts: from, to_ts: to, detail, to_wing: '', to_room: '', to_bed: '' };
}
