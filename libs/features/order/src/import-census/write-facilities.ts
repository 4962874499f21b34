import type { DeliveryCalendar } from '@cyclefill/domain/cycle-fill';
import { type Day, formatDay } from '@cyclefill/domain/kernel';
import type { FacilityRow } from '@cyclefill/interop/census';
import { z } from 'zod';
import type { ImportLedger } from './import-ledger.js';
import { localDay } from '../data/local-time.js';

/** A facility of the folder with its id and the day the folder speaks of. */
export interface KnownFacility {
  readonly id: string;
  readonly row: FacilityRow;
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
  /** The same day. */
  readonly asOfDay: Day;
}
export type Facilities = ReadonlyMap<string, KnownFacility>;

const Written = z.object({ id: z.string(), code: z.string(), added: z.boolean() });
const Known = z.object({ id: z.string(), code: z.string() });
const IdRow = z.object({ id: z.string() });

/** Writes the facilities, each by its own statement: there are few. */
export async function writeFacilities(ledger: ImportLedger): Promise<Facilities> {
  const { tx, folder, now } = ledger;
  const facilities = new Map<string, KnownFacility>();
  for (const row of folder.facilities) {
    const asOfDay = row.asOf ?? localDay(now, row.zone);
    const asOf = formatDay(asOfDay);
    const [written] = await tx.query(Written, UPSERT, [
      tx.newId(), tx.actor.tenantId, asOf, row.code, row.name, row.city, row.state, row.zone, row.packaging, row.packType, row.labelProfile, row.residenceCode,
    ]);
    if (written !== undefined) ledger.recorded('facility', { added: written.added ? [written] : [], changed: written.added ? [] : [written] }, ({ id }) => ({ facilityId: id }));
    const [known] = await tx.query(Known, 'select id, code from facility where tenant_id = $1 and code = $2', [tx.actor.tenantId, row.code]);
    if (known === undefined) continue;
    facilities.set(row.code, { id: known.id, row, asOf, asOfDay });
    await writeCalendar(ledger, known, row.calendar, asOf);
  }
  await tx.execute('insert into facility_clock (facility_id, tenant_id) select unnest($1::uuid[]), $2 on conflict do nothing', [
    [...facilities.values()].map(({ id }) => id), tx.actor.tenantId,
  ]);
  return facilities;
}

const COMPARED = ['name', 'city', 'state', 'zone', 'packaging', 'pack_type', 'label_profile', 'residence_code'];
const UPSERT = `
insert into facility as f (id, tenant_id, effective_from, recorded_at, code, ${COMPARED.join(', ')})
values ($1, $2, $3, now(), ${['code', ...COMPARED].map((_, index) => `$${index + 4}`).join(', ')})
on conflict (tenant_id, code) do update
  set ${COMPARED.map((column) => `${column} = excluded.${column}`).join(', ')}, row_version = f.row_version + 1
  where (${COMPARED.map((column) => `f.${column}`).join(', ')}) is distinct from (${COMPARED.map((column) => `excluded.${column}`).join(', ')})
returning f.id, f.code, f.row_version = 1 as added`;

const SAME_CALENDAR = `
select id from facility_calendar
where tenant_id = $1 and facility_id = $2 and superseded_at is null and delivery_weekdays = $3::smallint[] and holidays = $4::date[]`;

/** A calendar that says something else closes the one before it. */
async function writeCalendar(ledger: ImportLedger, facility: z.output<typeof Known>, { deliveryWeekdays, holidays }: DeliveryCalendar, asOf: string): Promise<void> {
  const { tx } = ledger;
  const days = holidays.map(formatDay);
  if ((await tx.query(IdRow, SAME_CALENDAR, [tx.actor.tenantId, facility.id, deliveryWeekdays, days])).length > 0) return;
  const closed = await tx.execute('update facility_calendar set superseded_at = now() where tenant_id = $1 and facility_id = $2 and superseded_at is null', [tx.actor.tenantId, facility.id]);
  await tx.execute(
    `insert into facility_calendar (id, tenant_id, facility_id, delivery_weekdays, holidays, effective_from, recorded_at) values ($1, $2, $3, $4, $5, $6, now())`,
    [tx.newId(), tx.actor.tenantId, facility.id, deliveryWeekdays, days, asOf],
  );
  ledger.recorded('facility_calendar', closed === 0 ? { added: [facility], changed: [] } : { added: [], changed: [facility] }, null);
}
