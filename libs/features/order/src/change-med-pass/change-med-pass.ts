import { type LocalMinute, atMinute, formatDay, parseClock } from '@cyclefill/domain/kernel';
import type { MedPassRow } from '@cyclefill/domain/regimen';
import { MedPassRepository } from '@cyclefill/features/facility';
import { type Actor, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { touchFacility } from '../data/order.repository.js';
import { InputReading, daySchema } from '../data/read-input.js';
import { readDoseFacts } from '../dose-preview/dose-facts.query.js';
import { type DosePreview, previewDoses } from '../dose-preview/dose-preview.js';

export const medPassChangeSchema = z.strictObject({
  wingId: z.uuid().nullable().default(null).describe("null = the facility's own table"),
  effectiveFrom: daySchema,
  rows: z.array(z.strictObject({
    code: z.string().regex(/^[A-Z0-9]{1,12}$/u),
    times: z.array(z.string().regex(/^(?:[01]\d|2[0-3])[0-5]\d$/u)).min(1).max(24).describe('0800'),
  })).min(1).max(40),
}).meta({ id: 'MedPassChange' });
export type MedPassChangeRequest = z.output<typeof medPassChangeSchema>;

/** Changes a pass table from a day on, and shows before that which orders it gives other times. */
@Injectable()
export class ChangeMedPass {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** Every order with its old and new times in the two weeks from that day; writes nothing. @throws Refusal `facility.not-found`, `wing.not-found` */
  async preview(actor: Actor, facilityId: string, request: MedPassChangeRequest): Promise<DosePreview> {
    const from = readDay(request);
    return this.uow.run(actor, (tx) => difference(tx, facilityId, request, from));
  }

  /** Records the rows; answers with what they re-time. */
  async execute(actor: Actor, facilityId: string, key: string, request: MedPassChangeRequest): Promise<DosePreview> {
    const from = readDay(request);
    return this.uow.run(actor, (tx) => once(tx, { operation: 'med-pass.change', key, body: { facilityId, ...request } }, async () => {
      const answer = await difference(tx, facilityId, request, from);
      const { wingId, effectiveFrom, rows } = request;
      for (const { code, times } of rows) await tx.get(MedPassRepository).record({ facilityId, wingId, code, minutes: minutesOf(times), effectiveFrom });
      await touchFacility(tx, facilityId);
      const residentIds = [...new Set(answer.orders.map(({ residentId }) => residentId))];
      await tx.audit({ action: 'med-pass.change', subjectKind: 'facility', subjectId: facilityId, residentIds, detail: { rows: rows.length, orders: answer.orders.length } });
      return answer;
    }));
  }
}

const minutesOf = (times: readonly string[]): readonly number[] => [...new Set(times.map((text) => parseClock(text) ?? 0))].toSorted((a, b) => a - b);

function readDay({ effectiveFrom, rows }: MedPassChangeRequest): LocalMinute {
  const input = new InputReading();
  const day = input.day('/effectiveFrom', effectiveFrom);
  rows.forEach(({ code }, index) => {
    if (rows.findIndex((row) => row.code === code) < index) input.problem(`/rows/${index}/code`, 'stands here twice');
  });
  input.check();
  return atMinute(day);
}

async function difference(tx: Tx, facilityId: string, { wingId, effectiveFrom, rows }: MedPassChangeRequest, from: LocalMinute): Promise<DosePreview> {
  const { wing, now } = await tx.get(MedPassRepository).place(facilityId, wingId);
  const facts = await readDoseFacts(tx, facilityId, null, now);
  const codes = new Set(rows.map(({ code }) => code));
  const day = Math.floor(from / 1440) as MedPassRow['effectiveFrom'];
  const kept = facts.medPasses.filter((row) => !(row.wing === wing && codes.has(row.code) && formatDay(row.effectiveFrom) === effectiveFrom));
  const changed = rows.map(({ code, times }): MedPassRow => ({ wing, code, effectiveFrom: day, minutes: minutesOf(times) }));
  return previewDoses(facts, { ...facts, medPasses: [...kept, ...changed] }, from);
}
