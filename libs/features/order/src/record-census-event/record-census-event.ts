import { type AccessScope, Refusal } from '@cyclefill/contracts';
import type { LocalMinute } from '@cyclefill/domain/kernel';
import { type CensusChange, TOLD_EVENTS, tellCensus } from '@cyclefill/domain/orders';
import { FacilityInputs, handoverDay } from '@cyclefill/features/facility';
import { CensusEventRepository, type KnownCensusEvent } from '@cyclefill/features/resident';
import { type Actor, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { momentText, openMomentText } from '../data/local-time.js';
import { InputReading, momentSchema } from '../data/read-input.js';
import { type ScopedResident, findResident } from '../data/resident-scope.query.js';
import { type PlacedFact, readDoseFacts } from '../dose-preview/dose-facts.query.js';
import { type DosePreview, dosePreviewSchema, previewDoses } from '../dose-preview/dose-preview.js';

export const censusEventSchema = z.strictObject({
  event: z.enum(TOLD_EVENTS),
  at: momentSchema,
  until: momentSchema.optional().describe('planned end of a leave or hospital stay; absent = until the return'),
  wingId: z.uuid().optional().describe('where to: for a transfer or readmission'),
  room: z.string().min(1).max(40).optional(),
  bed: z.string().min(1).max(40).optional(),
  detail: z.string().max(300).default(''),
}).meta({ id: 'CensusTelling' });
export type CensusEventRequest = z.output<typeof censusEventSchema>;

/** An event with the difference it makes. */
export const censusAnswerSchema = z.object({ eventId: z.uuid().nullable(), difference: dosePreviewSchema }).meta({ id: 'CensusAnswer' });
export type CensusAnswer = z.output<typeof censusAnswerSchema>;

type Known = KnownCensusEvent & { readonly from: LocalMinute; readonly to: LocalMinute | null };
interface ReadTelling {
  readonly at: LocalMinute;
  readonly until: LocalMinute | null;
}

const MOVES: ReadonlySet<string> = new Set(['transfer', 'readmission']);
const AWAY: ReadonlySet<string> = new Set(['leave', 'hospital']);

/**
 * Records that a resident went, came, moved or died, and answers with the doses that this drops, adds or moves in the next
 * two weeks, computed as a batch computes them.
 */
@Injectable()
export class RecordCensusEvent {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws InvalidInput; Refusal `resident.not-found`, `wing.not-found`, `census.…` */
  execute(actor: Actor, scope: AccessScope, residentId: string, key: string, request: CensusEventRequest): Promise<CensusAnswer> {
    const body = { residentId, ...(JSON.parse(JSON.stringify(request)) as Record<string, string>) };
    return this.uow.run(actor, (tx) => once(tx, { operation: 'census.record', key, body }, () => recordCensusEvent(tx, scope, residentId, request)));
  }

  /** The same answer, with nothing written but the audit of who looked. */
  async preview(actor: Actor, scope: AccessScope, residentId: string, request: CensusEventRequest): Promise<CensusAnswer> {
    const telling = readTelling(request);
    return this.uow.run(actor, async (tx) => {
      const { difference } = await decide(tx, await findResident(tx, scope, residentId), request, telling);
      return { eventId: null, difference };
    });
  }
}

/** {@link RecordCensusEvent} as a part of another act. @throws InvalidInput; Refusal as there */
export async function recordCensusEvent(tx: Tx, scope: AccessScope, residentId: string, request: CensusEventRequest): Promise<CensusAnswer> {
  const telling = readTelling(request);
  const resident = await findResident(tx, scope, residentId);
  const { change, difference } = await decide(tx, resident, request, telling);
  const eventId = await write(tx, resident, request, change);
  await tx.get(FacilityInputs).residentsMoved(resident.facilityId, [residentId]);
  await tx.audit({ action: 'census.record', subjectKind: 'census_event', subjectId: eventId, residentIds: [residentId], detail: { event: request.event } });
  return { eventId, difference };
}

function readTelling({ event, at: atText, until: untilText, wingId, room, bed }: CensusEventRequest): ReadTelling {
  const input = new InputReading();
  const [at, until] = [input.moment('/at', atText), untilText === undefined ? null : input.moment('/until', untilText)];
  input.after('/until', at, until);
  if (until !== null && !AWAY.has(event)) input.problem('/until', 'has a field that does not belong here');
  for (const [name, value] of Object.entries({ wingId, room, bed })) {
    if (MOVES.has(event) && value === undefined) input.problem(`/${name}`, 'is missing or of another type');
    if (!MOVES.has(event) && value !== undefined) input.problem(`/${name}`, 'has a field that does not belong here');
  }
  input.check();
  return { at, until };
}

const Wing = z.object({ name: z.string() });

async function decide(tx: Tx, { id, facilityId, now }: ScopedResident, { event, wingId: to }: CensusEventRequest, { at, until }: ReadTelling): Promise<{ change: CensusChange<Known>; difference: DosePreview }> {
  const wingId = to ?? null;
  const [wing] = wingId === null ? [] : await tx.query(Wing, 'select name from wing where id = $1 and facility_id = $2', [wingId, facilityId]);
  if (wingId !== null && wing === undefined) throw new Refusal('wing.not-found');
  const rows = await tx.get(CensusEventRepository).lock(id);
  const known: readonly Known[] = rows.map((row) => ({ ...row, from: row.from_at as LocalMinute, to: row.to_at as LocalMinute | null }));
  const change = tellCensus(known, { event, at, until });
  if (typeof change === 'string') throw new Refusal(`census.${change}`);
  const facts = await readDoseFacts(tx, facilityId, id, now);
  const placed = (fact: Omit<PlacedFact, 'residentId'>): PlacedFact => ({ kind: fact.kind, from: fact.from, to: fact.to, wing: fact.wing, residentId: id });
  const kept = known.filter((fact) => !change.closed.includes(fact)).map(placed);
  const added = change.added.map((fact) => placed({ ...fact, wing: wing?.name ?? null }));
  const census = [...kept, ...added].toSorted((a, b) => a.from - b.from);
  return { change, difference: previewDoses({ ...facts, census: known.map(placed) }, { ...facts, census }, at) };
}

async function write(tx: Tx, { id: residentId, facilityId }: ScopedResident, { event, wingId: to, room, bed, detail }: CensusEventRequest, { closed, added }: CensusChange<Known>): Promise<string | null> {
  const wingId = to ?? null;
  const events = tx.get(CensusEventRepository);
  await events.close(closed.map(({ id }) => id));
  const bedId = wingId === null || room === undefined || bed === undefined ? null : await events.bed(wingId, room, bed);
  const heldUntil = wingId === null ? null : await handoverDay(tx, facilityId);
  let eventId: string | null = null;
  for (const fact of added) {
    eventId = await events.record({ facilityId, residentId, kind: fact.kind, toldAs: event, from: momentText(fact.from), to: openMomentText(fact.to), wingId, bedId, detail, heldUntil });
  }
  return eventId;
}
