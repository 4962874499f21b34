import { type AccessScope, InvalidInput, Refusal, inScope } from '@cyclefill/contracts';
import { PAPERS, comingMonth, monthDays } from '@cyclefill/domain/documents';
import { type DayRange, addDays, day, formatDay } from '@cyclefill/domain/kernel';
import { dayIn } from '@cyclefill/features/facility';
import { type Actor, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { BOOKS, RECORD_BOOKS } from '../build-papers/books.js';
import { readMadeAt, recordsBefore } from '../changeover/compared-records.query.js';
import { readDocumentSettings } from '../print-context/document-settings.query.js';
import { latestAsOf } from '../read-papers/sheet-source.query.js';
import type { SetBook, SetKind } from './set-files.js';

const MOST_DAYS = 31;
const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/u;

/** Which papers of a facility are wanted: a month of the calendar, or some days from one on. */
export const setRequestSchema = z.strictObject({
  facilityId: z.uuid(),
  wingId: z.uuid().optional().describe('one wing; absent = every wing'),
  books: z.array(z.enum(BOOKS)).min(1).max(BOOKS.length).default([...BOOKS]).describe('absent = all of them; of a changeover those of records'),
  changeover: z.enum(['draft', 'final']).optional().describe('the records of a coming month, the coming one unless days are named, with the list of what is other than on those in use (D34)'),
  month: z.string().regex(MONTH, 'is no month such as 2026-12').optional(),
  from: z.iso.date().optional().describe('the first day, instead of a month'),
  days: z.int().min(1).max(MOST_DAYS).optional().describe(`how many from there, 1 to ${MOST_DAYS}`),
  paper: z.enum(PAPERS).optional().describe('absent = as the facility has chosen'),
}).meta({ id: 'DocumentSetRequest' });
export type SetRequest = z.output<typeof setRequestSchema>;

const IdRow = z.object({ id: z.string() });
const FacilityRow = z.object({ id: z.string(), zone: z.string() });

/** null = the coming month. @throws InvalidInput unless it names either a month, or a first day and how many */
function daysOf({ month, from, days, changeover }: SetRequest): DayRange | null {
  if (changeover !== undefined && month === undefined && from === undefined && days === undefined) return null;
  const parts = MONTH.exec(month ?? '');
  if (parts !== null && from === undefined && days === undefined) return monthDays(Number(parts[1]), Number(parts[2]));
  if (month !== undefined || from === undefined || days === undefined) throw new InvalidInput([{ pointer: '/month', rule: 'name the days: either month, or from with days' }]);
  return { from: day(from), to: addDays(day(from), days) };
}

/** Asks for all papers of a facility or a wing; a worker draws them. Who asks for what is being drawn already, and of which nothing has changed since, is told of that. */
@Injectable()
export class AskSet {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** The id of the set. @throws Refusal facility.not-found, wing.not-found, request.key-reused; InvalidInput */
  execute(actor: Actor, scope: AccessScope, key: string, request: SetRequest): Promise<string> {
    const days = daysOf(request);
    return this.uow.run(actor, (tx) => once(tx, { operation: 'document-set.ask', key, body: { ...request } }, () => ask(tx, scope, request, days)));
  }
}

async function ask(tx: Tx, scope: AccessScope, { facilityId, wingId: asked, books: wanted, changeover, ...chosen }: SetRequest, named: DayRange | null): Promise<string> {
  const wingId = asked ?? null;
  const [facility] = await tx.query(FacilityRow, 'select id, zone from facility where id = $1', [facilityId]);
  if (facility === undefined) throw new Refusal('facility.not-found');
  if (!inScope(scope, facilityId, wingId)) throw new Refusal(wingId === null ? 'facility.not-found' : 'wing.not-found');
  if (wingId !== null && (await tx.query(IdRow, 'select id from wing where id = $1 and facility_id = $2', [wingId, facilityId])).length === 0) throw new Refusal('wing.not-found');
  // Two who ask at the same time are told of one set.
  await tx.execute('select pg_advisory_xact_lock(hashtextextended($1, 0))', [JSON.stringify(['document-set', facilityId])]);
  const kind: SetKind = changeover === undefined ? 'books' : `changeover-${changeover}`;
  const books: readonly SetBook[] = changeover === undefined ? BOOKS.filter((book) => wanted.includes(book)) : ['edit-list', ...RECORD_BOOKS];
  const [knownAt, latest] = [await tx.now(), await latestAsOf(tx, facilityId)];
  // A changeover is gone through and used as of the day it is made, not as of a batch.
  const asOf = (changeover === undefined ? latest : null) ?? knownAt;
  const days = named ?? comingMonth(dayIn(facility.zone, knownAt)).days;
  const comparedAt = changeover === undefined ? null : await readMadeAt(tx, facilityId, facility.zone, recordsBefore(days), knownAt);
  const paper = chosen.paper ?? (await readDocumentSettings(tx, facility, knownAt, asOf)).paper;
  const [from, to] = [formatDay(days.from), formatDay(days.to)];
  const [open] = await tx.query(
    IdRow,
    `select s.id from document_set s join facility_clock c on c.facility_id = s.facility_id
     where s.facility_id = $1 and s.wing_id is not distinct from $2 and s.kind = $8 and s.books = $3::text[] and s.day_from = $4 and s.day_to = $5 and s.paper = $6
       and s.state in ('queued', 'running') and s.known_at > c.changed_at and s.as_of = coalesce($7, s.as_of) order by s.id limit 1`,
    [facilityId, wingId, books, from, to, paper, changeover === undefined ? latest : null, kind],
  );
  if (open !== undefined) return open.id;
  const id = tx.newId();
  await tx.execute(
    `insert into document_set (id, tenant_id, facility_id, wing_id, kind, books, day_from, day_to, paper, as_of, known_at, compared_at, asked_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [id, tx.actor.tenantId, facilityId, wingId, kind, books, from, to, paper, asOf, knownAt, comparedAt, tx.actor.userId],
  );
  await tx.emit('document-set.asked', id);
  await tx.audit({ action: 'document-set.ask', subjectKind: 'document_set', subjectId: id, detail: { facilityId, wingId, kind, books: books.join(' '), from, to, paper } });
  return id;
}
