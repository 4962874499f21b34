import { type Day, type LocalMinute, type Milli, atMinute, dayOf, parseClock, parseDay, parseMilli } from '@cyclefill/domain/kernel';
import { DEA_SCHEDULES, type DeaSchedule, rulesFor } from '@cyclefill/domain/law';
import { type IntakeFacts, type IntakeGap, type IntakeSource, checkIntake } from '@cyclefill/domain/orders';
import { type Regimen, readFrequency } from '@cyclefill/domain/regimen';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { localNow, parseMoment } from '../data/read-input.js';
import { readCiiSeries } from './cii-series.query.js';
import type { Directions, PrescriptionContent } from './prescription-content.js';

/** What the catalogue says of a product that an order names. */
export interface OrderProduct {
  readonly ndc11: string;
  readonly name: string;
  readonly ingredient: string;
  readonly therapeuticClass: string;
  readonly category: string;
  readonly doseUnit: string;
  readonly schedule: DeaSchedule | null;
  readonly countable: boolean;
}

/** A complete prescription: all that an order is made of. */
export interface ReadPrescription {
  readonly residentId: string;
  readonly prescriberId: string;
  readonly product: OrderProduct;
  readonly directions: Directions;
  readonly dose: Milli;
  readonly quantity: Milli;
  readonly refills: number;
  readonly writtenOn: Day;
  /** Null = it may be filled at once (R201). */
  readonly earliestFillOn: Day | null;
  /** An emergency oral C-II, whose signed prescription is yet to come (R208). */
  readonly emergency: boolean;
  readonly from: LocalMinute;
  readonly to: LocalMinute | null;
  readonly regimen: Regimen;
  readonly indication: string;
  readonly timeCritical: boolean;
}

/** What came of reading: the gaps, and the prescription when there is none. */
export interface PrescriptionReading {
  readonly residentId: string | null;
  readonly gaps: readonly IntakeGap[];
  readonly prescription: ReadPrescription | null;
}

/** Where it arrived and how. */
export interface Arrival {
  readonly facilityId: string;
  readonly source: IntakeSource;
  readonly documentOnFile: boolean;
}

const FacilityRow = z.object({ code: z.string(), state: z.string(), zone: z.string(), ltc: z.boolean(), now: z.date() });
const PrescriberRow = z.object({ id: z.string(), active: z.boolean() });
const ResidentRow = z.object({ id: z.string() });
const ProductRow = z.object({
  ndc11: z.string(), name: z.string(), ingredient: z.string(), therapeuticClass: z.string(), category: z.string(), doseUnit: z.string(),
  schedule: z.enum(DEA_SCHEDULES).nullable(), countable: z.boolean(),
});

/** A product of the catalogue as it is now; null = none. */
export async function findProduct(tx: Tx, ndc11: string): Promise<OrderProduct | null> {
  const [row] = await tx.query(
    ProductRow,
    `select ndc11, name, ingredient, therapeutic_class as "therapeuticClass", category, dose_unit as "doseUnit", dea_schedule as schedule, countable
     from drug_product where tenant_id = $1 and superseded_at is null and ndc11 = $2`,
    [tx.actor.tenantId, ndc11],
  );
  return row ?? null;
}

/** A prescriber by NPI; null = nobody knows one. */
export async function findPrescriber(tx: Tx, npi: string): Promise<z.output<typeof PrescriberRow> | null> {
  const [row] = await tx.query(PrescriberRow, 'select id, active from prescriber where tenant_id = $1 and npi = $2', [tx.actor.tenantId, npi]);
  return row ?? null;
}

/** The regimen of directions by frequency code; null when the code or its detail cannot be read: they are never guessed (E16). */
export function regimenOf({ frequencyCode, detail = '', times = [], dose, prn }: Pick<Directions, 'frequencyCode' | 'detail' | 'times' | 'dose' | 'prn'>, from: LocalMinute, to: LocalMinute | null): Regimen | null {
  const reading = readFrequency({
    code: frequencyCode, prn, detail, ownTimes: times.map((text) => parseClock(text) ?? 0), dose: parseMilli(dose) ?? (0 as Milli), anchor: dayOf(from), from, to,
  });
  if ('phase' in reading) return { prn, phases: [reading.phase] };
  return prn && reading.problem === 'unknown-code' ? { prn, phases: [] } : null;
}

