import { formatDay, invariant } from '@cyclefill/domain/kernel';
import { type BatchFacts, type BatchPlan, localText } from '@cyclefill/features/fill';
import type { Tx } from '@cyclefill/platform/database';
import type { PackRevision } from './free-codes.js';
import type { BatchLayout, CodedPack } from './lay-out-batch.js';

interface WrittenPack extends CodedPack {
  readonly id: string;
}

async function writePackRows(tx: Tx, batch: BatchFacts, packs: readonly WrittenPack[], layout: BatchLayout, residents: ReadonlyMap<string, string>): Promise<void> {
  const column = <T>(value: (pack: WrittenPack) => T): T[] => packs.map(value);
  const orderOf = (rxNumber: string | null): string | null => (rxNumber === null ? null : (layout.lines.get(rxNumber)?.order.orderId ?? null));
  await tx.execute(
    `insert into pack (tenant_id, batch_id, facility_id, id, resident_id, order_id, code, pack_type, passes, days_from, days_to, number, count, content_hash)
     select $1, $2, $3, u.id, u.resident_id, u.order_id, u.code, u.pack_type, string_to_array(u.passes, ',')::smallint[], u.days_from, u.days_to, u.number, u.count, u.hash
     from unnest($4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::text[], $10::date[], $11::date[], $12::smallint[], $13::smallint[], $14::text[])
       u(id, resident_id, order_id, code, pack_type, passes, days_from, days_to, number, count, hash)`,
    [
      batch.tenantId, batch.id, batch.facilityId, column(({ id }) => id), column(({ plan }) => residents.get(plan.residentId)), column(({ plan }) => orderOf(plan.orderId)),
      column(({ code }) => code), column(({ plan }) => plan.type.id), column(({ plan }) => plan.passes.join(',')), column(({ plan }) => formatDay(plan.days.from)),
      column(({ plan }) => formatDay(plan.days.to)), column(({ plan }) => plan.number), column(({ plan }) => plan.count), column(({ contentHash }) => contentHash),
    ],
  );
}

async function writeCellRows(tx: Tx, batch: BatchFacts, packs: readonly WrittenPack[], layout: BatchLayout): Promise<void> {
  const cells = packs.flatMap(({ id, plan }) =>
    plan.cells.flatMap(({ position, at, contents }) =>
      contents.map(({ orderId, dose }) => {
        const line = layout.lines.get(orderId);
        invariant(line !== undefined, 'a cell holds an order that is no line of the batch');
        return { id, position, at, orderId: line.order.orderId, dose };
      }),
    ),
  );
  if (cells.length === 0) return;
  await tx.execute(
    `insert into pack_cell (tenant_id, pack_id, position, order_id, at, dose_milli)
     select $1, u.* from unnest($2::uuid[], $3::smallint[], $4::uuid[], $5::timestamp[], $6::int[]) u`,
    [batch.tenantId, cells.map(({ id }) => id), cells.map(({ position }) => position), cells.map(({ orderId }) => orderId), cells.map(({ at }) => localText(at)), cells.map(({ dose }) => dose)],
  );
}

/** Takes the packs that are gone out of use and writes the added ones with their cells, three statements in all. */
export async function writePacks(tx: Tx, { snapshot }: BatchPlan, { layout, added, gone }: PackRevision): Promise<void> {
  if (gone.length > 0) await tx.execute('update pack set is_current = false, superseded_at = now() where id = any($1)', [gone.map(({ id }) => id)]);
  const packs = added.map((pack): WrittenPack => ({ ...pack, id: tx.newId() }));
  if (packs.length === 0) return;
  const residents = new Map([...snapshot.residents.values()].map(({ code, id }) => [code, id]));
  await writePackRows(tx, snapshot.batch, packs, layout, residents);
  await writeCellRows(tx, snapshot.batch, packs, layout);
}
