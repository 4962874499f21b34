import type { LocalMinute, Zone } from '@cyclefill/domain/kernel';
import type { Encounter, EncounterLocation, EncounterStatusHistory, Period } from 'fhir/r4.js';
import { nearestMomentText } from '../write-moment.js';
import { type Stamp, stamped } from './stamp.js';
import { SYSTEMS } from './systems.js';

export const STAY_STATUSES = ['planned', 'in-progress', 'onleave', 'finished'] as const;

/** A time with a start and an exclusive end on the facility's wall clock; null = open. */
interface Stretch {
  readonly from: LocalMinute;
  readonly to: LocalMinute | null;
}

/** A stay in a facility, or a hospital stay within it. */
export interface StayFacts extends Stamp, Stretch {
  readonly residentId: string;
  readonly facilityId: string;
  readonly zone: Zone;
  readonly status: (typeof STAY_STATUSES)[number];
  /** The stay that a hospital stay interrupts; null of a stay itself. */
  readonly partOf: string | null;
  /** Where the resident lived from when on, in time order: beds, or wings where no bed is known. */
  readonly places: readonly { readonly locationId: string; readonly from: LocalMinute }[];
  /** Leaves and hospital stays in time order. */
  readonly absences: readonly Stretch[];
  readonly died: boolean;
  /** The facility's wall clock, which the status is of. */
  readonly now: LocalMinute;
}

function periodOf({ from, to }: Stretch, zone: Zone): Period {
  return { start: nearestMomentText(from, zone), ...(to !== null && { end: nearestMomentText(to, zone) }) };
}

/** Who was there when: an absence that has begun is `onleave`, what lies between is `in-progress`. */
function historyOf({ from, to, absences, now, zone }: StayFacts): readonly EncounterStatusHistory[] {
  const history: EncounterStatusHistory[] = [];
  const end = to !== null && to <= now ? to : null;
  let since: LocalMinute | null = from;
  for (const absence of absences.filter((one) => one.from <= now && one.from >= from)) {
    if (since === null || absence.from < since) continue;
    if (absence.from > since) history.push({ status: 'in-progress', period: periodOf({ from: since, to: absence.from }, zone) });
    since = absence.to !== null && absence.to <= now ? absence.to : end;
    history.push({ status: 'onleave', period: periodOf({ from: absence.from, to: since }, zone) });
  }
  if (since !== null && since <= now && since !== end) history.push({ status: 'in-progress', period: periodOf({ from: since, to: end }, zone) });
  return history;
}

function placesOf({ places, to, now, zone }: StayFacts): readonly EncounterLocation[] {
  return places.map(({ locationId, from }, index) => {
    const until = places[index + 1]?.from ?? to;
    return {
      location: { reference: `Location/${locationId}` },
      status: from > now ? 'planned' : until !== null && until <= now ? 'completed' : 'active',
      period: periodOf({ from, to: until }, zone),
    };
  });
}

/** A stay from admission to discharge, whose status is `onleave` while the resident is away; a hospital stay is a part of it, of its own class. */
export function encounterResource(stay: StayFacts): Encounter {
  const { residentId, facilityId, partOf, status, died, zone } = stay;
  const [history, location] = [historyOf(stay), placesOf(stay)];
  return {
    resourceType: 'Encounter', ...stamped(stay),
    status,
    ...(partOf === null && history.length > 0 && { statusHistory: [...history] }),
    class: partOf === null ? { system: SYSTEMS.encounterClass, code: 'NONAC', display: 'inpatient non-acute' } : { system: SYSTEMS.encounterClass, code: 'ACUTE', display: 'inpatient acute' },
    subject: { reference: `Patient/${residentId}` },
    period: periodOf(stay, zone),
    ...(died && { hospitalization: { dischargeDisposition: { coding: [{ system: SYSTEMS.dischargeDisposition, code: 'exp', display: 'Expired' }] } } }),
    ...(location.length > 0 && { location: [...location] }),
    ...(partOf === null ? { serviceProvider: { reference: `Organization/${facilityId}` } } : { partOf: { reference: `Encounter/${partOf}` } }),
  };
}
