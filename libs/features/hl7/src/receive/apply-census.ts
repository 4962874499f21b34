import { Refusal } from '@cyclefill/contracts';
import { Zone } from '@cyclefill/domain/kernel';
import { recordCensusEvent, wireMoment, withdrawCensusEvent } from '@cyclefill/features/order';
import { type CensusNews, Hl7Refusal, type Hl7Time, wallClock } from '@cyclefill/interop/hl7v2';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import type { Hl7Partner } from '../partner/hl7-partner.js';
import { type Applied, KNOWN, applied, waiting } from './applied.js';
import { attempt } from './attempt.js';
import { admit, applyProfile } from './apply-profile.js';
import { EVERYTHING } from './everything.js';
import { STRANGER, checkPlain, findPatient, residentsOf } from './find-patient.js';
import { type PlacedAt, placedAt } from './placed-at.js';
import { eventMoment } from './stored-news.js';

type CensusRequest = Parameters<typeof recordCensusEvent>[3];

const FactRow = z.object({ id: z.string(), kind: z.string(), from: z.string(), to: z.string().nullable(), wingId: z.string().nullable(), room: z.string().nullable(), bed: z.string().nullable() });
type Fact = z.output<typeof FactRow>;

const FACTS = `
select e.id, e.kind, to_char(e.from_at, 'YYYY-MM-DD"T"HH24:MI') as "from", to_char(e.to_at, 'YYYY-MM-DD"T"HH24:MI') as "to", e.wing_id as "wingId", b.room, b.bed from census_event e left join bed b on b.id = e.bed_id
where e.resident_id = $1 and e.superseded_at is null order by e.from_at`;

/** What an event takes back: the last of its kind. */
const TAKEN_BACK: Partial<Record<CensusNews['what'], string>> = { 'admission-cancelled': 'placed', 'transfer-cancelled': 'transfer', 'discharge-cancelled': 'discharge' };

/** What says anew who somebody is. */
const MAY_CORRECT: readonly CensusNews['what'][] = ['updated', 'person-updated'];

/** Tells the census what a message says happened. What contradicts it waits; what it knows already is applied. @throws Hl7Refusal of what can never be acted on */
export async function applyCensus(tx: Tx, partner: Hl7Partner, news: CensusNews): Promise<Applied> {
  const { location } = news;
  if (location !== null) checkPlain('PV1', 3, location.wing, location.room, location.bed);
  const patient = await findPatient(tx, partner, news.person, MAY_CORRECT.includes(news.what));
  if ('state' in patient) return patient;
  const { residentId } = patient;
  if (news.what === 'merged') return merged(tx, partner, news, residentId);
  const at = wireMoment(wallClock(news.at, Zone.of(partner.zone)));
  if (residentId === null) return stranger(tx, partner, news, at);
  switch (news.what) {
    case 'updated':
    case 'person-updated':
    case 'allergies-updated': return applyProfile(tx, residentId, news, eventMoment(news, partner));
    case 'became-inpatient':
    case 'became-outpatient': return applied(residentId, 'the class of a patient changes nothing here');
    default: return applyMove(tx, { partner, news, residentId, at });
  }
}

/** Only who is admitted can be somebody new. */
async function stranger(tx: Tx, partner: Hl7Partner, news: CensusNews, at: string): Promise<Applied> {
  if (news.what !== 'admitted' && news.what !== 'registered') return waiting(STRANGER);
  const placed = await placedAt(tx, partner, news.location);
  return typeof placed === 'string' ? waiting(placed) : admit(tx, partner.facilityId, news, placed, at);
}

/** Two residents of ours are never made one by a message. */
async function merged(tx: Tx, partner: Hl7Partner, { merged: going }: CensusNews, residentId: string | null): Promise<Applied> {
  const numbers = going.map(({ id }) => id);
  checkPlain('MRG', 1, ...numbers);
  const known = await residentsOf(tx, partner, numbers);
  return known.length === 0 ? applied(residentId, 'the number that goes is of nobody here') : waiting('the number that goes is of a resident here: a person has to decide what becomes of that record', residentId);
}

interface Move {
  readonly partner: Hl7Partner;
  readonly news: CensusNews;
  readonly residentId: string;
  readonly at: string;
}

