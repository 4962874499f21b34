import { type AccessScope, inScope } from '@cyclefill/contracts';
import { type EpochMinute, type LocalMinute, type Milli, Zone } from '@cyclefill/domain/kernel';
import { type FillSnapshot, localMinutes, placementAt, readBatchPlan, readFacilityCycles, readFacilitySnapshot, sharesOf } from '@cyclefill/features/fill';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type OrderChange, packChanges } from './pack-changes.js';

const CellRow = z.object({
  code: z.string(), position: z.number(), order_id: z.string(), at: z.number().transform((at) => at as LocalMinute), dose_milli: z.number().transform((dose) => dose as Milli),
});

/** A cell of a planned pack that holds what is no longer due. */
export interface CellToPull {
  readonly packCode: string;
  readonly position: number;
  readonly at: LocalMinute;
  readonly dose: Milli;
}

/** An order that changed after its batch was built, with the exact cells to pull. */
export interface PackChange extends OrderChange {
  readonly cells: readonly CellToPull[];
}

/** What changed for one batch since it was built. */
export interface BatchChanges {
  readonly snapshot: FillSnapshot;
  readonly changes: readonly PackChange[];
}

/** Compares a built batch with what is known now: which packs hold what, and what they should hold (R119, R120). Writes nothing. */
@Injectable()
export class ListPackChanges {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** For the residents of the scope. @param at from when on doses count, and the knowledge to compare with; null = now. @throws Refusal batch.not-found */
  execute(actor: Actor, scope: AccessScope, batchId: string, at: Date | null): Promise<BatchChanges> {
    return this.uow.run(
      actor,
      async (tx) => {
        const built = await readBatchPlan(tx, batchId);
        const { batch } = built.snapshot;
        const [asOf, knownAt] = [at ?? (await tx.now()), await tx.now()];
        const everybody = await readFacilitySnapshot(tx, batch.facilityId, batch.window, { asOf, knownAt });
        const shares = sharesOf(batch, everybody.snapshot.residents.values(), await readFacilityCycles(tx, batch.facilityId, knownAt));
        const today = { ...everybody, snapshot: { ...everybody.snapshot, shares } };
        const since = Zone.of(batch.zone).toLocal(Math.floor(asOf.getTime() / 60_000) as EpochMinute);
        const isSeen = ({ order }: OrderChange): boolean => {
          const resident = today.snapshot.residents.get(order.residentId) ?? built.snapshot.residents.get(order.residentId);
          return inScope(scope, batch.facilityId, (resident && placementAt(resident, since)?.wingId) ?? null);
        };
        const changes = packChanges(built, today, since).filter(isSeen);
        const cells = await this.cellsOf(tx, batchId, changes);
        return { snapshot: today.snapshot, changes: changes.map((change) => ({ ...change, cells: cells(change) })) };
      },
      { isolation: 'REPEATABLE READ' },
    );
  }

  /** The cells of an order's gone doses; a dose covered by what the resident still had, or in a container of its own, has none. */
  private async cellsOf(tx: Tx, batchId: string, changes: readonly OrderChange[]): Promise<(change: OrderChange) => readonly CellToPull[]> {
    const rows = await tx.query(
      CellRow,
      `select p.code, c.position, c.order_id, ${localMinutes('c.at')} as at, c.dose_milli from pack p join pack_cell c on c.pack_id = p.id
       where p.batch_id = $1 and p.is_current and c.order_id = any($2) order by c.at, p.code, c.position`,
      [batchId, changes.map(({ order }) => order.orderId)],
    );
    return ({ order, gone }) => {
      const moments = new Set(gone.map(({ at }) => at));
      return rows.flatMap((row) => (row.order_id === order.orderId && moments.has(row.at) ? [{ packCode: row.code, position: row.position, at: row.at, dose: row.dose_milli }] : []));
    };
  }
}
