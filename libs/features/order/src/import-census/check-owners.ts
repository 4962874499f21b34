import { z } from 'zod';
import type { ImportLedger } from './import-ledger.js';

const ResidentOwner = z.object({ code: z.string(), facility: z.string() });
const OrderOwner = z.object({ rx: z.string(), resident: z.string() });
const Code = z.object({ code: z.string() });

/** Refuses a folder that gives a known resident to another facility, or a known prescription to another resident. */
export async function checkOwners({ tx, folder, findings }: ImportLedger): Promise<void> {
  const residents = await tx.query(
    ResidentOwner,
    'select r.code, f.code as facility from resident r join facility f on f.id = r.facility_id where r.tenant_id = $1 and r.code = any($2)',
    [tx.actor.tenantId, folder.residents.map(({ code }) => code)],
  );
  const facilityOf = new Map(residents.map(({ code, facility }) => [code, facility]));
  for (const { line, code, facility } of folder.residents) {
    if ((facilityOf.get(code) ?? facility) !== facility) findings.errors.add({ file: 'residents.csv', line, column: 'resident_id', reason: `resident ${code} is known in another facility` });
  }
  const orders = await tx.query(
    OrderOwner,
    'select o.rx_number as rx, r.code as resident from med_order o join resident r on r.id = o.resident_id where o.tenant_id = $1 and o.rx_number = any($2)',
    [tx.actor.tenantId, folder.orders.map(({ rxNumber }) => rxNumber)],
  );
  const residentOf = new Map(orders.map(({ rx, resident }) => [rx, resident]));
  for (const { line, rxNumber, resident } of folder.orders) {
    if ((residentOf.get(rxNumber) ?? resident) !== resident) findings.errors.add({ file: 'orders.csv', line, column: 'rx_number', reason: `prescription ${rxNumber} is known as another resident's` });
  }
}

/** Remarks on residents and orders of the folder's facilities that it no longer names: they stay as they are. */
export async function remarkMissing({ tx, folder, findings }: ImportLedger): Promise<void> {
  const facilities = folder.facilities.map(({ code }) => code);
  const missing = (table: string, column: string, named: readonly string[]): Promise<{ code: string }[]> => tx.query(
    Code,
    `select t.${column} as code from ${table} t join facility f on f.id = t.facility_id
     where t.tenant_id = $1 and f.code = any($2) and not t.${column} = any($3) order by 1`,
    [tx.actor.tenantId, facilities, named],
  );
  for (const { code } of await missing('resident', 'code', folder.residents.map((row) => row.code))) {
    findings.notices.add({ file: 'residents.csv', line: 1, column: 'resident_id', reason: `resident ${code} is known and not in this folder; nothing of theirs is changed` });
  }
  for (const { code } of await missing('med_order', 'rx_number', folder.orders.map((row) => row.rxNumber))) {
    findings.notices.add({ file: 'orders.csv', line: 1, column: 'rx_number', reason: `prescription ${code} is known and not in this folder; it goes on as it is` });
  }
}
