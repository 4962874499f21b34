import { type Day, type DayRange, type LocalMinute, type Milli, ZERO, addMilli, atMinute, day, dayOf, endOf } from '@cyclefill/domain/kernel';
import { checkRefills } from '@cyclefill/domain/cycle-fill';
import { type RulePack, checkPrescriptionLimits, isPsychotropic, prnPsychotropicLimit } from '@cyclefill/domain/law';
import { isComputable } from '@cyclefill/domain/regimen';
import { type PastFill, daysSupplyOf, supplyHistory } from './days-supply.js';
import { type DemandQuestion, statToFill, uncoveredDoses } from './demand-doses.js';

/** Days over which all fills of an order are counted together (R127): ours, as no payer of the sources names a number. */
export const LOOK_BACK_DAYS = 180;

/** Why a request waits for a pharmacist instead of being answered by rule. */
export type PharmacistReason = 'schedule_ii' | 'order_in_doubt' | 'clinical_check' | 'as_written' | 'early_controlled' | 'use_unknown' | 'no_delivery';

/** The answer to a request, at once and one of these (R130). */
export type RefillAnswer =
  | { readonly kind: 'accepted'; readonly deliveryOn: Day; readonly quantity: Milli; readonly daysSupply: number | null }
  | { readonly kind: 'in_batch'; readonly batchId: string; readonly deliveryOn: Day }
  | { readonly kind: 'too_soon'; readonly opensOn: Day; readonly rule: 'R108' | 'R126' | 'R127' }
  /** Nothing may be filled any more: the prescriber is asked for a renewal. */
  | { readonly kind: 'no_refills'; readonly rule: string }
  | { readonly kind: 'discontinued'; readonly lastDay: Day }
  | { readonly kind: 'needs_pharmacist'; readonly reason: PharmacistReason };
export type RefillAnswerKind = RefillAnswer['kind'] | 'unknown';

/** All that an answer is made from. */
export interface RefillFacts extends DemandQuestion {
  readonly now: LocalMinute;
  /** Null = the facility has no delivery day. */
  readonly deliveryOn: Day | null;
  readonly fills: readonly PastFill[];
  /** Quantity of one fill as it was written. */
  readonly usual: Milli;
  /** Size of a package that is never broken (R136); null = counted out. */
  readonly wholePackage: Milli | null;
  /** A pharmacist decides, who may accept what a rule alone may not. */
  readonly byPharmacist: boolean;
  readonly lookBackDays: number;
  /** The clinical checks interrupt it, and no pharmacist has set that aside (R401, R405, R407). */
  readonly clinicallyStopped: boolean;
}

/** Why a person must look, or null. A C-II is filled in parts, each recorded on its prescription (R201, R204): never by a scan. */
function needsPharmacist({ order, resident, byPharmacist, clinicallyStopped }: RefillFacts): PharmacistReason | null {
  if (order.schedule === 'CII') return 'schedule_ii';
  if (order.problem !== null || !order.prescriberKnown || !resident.allergiesRecorded) return 'order_in_doubt';
  if (byPharmacist) return null;
  if (clinicallyStopped) return 'clinical_check';
  if (order.regimen === null) return 'as_written';
  const told = order.dosesPerUnit !== null && isComputable({ ...order.regimen, prn: false }, resident.passes);
  return order.schedule !== null && !told ? 'use_unknown' : null;
}

/** Units of the doses due from the delivery up to the next window that what is there does not cover (R115). */
function bridge(facts: RefillFacts, days: DayRange): Milli {
  return addMilli(...uncoveredDoses(facts, days, facts.order.authorisedLeft).map(({ dose }) => dose));
}

/** Quantity of one fill: as written, as far as authorised, whole packages of what is never broken. */
function usualQuantity({ order, usual, wholePackage }: RefillFacts): Milli {
  const most = Math.min(usual, order.authorisedLeft);
  if (wholePackage === null) return most as Milli;
  const wanted = Math.max(1, Math.ceil(usual / wholePackage)) * wholePackage;
  return (wanted <= order.authorisedLeft ? wanted : Math.floor(order.authorisedLeft / wholePackage) * wholePackage) as Milli;
}

/** The moment after which nothing of the order is given: its stop or the resident's discharge. */
function endsAt({ order, resident }: RefillFacts): LocalMinute {
  return Math.min(endOf(order), resident.presence.dischargedAt ?? endOf(order)) as LocalMinute;
}

