import { type AccessScope, InvalidInput, Refusal } from '@cyclefill/contracts';
import { Zone } from '@cyclefill/domain/kernel';
import { momentText, recordCensusEvent, wireMoment } from '@cyclefill/features/order';
import { type CensusNews, type Hl7Location, Hl7Refusal, type Hl7Time, wallClock } from '@cyclefill/interop/hl7v2';
import { CensusEventRepository } from '@cyclefill/features/resident';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import type { Hl7Partner } from '../partner/hl7-partner.js';

/** What became of a message. Waiting: it is kept, and tried again when another of its resident was applied. */
export interface Applied {
  readonly state: 'applied' | 'waiting';
  readonly reason: string;
  readonly residentId: string | null;
}

type CensusRequest = Parameters<typeof recordCensusEvent>[3];

const EVERYTHING: AccessScope = 'pharmacy';
const ResidentRow = z.object({ id: z.string() });
const WingRow = z.object({ id: z.string() });
const FactRow = z.object({ kind: z.string(), from: z.string(), to: z.string().nullable(), wingId: z.string().nullable(), room: z.string().nullable(), bed: z.string().nullable() });
type Fact = z.output<typeof FactRow>;

const FACTS = `
select e.kind, to_char(e.from_at, 'YYYY-MM-DD"T"HH24:MI') as "from", to_char(e.to_at, 'YYYY-MM-DD"T"HH24:MI') as "to", e.wing_id as "wingId", b.room, b.bed from census_event e left join bed b on b.id = e.bed_id
where e.resident_id = $1 and e.superseded_at is null order by e.from_at`;

/** Tells the census what a message says happened. What contradicts it waits; what it knows already is applied. @throws Hl7Refusal of an event that is not acted on */
export async function applyCensus(tx: Tx, partner: Hl7Partner, news: CensusNews): Promise<Applied> {
  checkPlain(news);
  const waiting = (reason: string, residentId: string | null = null): Applied => ({ state: 'waiting', reason, residentId });
  const residents = await tx.query(ResidentRow, 'select id from resident where facility_id = $1 and code = any($2)', [partner.facilityId, news.person.ids.map(({ id }) => id)]);
  const [resident] = residents;
  if (resident === undefined) return waiting('no resident of this facility has the number of PID-3: import the census, then replay');
  if (residents.length > 1) return waiting('the numbers of PID-3 are of different residents: ask the sender', resident.id);
  // One after the other for a resident: of two that come at once, the later finds what the earlier did, or the earlier finds the later waiting.
  await tx.get(CensusEventRepository).lock(resident.id);
  const request = await requestOf(tx, partner, news);
  if (typeof request === 'string') return waiting(request, resident.id);
  if (isKnown(request, await tx.query(FactRow, FACTS, [resident.id]))) return { state: 'applied', reason: 'it was known', residentId: resident.id };
  try {
    await recordCensusEvent(tx, EVERYTHING, resident.id, request);
    return { state: 'applied', reason: '', residentId: resident.id };
  } catch (error) {
    if (error instanceof Refusal) return waiting(`it does not fit what is known (${error.code})`, resident.id);
    if (error instanceof InvalidInput) return waiting(error.message, resident.id);
    throw error;
  }
}

/** What is looked up is text that a database can hold. @throws Hl7Refusal */
function checkPlain({ person, location }: CensusNews): void {
  const refuse = (id: string, field: number): never => {
    throw new Hl7Refusal(102, { id, segment: 0, field }, 'holds a control character: leave it out');
  };
  if (person.ids.some(({ id }) => /\p{Cc}/u.test(id))) refuse('PID', 3);
  if (location !== null && /\p{Cc}/u.test(`${location.wing}${location.room}${location.bed}`)) refuse('PV1', 3);
}

/** The census event of a message, or why there is none yet. */
async function requestOf(tx: Tx, partner: Hl7Partner, news: CensusNews): Promise<CensusRequest | string> {
  const zone = Zone.of(partner.zone);
  const moment = (time: Hl7Time): string => wireMoment(wallClock(time, zone));
  const at = moment(news.at);
  switch (news.what) {
    case 'admitted':
    case 'registered': return placed(tx, partner, news.location, { event: 'readmission', at, detail: '' });
    case 'transferred': return placed(tx, partner, news.location, { event: 'transfer', at, detail: '' });
    case 'discharged': return { event: partner.settings.hospitals.includes(news.disposition) ? 'hospital' : 'discharge', at, detail: '' };
    case 'leave-began': return { event: 'leave', at, detail: '', ...(news.returnExpected !== null && { until: moment(news.returnExpected) }) };
    case 'leave-ended': return { event: 'return', at, detail: '' };
    default: throw new Hl7Refusal(201, { id: 'MSH', segment: 1, field: 9 }, `${news.trigger} is not acted on: tell it by the census`);
  }
}

async function placed(tx: Tx, { facilityId, settings }: Hl7Partner, location: Hl7Location | null, request: CensusRequest): Promise<CensusRequest | string> {
  const wing = location === null ? '' : (settings.wings[location.wing] ?? location.wing);
  if (location === null || wing === '' || location.room === '' || location.bed === '') return 'PV1-3 names no wing, room and bed';
  const [found] = await tx.query(WingRow, 'select id from wing where facility_id = $1 and name = $2', [facilityId, wing]);
  return found === undefined ? 'the wing of PV1-3 is none of this facility: map it in the settings of the sender, then replay' : { ...request, wingId: found.id, room: location.room, bed: location.bed };
}

/** Whether the census says so already: the same moment and place, a leave from the same moment, a return at the end of an absence. */
function isKnown({ event, at, until, wingId, room, bed }: CensusRequest, facts: readonly Fact[]): boolean {
  const here = (fact: Fact): boolean => fact.wingId === wingId && fact.room === room && fact.bed === bed;
  switch (event) {
    case 'readmission': return facts.some((fact) => fact.kind === 'placed' && fact.from.slice(0, 10) === at.slice(0, 10) && here(fact));
    case 'transfer': return facts.some((fact) => fact.kind === 'transfer' && fact.from === at && here(fact));
    case 'return': return facts.some(({ kind, to }) => (kind === 'leave' || kind === 'hospital') && to === at);
    case 'death':
    case 'discharge': return facts.some(({ kind, from }) => kind === 'discharge' && from === at);
    // A sender may call a stay in hospital a leave: the census says more.
    default: return facts.some(({ kind, from, to }) => from === at && (kind === event ? until === undefined || to === until : kind === 'hospital'));
  }
}

/** When the event happened by which messages of one resident are put in order, as text of a timestamp. */
export const eventMoment = ({ recordedAt }: CensusNews, { zone }: Hl7Partner): string => momentText(wallClock(recordedAt, Zone.of(zone)));
