import { Refusal } from '@cyclefill/contracts';
import { type AllergyLine, allergyLine } from '@cyclefill/domain/documents';
import type { Day } from '@cyclefill/domain/kernel';
import { DEA_SCHEDULES } from '@cyclefill/domain/law';
import { knownAt as known } from '@cyclefill/features/fill';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { readDocumentSettings } from './document-settings.query.js';
import type { FacilityPrint, PrintContext, RecordedOrder, RecordedResident } from './print-context.js';

const FacilityRow = z.object({
  id: z.string(), code: z.string(), name: z.string(), zone: z.string(), pharmacy: z.string(), phone: z.string(), address: z.string(),
});
const ResidentRow = z.object({
  id: z.string(), code: z.string(), family_name: z.string(), given_name: z.string(), born_on: z.number(), sex: z.string(),
  allergies: z.array(z.string()).nullable(), diagnoses: z.array(z.string()), code_status: z.string().nullable(),
});
const OrderRow = z.object({
  order_id: z.string(), rx_number: z.string(), name: z.string(), strength: z.string(), form: z.string(), looks: z.string(), ndc: z.string(), category: z.string(),
  product_route: z.string(), dea_schedule: z.enum(DEA_SCHEDULES).nullable(), hazardous: z.boolean(), sig_text: z.string(), frequency_code: z.string(),
  dose_unit: z.string(), prn_reason: z.string(), indication: z.string(), prescriber: z.string().nullable(), order_group: z.string().nullable(), step_no: z.number().nullable(),
  time_critical: z.boolean(),
});

const NOT_RECORDED = 'not recorded';

async function readFacility(tx: Tx, facilityId: string, knownAt: Date, madeAt: Date): Promise<FacilityPrint> {
  const [row] = await tx.query(
    FacilityRow,
    `select f.id, f.code, f.name, f.zone, p.name as pharmacy, p.phone, p.address
     from facility f join pharmacy p on p.tenant_id = f.tenant_id where f.id = $1`,
    [facilityId],
  );
  if (row === undefined) throw new Refusal('facility.not-found');
  return { facilityId: row.id, code: row.code, name: row.name, zone: row.zone, settings: await readDocumentSettings(tx, row, knownAt, madeAt), pharmacy: { name: row.pharmacy, phone: row.phone, address: row.address } };
}

/** Recorded allergies as a page prints them: never asked and asked-and-none are two different lines (D14). */
function allergies(recorded: readonly string[] | null): AllergyLine {
  return recorded !== null && recorded.length === 0 ? allergyLine('NKDA') : allergyLine(recorded?.join('; ') ?? null);
}

async function readResidents(tx: Tx, facility: FacilityPrint, knownAt: Date): Promise<ReadonlyMap<string, RecordedResident>> {
  const rows = await tx.query(
    ResidentRow,
    `select r.id, r.code, v.family_name, v.given_name, v.born_on - date '1970-01-01' as born_on, v.sex, v.allergies, v.diagnoses, v.code_status
     from resident_version v join resident r on r.id = v.resident_id where v.facility_id = $1 and ${known('v')}`,
    [facility.facilityId, knownAt],
  );
  return new Map(
    rows.map((row): readonly [string, RecordedResident] => [
      row.id,
      {
        code: row.code,
        print: {
          familyName: row.family_name, givenName: row.given_name, dateOfBirth: row.born_on as Day, sex: row.sex, recordNumber: row.code,
          allergies: allergies(row.allergies), diagnoses: row.diagnoses, codeStatus: row.code_status, attending: NOT_RECORDED,
          facility: facility.name, pharmacy: `${facility.pharmacy.name} ${facility.pharmacy.phone}`,
        },
      },
    ]),
  );
}

async function readOrders(tx: Tx, facilityId: string, knownAt: Date): Promise<ReadonlyMap<string, RecordedOrder>> {
  const rows = await tx.query(
    OrderRow,
    `select v.order_id, v.rx_number, coalesce(d.name, v.drug) as name, coalesce(d.strength, '') as strength, coalesce(d.form, '') as form, coalesce(d.looks, '') as looks,
       case when d.id is null then v.ndc11 else concat_ws('-', d.ndc_labeler, d.ndc_product, d.ndc_package) end as ndc, coalesce(d.category, v.category) as category,
       coalesce(nullif(v.route, ''), d.route, '') as product_route, d.dea_schedule, coalesce(d.hazardous, false) as hazardous, v.sig_text, v.frequency_code, v.dose_unit,
       v.prn_reason, v.indication, p.name as prescriber, v.order_group, v.step_no, v.time_critical
     from order_version v left join drug_product d on d.tenant_id = v.tenant_id and d.ndc11 = v.ndc11 and ${known('d')}
     left join prescriber p on p.id = v.prescriber_id
     where v.facility_id = $1 and ${known('v')}`,
    [facilityId, knownAt],
  );
  return new Map(
    rows.map((row): readonly [string, RecordedOrder] => [
      row.order_id,
      {
        print: {
          rxNumber: row.rx_number, prnReason: row.prn_reason === '' ? null : row.prn_reason, sigText: row.sig_text,
          indication: row.indication === '' ? null : row.indication, prescriber: row.prescriber ?? NOT_RECORDED,
          product: {
            displayName: row.name, strength: row.strength, form: row.form, category: row.category, route: row.product_route, doseUnit: row.dose_unit,
            schedule: row.dea_schedule, ndc: row.ndc, hazardous: row.hazardous, color: row.looks === '' ? null : row.looks, shape: null, imprint: null,
          },
        },
        frequencyCode: row.frequency_code, group: row.order_group, step: row.step_no, timeCritical: row.time_critical,
      },
    ]),
  );
}

/** Reads the names and texts that a facility's documents print, as known at an instant. @param madeAt whose day decides what the facility has chosen of its papers */
export async function readPrintContext(tx: Tx, facilityId: string, knownAt: Date, madeAt = knownAt): Promise<PrintContext> {
  const facility = await readFacility(tx, facilityId, knownAt, madeAt);
  return { facility, residents: await readResidents(tx, facility, knownAt), orders: await readOrders(tx, facilityId, knownAt) };
}
