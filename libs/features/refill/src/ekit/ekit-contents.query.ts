import type { Day, Milli } from '@cyclefill/domain/kernel';
import { DEA_SCHEDULES } from '@cyclefill/domain/law';
import { type EkitItem, type EkitLimits, type EkitMovement, ekitLots } from '@cyclefill/domain/refill';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const LimitsRow = z.object({ schedules: z.array(z.enum(DEA_SCHEDULES)), controlled_drugs: z.number().nullable(), controlled_milli: z.number().nullable(), replace_hours: z.number().nullable(), source: z.string() });
const ItemRow = z.object({ ndc11: z.string(), par: z.number(), name: z.string(), ingredient: z.string(), strength: z.string(), dose_unit: z.string(), schedule: z.enum(DEA_SCHEDULES).nullable() });
const MovementRow = z.object({ ndc11: z.string(), kind: z.enum(['added', 'removed', 'used']), units: z.number(), lot: z.string(), expires_on: z.number().nullable(), on: z.number(), used_at: z.string().nullable() });
const SealRow = z.object({ number: z.string(), done_by: z.string(), recorded_at: z.date(), broken: z.boolean() });

/** An item with what only people read: the drug's name, and the first use since it was last stocked. */
export interface KeptItem extends EkitItem {
  readonly name: string;
  /** Wall clock of the facility, `2026-12-07T08:00`; null = nothing was used since. */
  readonly usedAt: string | null;
}

/** The kit of a facility as it is recorded. */
export interface EkitContents {
  readonly limits: EkitLimits;
  /** Who says what may lie in it. */
  readonly source: string;
  /** By name and strength. */
  readonly items: readonly KeptItem[];
  /** The last seal; `broken` = something was taken out or put in since (R147). */
  readonly seal: z.output<typeof SealRow> | null;
}

const MOVEMENTS = `
select ndc11, kind, units, lot, expires_on - date '1970-01-01' as expires_on, day - date '1970-01-01' as on, used_at from (
  select s.ndc11, s.kind, s.units_milli as units, s.lot, s.expires_on, s.recorded_at::date as day, null as used_at, s.recorded_at, s.id from ekit_stock s where s.facility_id = $1
  union all
  select u.ndc11, 'used', u.units_milli, '', null, u.given_at::date, to_char(u.given_at, 'YYYY-MM-DD"T"HH24:MI'), u.recorded_at, u.id from ekit_use u where u.facility_id = $1 and u.ndc11 is not null
) m order by recorded_at, id`;

function movementOf({ kind, units: milli, lot, expires_on: expires, on }: z.output<typeof MovementRow>): EkitMovement {
  const units = milli as Milli;
  return kind === 'used' ? { kind, units, on: on as Day } : { kind, units, lot, expiresOn: expires as Day | null };
}

/** The first use after the last time that something was put in. */
function usedSince(rows: readonly z.output<typeof MovementRow>[]): string | null {
  return rows.slice(rows.findLastIndex(({ kind }) => kind === 'added') + 1).find(({ kind }) => kind === 'used')?.used_at ?? null;
}

/** Reads a facility's kit; null = it keeps none here. */
export async function readEkit(tx: Tx, facilityId: string): Promise<EkitContents | null> {
  const [limits] = await tx.query(LimitsRow, 'select schedules, controlled_drugs, controlled_milli, replace_hours, source from ekit where facility_id = $1 and superseded_at is null', [facilityId]);
  if (limits === undefined) return null;
  const items = await tx.query(
    ItemRow,
    `select i.ndc11, i.par_milli as par, d.name, d.ingredient, d.strength, d.dose_unit, d.dea_schedule as schedule
     from ekit_item i join drug_product d on d.tenant_id = i.tenant_id and d.ndc11 = i.ndc11 and d.superseded_at is null
     where i.facility_id = $1 and i.superseded_at is null order by d.name collate "C", d.strength collate "C", i.ndc11`,
    [facilityId],
  );
  const movements = Map.groupBy(await tx.query(MovementRow, MOVEMENTS, [facilityId]), ({ ndc11 }) => ndc11);
  const [seal] = await tx.query(
    SealRow,
    `select s.number, s.done_by, s.recorded_at, exists (select from ekit_use u where u.facility_id = $1 and u.ndc11 is not null and u.recorded_at > s.recorded_at)
       or exists (select from ekit_stock k where k.facility_id = $1 and k.recorded_at > s.recorded_at) as broken
     from ekit_seal s where s.facility_id = $1 order by s.recorded_at desc, s.id desc limit 1`,
    [facilityId],
  );
  return {
    limits: { schedules: limits.schedules, controlledDrugs: limits.controlled_drugs, controlledUnits: limits.controlled_milli as Milli | null, replaceHours: limits.replace_hours },
    source: limits.source, seal: seal ?? null,
    items: items.map(({ ndc11, par, name, ingredient, strength, dose_unit: doseUnit, schedule }) => {
      const own = movements.get(ndc11) ?? [];
      return { drug: { ndc11, ingredient, strength, doseUnit, schedule }, par: par as Milli, lots: ekitLots(own.map(movementOf)), name, usedAt: usedSince(own) };
    }),
  };
}
