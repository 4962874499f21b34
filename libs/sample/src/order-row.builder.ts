import { isoDate } from './calendar-day.js';
import type { OrderRow } from './census-rows.js';
import type { FacilityProfile } from './facility-profile.js';
import type { OrderIntent } from './order-intent.js';
import type { SeededRandom } from './seeded-random.js';
import { sigText } from './sig-text.js';
import { exact, supplyOf, type Supply } from './supply.rule.js';
import { adminTimes, timesOnDay } from './timing.js';

/** Columns that all orders of a resident share. */
export type ResidentCells = Pick<OrderRow,
  'facility_id' | 'wing' | 'room' | 'bed' | 'resident_id' | 'name' | 'dob' | 'sex' | 'allergies' | 'diagnoses' | 'prescriber' | 'npi'>;

interface Given {
  readonly cells: ResidentCells;
  readonly intent: OrderIntent;
  readonly rxNumber: string;
  readonly profile: FacilityProfile;
  readonly random: SeededRandom;
}

/** One row of `orders.csv`. */
export function buildOrderRow({ cells, intent, rxNumber, profile, random }: Given): OrderRow {
  const { product, timing } = intent;
  const passTimes = cells.wing === profile.ownTimesWing ? { ...profile.passTimes, ...profile.ownTimes } : profile.passTimes;
  const nobody = intent.problem === 'prescriber_missing' ? { prescriber: '', npi: '' } : {};
  return {
    ...cells, ...nobody,
    ndc11: product.ndc11, drug: product.name, strength: product.strength, form: product.form, route: product.route,
    sig_text: sigText({ intent, early: spokenTime(passTimes['EARLY']?.[0] ?? ''), random }),
    frequency_code: timing.code, dose_quantity: String(intent.dose), dose_unit: product.doseUnit,
    prn: intent.asNeededFor === '' ? 'N' : 'Y', prn_reason: intent.asNeededFor,
    start_date: isoDate(intent.start), stop_date: isoDate(intent.stop),
    rx_number: rxNumber,
    ...supplyCells(supplyOf({ intent, profile, random }), intent, random),
    dea_schedule: product.schedule,
    order_status: statusOf(intent, profile.asOf),
    hold_from: isoDate(intent.holdFrom), hold_to: isoDate(intent.holdTo),
    order_group: intent.group, step_no: intent.step,
    admin_times: intent.asNeededFor === '' ? adminTimes(timing.code, passTimes) : '',
    schedule_detail: timing.detail, schedule_anchor: isoDate(timing.anchor),
    category: product.category, indication: intent.indication, rxcui: product.rxcui,
  };
}

type SupplyColumn = 'written_date' | 'qty_written' | 'refills_authorized' | 'refills_remaining' | 'last_fill_date' | 'last_fill_qty' | 'on_hand';

function supplyCells(supply: Supply, intent: OrderIntent, random: SeededRandom): Pick<OrderRow, SupplyColumn> {
  return {
    written_date: isoDate(supply.written), qty_written: String(exact(supply.quantity)),
    refills_authorized: String(supply.refillsAuthorized), refills_remaining: String(supply.refillsRemaining),
    last_fill_date: isoDate(supply.lastFill), last_fill_qty: String(supply.lastFillQuantity),
    on_hand: String(reportedOnHand(supply.onHand, intent, random)),
  };
}

function reportedOnHand(onHand: number, intent: OrderIntent, random: SeededRandom): number {
  if (intent.problem !== 'on_hand_variance') return onHand;
  const difference = 5 * timesOnDay(intent.timing.code);
  return onHand >= difference && random.chance(0.5) ? onHand - difference : onHand + difference;
}

function statusOf({ start, stop }: OrderIntent, asOf: number): string {
  if (start > asOf) return 'future';
  return stop !== null && stop < asOf ? 'completed' : 'active';
}

/** `0630` as people say it in directions. */
function spokenTime(time: string): string {
  const hour = Number(time.slice(0, 2));
  const minutes = time.slice(2);
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes === '00' ? '' : `:${minutes}`} ${hour < 12 ? 'AM' : 'PM'}`;
}
