import type { InputProblem } from '@cyclefill/contracts';
import { type Day, type LocalMinute, type Milli, atMinute, dayOf, parseDay, parseMilli } from '@cyclefill/domain/kernel';
import { DEA_SCHEDULES, type DeaSchedule, rulesFor } from '@cyclefill/domain/law';
import { type IntakeFacts, type IntakeGap, type IntakeSource, checkIntake } from '@cyclefill/domain/orders';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { localNow, parseMoment } from '../data/read-input.js';
import { readCiiSeries } from './cii-series.query.js';
import type { PrescriptionContent } from './prescription-content.js';
import { type DirectionsReading, type ResolvedDirections, resolveDirections } from './resolve-directions.js';
import { readTimesInForce } from './times-in-force.query.js';

/** What the catalogue says of a product that an order names. */
export interface OrderProduct {
  readonly ndc11: string;
  readonly name: string;
  readonly ingredient: string;
  readonly therapeuticClass: string;
  readonly category: string;
  readonly doseUnit: string;
  readonly strength: string;
  readonly route: string;
  readonly schedule: DeaSchedule | null;
  readonly countable: boolean;
}

/** A complete prescription: all that an order is made of. */
export interface ReadPrescription {
  readonly residentId: string;
  readonly prescriberId: string;
  readonly product: OrderProduct;
  readonly directions: ResolvedDirections;
  readonly quantity: Milli;
  readonly refills: number;
  readonly writtenOn: Day;
  /** Null = it may be filled at once (R201). */
  readonly earliestFillOn: Day | null;
  /** An emergency oral C-II, whose signed prescription is yet to come (R208). */
  readonly emergency: boolean;
  readonly from: LocalMinute;
  readonly to: LocalMinute | null;
  readonly indication: string;
  readonly timeCritical: boolean;
}

/** What came of reading: the gaps, and the prescription when there is none. */
export interface PrescriptionReading {
  readonly residentId: string | null;
  readonly gaps: readonly IntakeGap[];
  readonly prescription: ReadPrescription | null;
  /** What is wrong with the directions where they are there: a text that says something else than the rest (D50), or leaves it open. */
  readonly problem: InputProblem | null;
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
  ndc11: z.string(), name: z.string(), ingredient: z.string(), therapeuticClass: z.string(), category: z.string(), doseUnit: z.string(), strength: z.string(), route: z.string(),
  schedule: z.enum(DEA_SCHEDULES).nullable(), countable: z.boolean(),
});

/** A product of the catalogue as it is now; null = none. */
export async function findProduct(tx: Tx, ndc11: string): Promise<OrderProduct | null> {
  const [row] = await tx.query(
    ProductRow,
    `select ndc11, name, ingredient, therapeutic_class as "therapeuticClass", category, dose_unit as "doseUnit", strength, route, dea_schedule as schedule, countable
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

/** What the catalogue has no unit for is counted in what the prescription says. */
const withUnit = (product: OrderProduct | null, doseUnit: string | undefined): OrderProduct | null => (product !== null && product.doseUnit === '' && doseUnit !== undefined ? { ...product, doseUnit } : product);

const positive = (text: string | undefined): Milli | null => (text === undefined ? null : parseMilli(text));

/** The directions of a content, where resident, product and start are known to read them by. */
async function readDirections(tx: Tx, facilityId: string, residentId: string | null, product: OrderProduct | null, content: PrescriptionContent): Promise<DirectionsReading> {
  const { directions } = content;
  if (directions === undefined) return 'missing';
  const from = parseMoment(content.from ?? '') ?? atMinute(parseDay(content.writtenOn ?? '') ?? (0 as Day));
  const timesOf = residentId === null ? (): null => null : await readTimesInForce(tx, facilityId, residentId, from);
  return resolveDirections(directions, { product, from, to: content.to === undefined ? null : parseMoment(content.to), timesOf, firstDose: content.firstDose });
}

/** Reads a prescription against what the pharmacy knows, and checks that nothing is missing by the law of its schedule (R207). */
export async function readPrescription(tx: Tx, { facilityId, source, documentOnFile }: Arrival, content: PrescriptionContent): Promise<PrescriptionReading> {
  const [facility] = await tx.query(FacilityRow, 'select code, state, zone, dea_ltcf as ltc, now() as now from facility where id = $1', [facilityId]);
  const product = withUnit(content.ndc11 === undefined ? null : await findProduct(tx, content.ndc11), content.directions?.doseUnit);
  const npi = content.prescriber?.npi ?? null;
  const prescriber = npi === null ? null : await findPrescriber(tx, npi);
  const [resident] = content.residentId === undefined ? [] : await tx.query(ResidentRow, 'select id from resident where id = $1 and facility_id = $2', [content.residentId, facilityId]);
  const [from, to] = [parseMoment(content.from ?? ''), content.to === undefined ? null : parseMoment(content.to)];
  const [quantity, writtenOn, earliestFillOn] = [positive(content.quantity), parseDay(content.writtenOn ?? ''), parseDay(content.earliestFillOn ?? '')];
  const reading = await readDirections(tx, facilityId, resident?.id ?? null, product, content);
  const directions = typeof reading === 'object' && 'resolved' in reading ? reading.resolved : null;
  const written = { facilityId, residentId: resident?.id ?? null, prescriberId: prescriber?.id ?? null, product, quantity, writtenOn, earliestFillOn, regimen: directions?.regimen ?? null };
  const facts: IntakeFacts = {
    source, signature: content.signature, documentOnFile, emergency: content.emergency, longTermCare: facility?.ltc ?? false, residentKnown: resident !== undefined,
    npi, prescriber: prescriber === null ? 'unknown' : prescriber.active ? 'active' : 'inactive', dea: content.prescriber?.dea ?? null,
    product: content.ndc11 === undefined ? null : { known: product !== null, schedule: product?.schedule ?? null },
    directions: reading === 'missing' ? 'missing' : directions === null ? 'unreadable' : 'readable', prn: directions?.prn ?? content.directions?.prn ?? false,
    prnReason: directions?.prnReason ?? content.directions?.prnReason ?? null, dose: directions?.dose ?? positive(content.directions?.dose), quantity, refills: content.refills ?? null, writtenOn,
    earliestFillOn, series: await readCiiSeries(tx, written),
    from: from === null ? null : dayOf(from),
  };
  const today = facility === undefined ? (0 as Day) : dayOf(localNow(facility.now, facility.zone));
  const gaps = checkIntake(facts, today, rulesFor({ state: facility?.state ?? '', payer: '', facility: facility?.code ?? '', on: today }));
  const { refills } = content;
  const nothingLacks = gaps.length === 0 && resident !== undefined && prescriber !== null && product !== null && directions !== null && quantity !== null && refills !== undefined && writtenOn !== null && from !== null;
  return {
    residentId: resident?.id ?? null, gaps, problem: typeof reading === 'object' && 'problem' in reading ? reading.problem : null,
    prescription: nothingLacks
      ? {
          residentId: resident.id, prescriberId: prescriber.id, product, directions, quantity, refills, writtenOn, earliestFillOn,
          emergency: content.emergency && source === 'phone' && product.schedule === 'CII', from, to, indication: content.indication ?? '', timeCritical: content.timeCritical ?? false,
        }
      : null,
  };
}
