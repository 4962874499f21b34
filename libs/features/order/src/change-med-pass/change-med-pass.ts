import { type LocalMinute, atMinute, dayOf, parseClock } from '@cyclefill/domain/kernel';
import type { MedPassRow } from '@cyclefill/domain/regimen';
import { FacilityInputs, MedPassRepository } from '@cyclefill/features/facility';
import { type Actor, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { InputReading, daySchema } from '../data/read-input.js';
import { readDoseFacts } from '../dose-preview/dose-facts.query.js';
import { type DosePreview, previewDoses } from '../dose-preview/dose-preview.js';

const tolerance = z.int().min(0).max(240);
const code = z.string().regex(/^[A-Z0-9]{1,12}$/u, 'is no code of at most 12 capital letters and digits');

export const medPassChangeSchema = z.strictObject({
  wingId: z.uuid().nullable().default(null), residentId: z.uuid().optional(), orderId: z.uuid().optional(),
  effectiveFrom: daySchema,
  rows: z.array(z.union([
    z.strictObject({
      code,
      times: z.array(z.string().regex(/^(?:[01]\d|2[0-3])[0-5]\d$/u, 'is no time like 0800')).min(1).max(24).describe('0800'),
      window: z.strictObject({ early: tolerance, late: tolerance }).optional().describe('minutes before and after each time in which it may be given (D44); absent = at its time'),
    }),
    z.strictObject({ code, withdraw: z.literal(true).describe('this table says nothing of the code from that day on: the next weaker one holds') }),
  ])).min(1).max(40),
}).meta({ id: 'MedPassChange', description: "Whose table: an order's, a resident's, a wing's, at most one of them; with none the facility's own." });
export type MedPassChangeRequest = z.output<typeof medPassChangeSchema>;
type RowChange = MedPassChangeRequest['rows'][number];

/** Changes a pass table of a facility, wing, resident or order from a day on (D40), or withdraws rows of it, and shows before that which orders it gives other times. */
@Injectable()
export class ChangeMedPass {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** Every order with its old and new times in the two weeks from that day; writes nothing. @throws InvalidInput; Refusal `facility.not-found`, `wing.not-found`, `resident.not-found`, `order.not-found` */
  async preview(actor: Actor, facilityId: string, request: MedPassChangeRequest): Promise<DosePreview> {
    const from = readDay(request);
    return this.uow.run(actor, (tx) => difference(tx, facilityId, request, from));
  }

  /** Records the rows; answers with what they re-time. */
  async execute(actor: Actor, facilityId: string, key: string, request: MedPassChangeRequest): Promise<DosePreview> {
    const from = readDay(request);
    return this.uow.run(actor, (tx) => once(tx, { operation: 'med-pass.change', key, body: { facilityId, ...request } }, async () => {
      const { wingId, residentId = null, orderId = null, effectiveFrom, rows } = request;
      // First, since it locks the facility's clock: a second change of these rows waits here and then closes what this one recorded.
      await tellMoved(tx.get(FacilityInputs), facilityId, { residentId, orderId });
      const answer = await difference(tx, facilityId, request, from);
      const passes = tx.get(MedPassRepository);
      for (const row of rows) await passes.record({ facilityId, wingId, residentId, orderId, code: row.code, minutes: minutesOf(row), window: 'times' in row ? (row.window ?? null) : null, effectiveFrom });
      const residentIds = [...new Set(answer.orders.map(({ residentId }) => residentId))];
      await tx.audit({ action: 'med-pass.change', subjectKind: 'facility', subjectId: facilityId, residentIds, detail: { rows: rows.length, orders: answer.orders.length } });
      return answer;
    }));
  }
}

/** A resident's or an order's own table moves their doses; any other may move everybody's. */
function tellMoved(inputs: FacilityInputs, facilityId: string, { residentId, orderId }: { readonly residentId: string | null; readonly orderId: string | null }): Promise<void> {
  if (orderId !== null) return inputs.ordersMoved(facilityId, [orderId]);
  return residentId === null ? inputs.everythingMoved(facilityId) : inputs.residentsMoved(facilityId, [residentId]);
}

/** None of a row that is withdrawn. */
const minutesOf = (row: RowChange): readonly number[] => ('times' in row ? [...new Set(row.times.map((text) => parseClock(text) ?? 0))].toSorted((a, b) => a - b) : []);

function readDay({ wingId, residentId, orderId, effectiveFrom, rows }: MedPassChangeRequest): LocalMinute {
  const input = new InputReading();
  const day = input.day('/effectiveFrom', effectiveFrom);
  if ([wingId ?? undefined, residentId, orderId].filter((id) => id !== undefined).length > 1) input.problem('/orderId', 'is not the only owner named: give a wing, a resident or an order');
  rows.forEach(({ code }, index) => {
    if (rows.findIndex((row) => row.code === code) < index) input.problem(`/rows/${index}/code`, 'stands here twice');
  });
  input.check();
  return atMinute(day);
}

/** Whose rows they are, as the engine knows it. */
function ownerOf({ residentId, orderId }: MedPassChangeRequest, wing: string | null): Pick<MedPassRow, 'wing' | 'own' | 'ownerId'> {
  if (orderId !== undefined) return { wing, own: 'order', ownerId: orderId };
  return residentId === undefined ? { wing } : { wing, own: 'resident', ownerId: residentId };
}

/** What is withdrawn must be there on that day: a row of this very table, not of a weaker one. */
function checkWithdrawn({ rows }: MedPassChangeRequest, own: readonly MedPassRow[]): void {
  const input = new InputReading();
  rows.forEach((row, index) => {
    const last = own.filter(({ code }) => code === row.code).toSorted((a, b) => a.effectiveFrom - b.effectiveFrom).at(-1);
    if ('withdraw' in row && (last === undefined || last.withdrawn === true)) input.problem(`/rows/${index}/code`, 'has no hours in this table on that day that could be withdrawn: name the table whose they are');
  });
  input.check();
}

async function difference(tx: Tx, facilityId: string, request: MedPassChangeRequest, from: LocalMinute): Promise<DosePreview> {
  const { wing, residentId, now } = await tx.get(MedPassRepository).place(facilityId, { wingId: request.wingId, residentId: request.residentId ?? null, orderId: request.orderId ?? null });
  const facts = await readDoseFacts(tx, facilityId, residentId, now);
  const [owner, codes, day] = [ownerOf(request, wing), new Set(request.rows.map(({ code }) => code)), dayOf(from)];
  const own = facts.medPasses.filter((row) => row.wing === wing && row.own === owner.own && row.ownerId === owner.ownerId && codes.has(row.code));
  checkWithdrawn(request, own.filter((row) => row.effectiveFrom <= day));
  const replaced = new Set(own.filter((row) => row.effectiveFrom === day));
  const changed = request.rows.map((row): MedPassRow => ({ ...owner, code: row.code, effectiveFrom: day, minutes: minutesOf(row), ...('withdraw' in row && { withdrawn: true }) }));
  return previewDoses(facts, { ...facts, medPasses: [...facts.medPasses.filter((row) => !replaced.has(row)), ...changed] }, from);
}
