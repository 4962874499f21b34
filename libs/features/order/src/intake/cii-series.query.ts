import { type Day, type Milli, addDays, atMinute, formatDay } from '@cyclefill/domain/kernel';
import type { CiiSeriesMember, DeaSchedule } from '@cyclefill/domain/law';
import { type PassSchedule, type Regimen, buildPassSchedule, unitsBetween } from '@cyclefill/domain/regimen';
import { MedPassRepository } from '@cyclefill/features/facility';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { regimenFromJson } from '../data/regimen-json.js';

const Row = z.object({ quantity: z.number(), earliest: z.number().nullable(), regimen: z.unknown() });

/** A prescription as it is read; null = not there. */
export interface WrittenCii {
  readonly facilityId: string;
  readonly residentId: string | null;
  readonly prescriberId: string | null;
  readonly product: { readonly schedule: DeaSchedule | null; readonly ingredient: string } | null;
  readonly quantity: Milli | null;
  readonly writtenOn: Day | null;
  readonly earliestFillOn: Day | null;
  readonly regimen: Regimen | null;
}

/** Days over which use is averaged; a series covers about as many at most. */
const SAMPLE_DAYS = 90;

/** Days a quantity lasts by the average of ninety days, an order as needed at most use; part of a day counts as one. Nothing given = the whole stretch. */
function daysOf(quantity: Milli, regimen: Regimen, passes: PassSchedule, from: Day): number {
  const open: Regimen = { prn: false, phases: regimen.phases.map((phase) => ({ ...phase, from: atMinute(from), to: null })) };
  const used = unitsBetween(open, passes, atMinute(from), atMinute(addDays(from, SAMPLE_DAYS)));
  return used === 0 ? 0 : Math.ceil((quantity * SAMPLE_DAYS) / used);
}

/**
 * This C-II and the others that the prescriber wrote on the same day for the same resident and drug (R201), the one that is
 * read last; what was discontinued or given by word in an emergency is none of them. Empty for what is not a C-II, or when something lacks.
 */
export async function readCiiSeries(tx: Tx, written: WrittenCii): Promise<readonly CiiSeriesMember[]> {
  const { facilityId, residentId, prescriberId, product, quantity, writtenOn, earliestFillOn, regimen } = written;
  if (product?.schedule !== 'CII' || residentId === null || prescriberId === null || quantity === null || writtenOn === null || regimen === null) return [];
  const rows = await tx.query(
    Row,
    `select p.quantity_written_milli as quantity, p.earliest_fill_on - date '1970-01-01' as earliest, v.regimen
     from prescription p join order_version v on v.order_id = p.order_id and v.superseded_at is null
     join drug_product d on d.tenant_id = p.tenant_id and d.ndc11 = v.ndc11 and d.superseded_at is null
     where p.superseded_at is null and p.dea_schedule = 'CII' and p.written_on = $3 and v.resident_id = $1 and v.prescriber_id = $2 and d.ingredient = $4
       and v.change_kind <> 'discontinue' and not exists (select from emergency_prescription e where e.order_id = p.order_id) order by p.earliest_fill_on nulls first, p.order_id`,
    [residentId, prescriberId, formatDay(writtenOn), product.ingredient],
  );
  const tables = await tx.get(MedPassRepository).known(facilityId, await tx.now());
  const passes = buildPassSchedule(tables.filter(({ own }) => own === undefined), []);
  const member = (amount: Milli, own: Regimen, earliest: Day | null): CiiSeriesMember => ({ daysSupply: daysOf(amount, own, passes, writtenOn), earliestFillOn: earliest });
  const others = rows.flatMap((row) => (row.regimen === null ? [] : [member(row.quantity as Milli, regimenFromJson(row.regimen), row.earliest as Day | null)]));
  return others.length === 0 ? [] : [...others, member(quantity, regimen, earliestFillOn)];
}