/** The answer when nothing of the order is given any more from `on` (null = from now), or null. */
function stoppedBy(facts: RefillFacts, on: Day | null): RefillAnswer | null {
  const end = endsAt(facts);
  return end <= facts.now || (on !== null && end <= atMinute(on)) ? { kind: 'discontinued', lastDay: dayOf((end - 1) as LocalMinute) } : null;
}

/** The answer when the prescription allows no fill on `on` any more (R205, R222), or a psychotropic as needed has had its days (R215); else null. */
function limitedBy({ order }: RefillFacts, on: Day, pack: RulePack): RefillAnswer | null {
  const limit = checkPrescriptionLimits(order, on, order.orderId, pack)[0];
  if (limit !== undefined) return { kind: 'no_refills', rule: limit.rule };
  if (order.regimen?.prn !== true || !isPsychotropic(order.drug.therapeuticClass)) return null;
  const prn = prnPsychotropicLimit({ therapeuticClass: order.drug.therapeuticClass, startedOn: dayOf(order.from), reviews: order.prnReviews }, pack);
  return on > prn.lastDay ? { kind: 'no_refills', rule: prn.basis.rule } : null;
}

/**
 * The day a too-soon finding opens on, unless a lawful early reason lifts it (R128); on a controlled drug only a pharmacist may.
 * A day that the order or its prescription does not live to see is no promise: then that end is the answer.
 */
function tooSoon(facts: RefillFacts, coversFrom: Day, pack: RulePack): RefillAnswer | null {
  const { order, resident, fills, earlyReason, byPharmacist, lookBackDays } = facts;
  const finding = checkRefills(supplyHistory(order, resident, fills), coversFrom, order.orderId, pack, lookBackDays);
  if (finding === null) return null;
  const opensOn = day(String(finding.params['opensOn']));
  if (earlyReason === null) return stoppedBy(facts, opensOn) ?? limitedBy(facts, opensOn, pack) ?? { kind: 'too_soon', opensOn, rule: finding.rule as 'R126' | 'R127' };
  return order.schedule === null || byPharmacist ? null : { kind: 'needs_pharmacist', reason: 'early_controlled' };
}

/** What a facility is told when it asks for a refill (R130), by the first rule that speaks. Pure. */
export function answerRefill(facts: RefillFacts, pack: RulePack): RefillAnswer {
  const { order, resident, deliveryOn, nextWindow } = facts;
  const stopped = stoppedBy(facts, deliveryOn);
  if (stopped !== null) return stopped;
  const stat = deliveryOn === null ? ZERO : (statToFill(facts, deliveryOn)?.dose ?? ZERO);
  if (facts.arriving !== null && stat === 0) return { kind: 'in_batch', ...facts.arriving };
  const reason = needsPharmacist(facts);
  if (reason !== null) return { kind: 'needs_pharmacist', reason };
  if (deliveryOn === null) return { kind: 'needs_pharmacist', reason: 'no_delivery' };
  const limited = limitedBy(facts, deliveryOn, pack);
  if (limited !== null) return limited;
  if (order.authorisedLeft <= 0) return { kind: 'no_refills', rule: 'R117' };
  if (facts.arriving !== null) return stat > order.authorisedLeft ? { kind: 'no_refills', rule: 'R117' } : { kind: 'accepted', deliveryOn, quantity: stat, daysSupply: daysSupplyOf(order, resident, { on: deliveryOn, quantity: stat }) };
  const early = tooSoon(facts, deliveryOn, pack);
  if (early !== null) return early;
  const bridged = order.mode === 'cycle' && order.regimen?.prn === false && nextWindow !== null;
  const quantity = bridged ? bridge(facts, { from: deliveryOn, to: nextWindow }) : usualQuantity(facts);
  if (quantity > 0) return { kind: 'accepted', deliveryOn, quantity, daysSupply: daysSupplyOf(order, resident, { on: deliveryOn, quantity }) };
  // What lasts until the next window comes with it; what is too little for one dose or package is no refill.
  return bridged && bridge({ ...facts, order: { ...order, authorisedLeft: Number.MAX_SAFE_INTEGER as Milli } }, { from: deliveryOn, to: nextWindow }) === 0
    ? { kind: 'too_soon', opensOn: nextWindow, rule: 'R108' }
    : { kind: 'no_refills', rule: 'R117' };
}
