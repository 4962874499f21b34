import { isPhysical, replacedState } from '@cyclefill/domain/bench';
import { formatDay, invariant } from '@cyclefill/domain/kernel';
import type { PackPlan } from '@cyclefill/domain/packing';
import { type BatchPlan, localText } from '@cyclefill/features/fill';
import type { Tx } from '@cyclefill/platform/database';
import { cellsView } from '../drift/cells-view.js';
import { type PackDrift, firstSlotOf } from '../drift/find-drift.js';
import { PackRepository } from '../pack-life/pack.repository.js';
import type { PackRevision } from './free-codes.js';

/** What packs are of, and whom and what the codes in their plans mean. */
export interface PackOwner {
  readonly facilityId: string;
  readonly batchId: string | null;
  readonly supplyId: string | null;
  residentId(code: string): string | undefined;
  orderId(rxNumber: string): string | undefined;
}

/** A pack as its rows hold it. */
export interface PackRows {
  readonly plan: Omit<PackPlan, 'key' | 'type'> & { readonly type: { readonly id: string } };
  readonly code: string;
  readonly contentHash: string;
}

interface WrittenPack extends PackRows {
  readonly id: string;
}

async function writePackRows(tx: Tx, owner: PackOwner, packs: readonly WrittenPack[]): Promise<void> {
  const column = <T>(value: (pack: WrittenPack) => T): T[] => packs.map(value);
  await tx.execute(
    `insert into pack (tenant_id, batch_id, supply_id, facility_id, id, resident_id, order_id, code, pack_type, passes, days_from, days_to, number, count, content_hash)
     select $1, $2, $3, $4, u.id, u.resident_id, u.order_id, u.code, u.pack_type, string_to_array(u.passes, ',')::smallint[], u.days_from, u.days_to, u.number, u.count, u.hash
     from unnest($5::uuid[], $6::uuid[], $7::uuid[], $8::text[], $9::text[], $10::text[], $11::date[], $12::date[], $13::smallint[], $14::smallint[], $15::text[])
       u(id, resident_id, order_id, code, pack_type, passes, days_from, days_to, number, count, hash)`,
    [
      tx.actor.tenantId, owner.batchId, owner.supplyId, owner.facilityId, column(({ id }) => id), column(({ plan }) => owner.residentId(plan.residentId)),
      column(({ plan }) => (plan.orderId === null ? null : (owner.orderId(plan.orderId) ?? null))),
      column(({ code }) => code), column(({ plan }) => plan.type.id), column(({ plan }) => plan.passes.join(',')), column(({ plan }) => formatDay(plan.days.from)),
      column(({ plan }) => formatDay(plan.days.to)), column(({ plan }) => plan.number), column(({ plan }) => plan.count), column(({ contentHash }) => contentHash),
    ],
  );
}

async function writeCellRows(tx: Tx, owner: PackOwner, packs: readonly WrittenPack[]): Promise<void> {
  const cells = packs.flatMap(({ id, plan }) =>
    plan.cells.flatMap(({ position, at, contents }) =>
      contents.map(({ orderId: rxNumber, dose }) => {
        const orderId = owner.orderId(rxNumber);
        invariant(orderId !== undefined, 'a cell holds an order that its pack knows nothing of');
        return { id, position, at, orderId, dose };
      }),
    ),
  );
  if (cells.length === 0) return;
  await tx.execute(
    `insert into pack_cell (tenant_id, pack_id, position, order_id, at, dose_milli)
     select $1, u.* from unnest($2::uuid[], $3::smallint[], $4::uuid[], $5::timestamp[], $6::int[]) u`,
    [tx.actor.tenantId, cells.map(({ id }) => id), cells.map(({ position }) => position), cells.map(({ orderId }) => orderId), cells.map(({ at }) => localText(at)), cells.map(({ dose }) => dose)],
  );
}

/** Writes packs with their cells, two statements in all. */
export async function writePackSet(tx: Tx, owner: PackOwner, coded: readonly PackRows[]): Promise<void> {
  if (coded.length === 0) return;
  const packs = coded.map((pack): WrittenPack => ({ ...pack, id: tx.newId() }));
  await writePackRows(tx, owner, packs);
  await writeCellRows(tx, owner, packs);
}

/** Takes the packs of a batch that are gone out of use and writes the added ones with their cells, three statements in all. */
export async function writePacks(tx: Tx, { snapshot }: BatchPlan, { layout, added, gone, drifts }: PackRevision): Promise<void> {
  const [inHand, planned] = [gone.filter(({ state }) => isPhysical(state)), gone.filter(({ state }) => !isPhysical(state))];
  if (planned.length > 0) await tx.execute('update pack set is_current = false, superseded_at = now() where id = any($1)', [planned.map(({ id }) => id)]);
  await takeBack(tx, inHand.map(({ id }) => id), drifts);
  const residents = new Map([...snapshot.residents.values()].map(({ code, id }) => [code, id]));
  await writePackSet(tx, {
    facilityId: snapshot.batch.facilityId, batchId: snapshot.batch.id, supplyId: null,
    residentId: (code) => residents.get(code), orderId: (rxNumber) => layout.lines.get(rxNumber)?.order.orderId,
  }, added);
  if (inHand.length > 0) await tx.execute(REPLACED, [snapshot.batch.id, inHand.map(({ id }) => id), added.map(({ code }) => code)]);
}

/** What stands in the place of a pack: the one of the same resident, kind, order and passes. */
const REPLACED = `
update pack n set replaces_id = g.id from pack g
where n.batch_id = $1 and n.code = any($3) and g.id = any($2) and n.resident_id = g.resident_id and n.pack_type = g.pack_type and n.order_id is not distinct from g.order_id
  and n.passes = g.passes and n.number = g.number`;

/** Packs that somebody has in hand are never taken out of use in silence (R119, D78): on the bench they are void and packed again, once checked they are called back, with the cells to pull. */
async function takeBack(tx: Tx, ids: readonly string[], drifts: ReadonlyMap<string, PackDrift>): Promise<void> {
  if (ids.length === 0) return;
  const [packs, now] = [tx.get(PackRepository), await tx.now()];
  for (const pack of await packs.lock(ids)) {
    const to = replacedState(pack.state);
    const drift = drifts.get(pack.id);
    await packs.step(pack, {
      kind: to === 'void' ? 'voided' : 'recalled', to, set: { is_current: false, superseded_at: now }, reason: 'rebuilt', inputVersion: drift?.inputVersion ?? null,
      params: { cells: drift === undefined ? [] : cellsView(drift), firstSlot: drift === undefined ? null : localText(firstSlotOf(drift)) },
    });
  }
}
