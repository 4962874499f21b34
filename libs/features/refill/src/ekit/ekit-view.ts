import { instantSchema } from '@cyclefill/contracts';
import { type Day, type Milli, formatDay, formatMilli } from '@cyclefill/domain/kernel';
import { DEA_SCHEDULES } from '@cyclefill/domain/law';
import { checkEkitUse, missingOn, usableOn } from '@cyclefill/domain/refill';
import { momentSchema, wireMoment } from '@cyclefill/features/order';
import { z } from 'zod';
import type { EkitContents, KeptItem } from './ekit-contents.query.js';
import type { OpenStatDose } from './stat-doses.query.js';

const lot = z.object({ lot: z.string(), expiresOn: z.iso.date().nullable(), units: z.string() });
const item = z.object({
  ndc11: z.string(), drug: z.string(), strength: z.string(), doseUnit: z.string(), schedule: z.enum(DEA_SCHEDULES).nullable(), par: z.string(), usable: z.string().describe('not expired'), lots: z.array(lot),
});
const replenish = z.object({
  ndc11: z.string(), drug: z.string(), strength: z.string(), units: z.string().describe('up to par'), expired: z.string().describe('to be taken out'), dueBy: momentSchema.nullable().describe('wall clock; null = no limit is recorded, or nothing was used'),
});
const statDose = z.object({ orderId: z.uuid(), rxNumber: z.string(), residentId: z.uuid(), at: momentSchema, units: z.string(), fromKit: z.boolean().describe('the kit may give it and holds enough') });

/** The kit of a facility: what may and does lie in it, its seal, what to replenish, and STAT doses that nobody has supplied yet. */
export const ekitSchema = z.object({
  facilityId: z.uuid(), version: z.int().describe('of its limits and of what belongs into it, for If-Match'),
  limits: z.object({ schedules: z.array(z.enum(DEA_SCHEDULES)), controlledDrugs: z.int().nullable(), controlledUnits: z.string().nullable(), replaceHours: z.int().nullable(), source: z.string() }).nullable().describe('null = the facility keeps no kit here'),
  seal: z.object({ number: z.string(), by: z.string(), at: instantSchema, broken: z.boolean().describe('opened since: seal it anew or exchange it') }).nullable(),
  earliestExpiry: z.iso.date().nullable().describe('printed outside on the kit'),
  items: z.array(item), replenish: z.array(replenish), statDoses: z.array(statDose),
}).meta({ id: 'Ekit' });
export type EkitView = z.output<typeof ekitSchema>;

const clockText = (instant: number): string => new Date(instant).toISOString().slice(0, 16);

/** Until when what was used is to be replaced, on the wall clock. */
function dueBy({ usedAt }: KeptItem, hours: number | null): string | null {
  return usedAt === null || hours === null ? null : clockText(Date.parse(`${usedAt}:00Z`) + hours * 3_600_000);
}

function itemView({ drug, name, par, lots, ...rest }: KeptItem, today: Day): EkitView['items'][number] {
  return {
    ndc11: drug.ndc11, drug: name, strength: drug.strength, doseUnit: drug.doseUnit, schedule: drug.schedule, par: formatMilli(par), usable: formatMilli(usableOn({ lots, ...rest }, today)),
    lots: lots.map(({ lot: code, expiresOn, units }) => ({ lot: code, expiresOn: expiresOn === null ? null : formatDay(expiresOn), units: formatMilli(units) })),
  };
}

function toReplenish(kept: KeptItem, today: Day, hours: number | null): EkitView['replenish'] {
  const { units, expired } = missingOn(kept, today);
  if (units === 0 && expired === 0) return [];
  return [{ ndc11: kept.drug.ndc11, drug: kept.name, strength: kept.drug.strength, units: formatMilli(units), expired: formatMilli(expired), dueBy: dueBy(kept, hours) }];
}

/** The kit as the API and the command line tell it on a day of the facility. */
export function ekitView(facilityId: string, kit: EkitContents | null, open: readonly OpenStatDose[], today: Day): Omit<EkitView, 'version'> {
  const expiries = (kit?.items ?? []).flatMap(({ lots }) => lots.flatMap(({ expiresOn }) => expiresOn ?? []));
  const holds = (dose: OpenStatDose): boolean => kit !== null && 'lots' in checkEkitUse(kit.limits, kit.items, { drug: dose.drug, units: dose.units, on: today });
  return {
    facilityId,
    limits: kit === null ? null : { ...kit.limits, schedules: [...kit.limits.schedules], controlledUnits: kit.limits.controlledUnits === null ? null : formatMilli(kit.limits.controlledUnits), source: kit.source },
    seal: kit?.seal ? { number: kit.seal.number, by: kit.seal.done_by, at: kit.seal.recorded_at.toISOString(), broken: kit.seal.broken } : null,
    earliestExpiry: expiries.length === 0 ? null : formatDay(Math.min(...expiries) as Day),
    items: (kit?.items ?? []).map((one) => itemView(one, today)),
    replenish: (kit?.items ?? []).flatMap((one) => toReplenish(one, today, kit?.limits.replaceHours ?? null)),
    statDoses: open.map((dose) => ({ orderId: dose.orderId, rxNumber: dose.rxNumber, residentId: dose.residentId, at: wireMoment(dose.at), units: formatMilli(dose.units as Milli), fromKit: holds(dose) })),
  };
}