async function applyMove(tx: Tx, { partner, news, residentId, at }: Move): Promise<Applied> {
  const facts = await tx.query(FactRow, FACTS, [residentId]);
  const takenBack = TAKEN_BACK[news.what];
  // Of a return to another bed both are recorded, or neither.
  const outcome = await attempt(tx, async () => {
    if (takenBack !== undefined) {
      const was = news.what === 'transfer-cancelled' && news.priorLocation !== null ? await placedAt(tx, partner, news.priorLocation) : null;
      const fact = facts.findLast(({ kind, from, ...place }) => kind === takenBack && from <= at && (was === null || (typeof was !== 'string' && isAt(place, was))));
      if (fact === undefined) return waiting('there is nothing of that kind to take back', residentId);
      await withdrawCensusEvent(tx, EVERYTHING, residentId, fact.id);
      return applied(residentId);
    }
    const request = await requestOf(tx, partner, news, at);
    if (typeof request === 'string') return waiting(request, residentId);
    const isReturn = request.event === 'readmission' && facts.some((fact) => isAway(fact, at));
    if (isKnown(request, facts)) return applied(residentId, KNOWN);
    for (const event of isReturn ? comeBack(request, facts) : [request]) await recordCensusEvent(tx, EVERYTHING, residentId, event);
    return applied(residentId);
  });
  if (!(outcome instanceof Error)) return outcome;
  if (outcome instanceof Hl7Refusal) throw outcome;
  return waiting(outcome instanceof Refusal ? `it does not fit what is known (${outcome.code})` : outcome.message, residentId);
}

/** Whether an absence holds at a moment, or ended at that very one. */
const isAway = ({ kind, from, to }: Fact, at: string): boolean => (kind === 'leave' || kind === 'hospital') && from <= at && (to === null || to >= at);

/** Who is admitted while away comes back; to another bed, that is a move too. */
function comeBack({ event: _admitted, at, detail, ...place }: CensusRequest, facts: readonly Fact[]): readonly CensusRequest[] {
  const home = facts.findLast(({ kind, from }) => (kind === 'placed' || kind === 'transfer') && from <= at);
  const isBack = facts.some(({ kind, to }) => (kind === 'leave' || kind === 'hospital') && to === at);
  return [...(isBack ? [] : [{ event: 'return' as const, at, detail }]), ...(home !== undefined && isAt(home, place) ? [] : [{ event: 'transfer' as const, at, detail, ...place }])];
}

/** The census event of a message, or why there is none yet. @throws Hl7Refusal */
async function requestOf(tx: Tx, partner: Hl7Partner, news: CensusNews, at: string): Promise<CensusRequest | string> {
  const moment = (time: Hl7Time): string => wireMoment(wallClock(time, Zone.of(partner.zone)));
  const placed = async (event: 'readmission' | 'transfer'): Promise<CensusRequest | string> => {
    const place = await placedAt(tx, partner, news.location);
    return typeof place === 'string' ? place : { event, at, detail: '', ...place };
  };
  switch (news.what) {
    case 'admitted':
    case 'registered': return placed('readmission');
    case 'transferred': return placed('transfer');
    case 'discharged': return { event: partner.settings.hospitals.includes(news.disposition) ? 'hospital' : 'discharge', at, detail: '' };
    case 'leave-began': return { event: 'leave', at, detail: '', ...(news.returnExpected !== null && { until: moment(news.returnExpected) }) };
    case 'leave-ended': return { event: 'return', at, detail: '' };
    default: throw new Hl7Refusal(201, { id: 'MSH', segment: 1, field: 9 }, `${news.trigger} is not acted on`);
  }
}

const isAt = (fact: Pick<Fact, 'wingId' | 'room' | 'bed'>, { wingId, room, bed }: Partial<PlacedAt>): boolean => fact.wingId === wingId && fact.room === room && fact.bed === bed;

/** Whether the census says so already: the same moment and place, a leave from the same moment, a return at the end of an absence. */
function isKnown({ event, at, until, ...place }: CensusRequest, facts: readonly Fact[]): boolean {
  switch (event) {
    case 'readmission': return facts.some((fact) => fact.kind === 'placed' && fact.from.slice(0, 10) === at.slice(0, 10) && isAt(fact, place));
    case 'transfer': return facts.some((fact) => fact.kind === 'transfer' && fact.from === at && isAt(fact, place));
    case 'return': return facts.some(({ kind, to }) => (kind === 'leave' || kind === 'hospital') && to === at);
    case 'death':
    case 'discharge': return facts.some(({ kind, from }) => kind === 'discharge' && from === at);
    // A sender may call a stay in hospital a leave: the census says more.
    default: return facts.some(({ kind, from, to }) => from === at && (kind === event ? until === undefined || to === until : kind === 'hospital'));
  }
}
