import { type Day, type Milli, ZERO, addMilli, byCodePoint } from '@cyclefill/domain/kernel';
import type { DeaSchedule } from '@cyclefill/domain/law';

/** What may lie in the emergency kit of a facility, as its state allows and the pharmacy has recorded it (R146). */
export interface EkitLimits {
  /** Controlled schedules that may lie in it; none unless the state approves of it. */
  readonly schedules: readonly DeaSchedule[];
  /** How many controlled drugs at most; null = no such limit. */
  readonly controlledDrugs: number | null;
  /** How much of each of them at most. */
  readonly controlledUnits: Milli | null;
  /** Hours after a use until it is to be replaced. */
  readonly replaceHours: number | null;
}

/** A drug as a kit knows it: another maker's product of the same ingredient and strength is the same drug. */
export interface EkitDrug {
  readonly ndc11: string;
  readonly ingredient: string;
  readonly strength: string;
  readonly doseUnit: string;
  readonly schedule: DeaSchedule | null;
}

/** What went in or out, in the order in which it was recorded. */
export type EkitMovement =
  | { readonly kind: 'added'; readonly units: Milli; readonly lot: string; readonly expiresOn: Day | null }
  | { readonly kind: 'removed'; readonly units: Milli; readonly lot: string; readonly expiresOn: Day | null }
  /** Given to a resident: of what expires first and had not expired then. */
  | { readonly kind: 'used'; readonly units: Milli; readonly on: Day };

/** What is left of one lot. */
export interface EkitLot {
  readonly lot: string;
  readonly expiresOn: Day | null;
  readonly units: Milli;
}

/** One drug that belongs into a kit: how much should be there, and what is. */
export interface EkitItem {
  readonly drug: EkitDrug;
  readonly par: Milli;
  readonly lots: readonly EkitLot[];
}

const NEVER = Infinity;
const expiry = ({ expiresOn }: Pick<EkitLot, 'expiresOn'>): number => expiresOn ?? NEVER;
const sameLot = (a: Pick<EkitLot, 'lot' | 'expiresOn'>, b: Pick<EkitLot, 'lot' | 'expiresOn'>): boolean => a.lot === b.lot && a.expiresOn === b.expiresOn;
const inTurn = (a: EkitLot, b: EkitLot): number => (expiry(a) === expiry(b) ? byCodePoint(a.lot, b.lot) : expiry(a) - expiry(b));

function taken(lots: readonly EkitLot[], units: number, from: (lot: EkitLot) => boolean): readonly EkitLot[] {
  let open = units;
  return lots.map((lot) => {
    if (!from(lot)) return lot;
    const out = Math.min(open, lot.units);
    open -= out;
    return { ...lot, units: (lot.units - out) as Milli };
  });
}

/** The lots that are left after all that was recorded, those that expire first in front; what is used up is none. */
export function ekitLots(movements: readonly EkitMovement[]): readonly EkitLot[] {
  let lots: readonly EkitLot[] = [];
  for (const one of movements) {
    if (one.kind === 'used') lots = taken(lots, one.units, (lot) => expiry(lot) >= one.on);
    else if (one.kind === 'removed') lots = taken(lots, one.units, (lot) => sameLot(lot, one));
    else if (lots.some((lot) => sameLot(lot, one))) lots = lots.map((lot) => (sameLot(lot, one) ? { ...lot, units: (lot.units + one.units) as Milli } : lot));
    else lots = [...lots, { lot: one.lot, expiresOn: one.expiresOn, units: one.units }].toSorted(inTurn);
  }
  return lots.filter(({ units }) => units > 0);
}

/** What of an item may still be given on a day: a lot may be given through the day on which it expires. */
export function usableOn({ lots }: Pick<EkitItem, 'lots'>, on: Day): Milli {
  return lots.reduce((sum, lot) => (expiry(lot) >= on ? sum + lot.units : sum), 0) as Milli;
}

/** The item of a kit that holds a drug: the very product first, else the same drug of another maker. */
export function itemFor(items: readonly EkitItem[], drug: EkitDrug): EkitItem | null {
  const same = (item: EkitItem): boolean => item.drug.ingredient === drug.ingredient && item.drug.strength === drug.strength && item.drug.doseUnit === drug.doseUnit;
  return items.find((item) => item.drug.ndc11 === drug.ndc11) ?? items.find(same) ?? null;
}

/** Why a dose cannot come out of a kit (R146). */
export type EkitRefusal = { readonly reason: 'not_held' } | { readonly reason: 'schedule' } | { readonly reason: 'too_few'; readonly usable: Milli };

/** Whether a dose may come out of a kit, and out of which item; a drug of another schedule than it may hold is refused even where it lies in it. */
export function checkEkitUse(limits: EkitLimits, items: readonly EkitItem[], use: { readonly drug: EkitDrug; readonly units: Milli; readonly on: Day }): EkitItem | EkitRefusal {
  const { schedule } = use.drug;
  if (schedule !== null && !limits.schedules.includes(schedule)) return { reason: 'schedule' };
  const item = itemFor(items, use.drug);
  if (item === null) return { reason: 'not_held' };
  const usable = usableOn(item, use.on);
  return usable < use.units ? { reason: 'too_few', usable } : item;
}

/** Why a drug may not belong into a kit, or not so much of it (R146). */
export type EkitItemProblem = 'schedule' | 'controlled_drugs' | 'controlled_units';

/** What is against an item beside those that are there; null = nothing. */
export function checkEkitItem(limits: EkitLimits, items: readonly EkitItem[], { drug, par }: Pick<EkitItem, 'drug' | 'par'>): EkitItemProblem | null {
  if (drug.schedule === null) return null;
  if (!limits.schedules.includes(drug.schedule)) return 'schedule';
  if (limits.controlledUnits !== null && par > limits.controlledUnits) return 'controlled_units';
  const others = items.filter((item) => item.drug.schedule !== null && item.drug.ndc11 !== drug.ndc11).length;
  return limits.controlledDrugs !== null && others >= limits.controlledDrugs ? 'controlled_drugs' : null;
}

/** Whether units of a controlled drug, put to what lies in the kit, are more of it than may (R146). */
export function isOverLimit(limits: EkitLimits, { drug, lots }: Pick<EkitItem, 'drug' | 'lots'>, added: Milli): boolean {
  if (drug.schedule === null) return false;
  return !limits.schedules.includes(drug.schedule) || (limits.controlledUnits !== null && addMilli(added, ...lots.map(({ units }) => units)) > limits.controlledUnits);
}

/** What is missing of an item on a day: what was used, and what has expired and is to be exchanged (R147). */
export function missingOn(item: EkitItem, on: Day): { readonly units: Milli; readonly expired: Milli } {
  const usable = usableOn(item, on);
  const held = item.lots.reduce((sum, { units }) => sum + units, 0);
  return { units: Math.max(ZERO, item.par - usable) as Milli, expired: (held - usable) as Milli };
}