const positive = (text: string | undefined): Milli | null => (text === undefined ? null : parseMilli(text));

/** Whether the directions say when: an order as needed may go without a code that is known. */
function readability(directions: PrescriptionContent['directions'], regimen: Regimen | null): IntakeFacts['directions'] {
  const complete = directions?.frequencyCode !== undefined && directions.dose !== undefined && directions.sigText !== undefined && directions.route !== undefined;
  if (!complete) return 'missing';
  return regimen === null ? 'unreadable' : 'readable';
}

/** Reads a prescription against what the pharmacy knows, and checks that nothing is missing by the law of its schedule (R207). */
export async function readPrescription(tx: Tx, { facilityId, source, documentOnFile }: Arrival, content: PrescriptionContent): Promise<PrescriptionReading> {
  const [facility] = await tx.query(FacilityRow, 'select code, state, zone, dea_ltcf as ltc, now() as now from facility where id = $1', [facilityId]);
  const product = content.ndc11 === undefined ? null : await findProduct(tx, content.ndc11);
  const npi = content.prescriber?.npi ?? null;
  const prescriber = npi === null ? null : await findPrescriber(tx, npi);
  const [resident] = content.residentId === undefined ? [] : await tx.query(ResidentRow, 'select id from resident where id = $1 and facility_id = $2', [content.residentId, facilityId]);
  const { directions } = content;
  const [from, to] = [parseMoment(content.from ?? ''), content.to === undefined ? null : parseMoment(content.to)];
  const [dose, quantity, writtenOn] = [positive(directions?.dose), positive(content.quantity), parseDay(content.writtenOn ?? '')];
  const whole = { ...directions, frequencyCode: directions?.frequencyCode ?? '', dose: directions?.dose ?? '', prn: directions?.prn ?? false, sigText: directions?.sigText ?? '', route: directions?.route ?? '' };
  const regimen = regimenOf(whole, from ?? atMinute(writtenOn ?? (0 as Day)), to);
  const earliestFillOn = parseDay(content.earliestFillOn ?? '');
  const written = { facilityId, residentId: resident?.id ?? null, prescriberId: prescriber?.id ?? null, product, quantity, writtenOn, earliestFillOn, regimen };
  const facts: IntakeFacts = {
    source, signature: content.signature, documentOnFile, emergency: content.emergency, longTermCare: facility?.ltc ?? false, residentKnown: resident !== undefined,
    npi, prescriber: prescriber === null ? 'unknown' : prescriber.active ? 'active' : 'inactive', dea: content.prescriber?.dea ?? null,
    product: content.ndc11 === undefined ? null : { known: product !== null, schedule: product?.schedule ?? null },
    directions: readability(directions, regimen), prn: whole.prn, prnReason: directions?.prnReason ?? null, dose, quantity, refills: content.refills ?? null, writtenOn,
    earliestFillOn, series: await readCiiSeries(tx, written),
    from: from === null ? null : dayOf(from),
  };
  const today = facility === undefined ? (0 as Day) : dayOf(localNow(facility.now, facility.zone));
  const gaps = checkIntake(facts, today, rulesFor({ state: facility?.state ?? '', payer: '', facility: facility?.code ?? '', on: today }));
  const { refills } = content;
  const nothingLacks = gaps.length === 0 && resident !== undefined && prescriber !== null && product !== null && regimen !== null && dose !== null && quantity !== null && refills !== undefined && writtenOn !== null && from !== null;
  return {
    residentId: resident?.id ?? null, gaps,
    prescription: nothingLacks
      ? {
          residentId: resident.id, prescriberId: prescriber.id, product, directions: whole, dose, quantity, refills, writtenOn, earliestFillOn,
          emergency: content.emergency && source === 'phone' && product.schedule === 'CII', from, to, regimen, indication: content.indication ?? '', timeCritical: content.timeCritical ?? false,
        }
      : null,
  };
}
