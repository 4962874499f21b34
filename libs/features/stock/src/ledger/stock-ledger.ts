import { InvalidInput, Refusal, type RefusalCode } from '@cyclefill/contracts';
import { type Milli, invariant } from '@cyclefill/domain/kernel';
import { type Movement, type MovementRefusal, applyMovement } from '@cyclefill/domain/stock';
import { type NewMovement, writeMovements } from '@cyclefill/features/formulary';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { type Container, Containers, type LockedContainer } from '../containers/containers.js';
import { type FreeChange, StockInputs } from './stock-inputs.query.js';

/** What a line of the ledger is about, and who saw it. */
export type MovementNote = Partial<Pick<NewMovement, 'packId' | 'orderId' | 'countId' | 'recallId' | 'purchaseId' | 'preparationId' | 'ingredient' | 'reason' | 'witnessId' | 'location'>>;

/** Units that go into a pack, or were meant to. */
export interface PackUnits {
  readonly containerId: string;
  readonly packId: string;
  readonly orderId: string;
  /** Above nothing. */
  readonly milli: Milli;
}

/** A line of the ledger to be written of a locked container. */
export interface LedgerMove {
  readonly container: LockedContainer;
  readonly movement: Movement;
  readonly note?: MovementNote;
  readonly forBatch?: string | null;
}

const REFUSALS: Readonly<Record<MovementRefusal, RefusalCode>> = {
  destroyed: 'container.destroyed', not_usable: 'container.not-usable', not_quarantined: 'container.not-quarantined', not_reserved: 'container.not-reserved',
  recalled: 'container.recalled', reserved: 'container.reserved', too_few: 'container.too-few',
};
/** What a controlled drug takes a second person for. */
const WITNESSED: ReadonlySet<Movement['kind']> = new Set(['waste', 'adjust', 'count', 'destroy']);

const PackRow = z.object({ batch_id: z.string().nullable(), today: z.string() });

/**
 * The one way to what a container holds. Each line locks its container, is decided by the rules of `domain/stock` and written with
 * the balance after it; batches that may come out otherwise by it, and no other, are marked. What was kept for a batch and is
 * used for it marks nobody.
 */
export class StockLedger {
  constructor(private readonly tx: Tx) {}

  /**
   * Units put into a pack: of what is kept for its batch first, else of what is free. The container afterwards.
   * @throws Refusal container.not-found, container.not-usable, container.expired, container.too-few, container.reserved
   */
  async use({ containerId, packId, orderId, milli }: PackUnits): Promise<Container> {
    const { batchId, today } = await this.batchOf(packId);
    const container = await this.tx.get(Containers).lock({ id: containerId });
    if (container.expiresOn < today) throw new Refusal('container.expired');
    return this.move(container, { kind: 'use', units: milli, batchId }, { packId, orderId });
  }

  /** Units of a container that nobody will take: spilt, broken, split and left over. @throws as {@link use}; InvalidInput where a controlled drug has no witness */
  async waste({ containerId, packId, orderId, milli, reason, witnessId }: PackUnits & { readonly reason: string; readonly witnessId?: string | null }): Promise<Container> {
    const { batchId } = await this.batchOf(packId);
    return this.move(await this.tx.get(Containers).lock({ id: containerId }), { kind: 'waste', units: milli, batchId }, { packId, orderId, reason, witnessId: witnessId ?? null });
  }

  /** Units taken out of a pack that has never left, back into their container. @throws Refusal container.not-found, container.destroyed */
  async returnUnits({ containerId, packId, orderId, milli, reason }: PackUnits & { readonly reason: string }): Promise<Container> {
    const { batchId } = await this.batchOf(packId);
    return this.move(await this.tx.get(Containers).lock({ id: containerId }), { kind: 'return', units: milli }, { packId, orderId, reason }, batchId);
  }

  /** Any movement of a locked container. @throws Refusal by what is against it; InvalidInput where a controlled drug has no witness */
  async move(container: LockedContainer, movement: Movement, note: MovementNote = {}, forBatch: string | null = null): Promise<Container> {
    const [written] = await this.moveAll([{ container, movement, note, forBatch }]);
    invariant(written !== undefined, 'a movement without its container');
    return written;
  }

  /** As {@link move}, of several containers that are all locked; one after the other for one container. Those they concern, afterwards. */
  async moveAll(moves: readonly LedgerMove[]): Promise<readonly Container[]> {
    const changes = await this.write(moves);
    await this.tx.get(StockInputs).moved(changes);
    return this.tx.get(Containers).lockAll([...new Set(changes.map(({ container }) => container.id))]);
  }

  /**
   * Keeps units for a batch and lets go of others, of containers that are all locked. What is kept marks nobody: every batch finds
   * out what is left when its own turn comes.
   */
  async keepAll(moves: readonly LedgerMove[]): Promise<void> {
    const changes = await this.write(moves);
    await this.tx.get(StockInputs).moved(changes.filter(({ movement }) => movement.kind !== 'reserve'));
  }

  private async write(moves: readonly LedgerMove[]): Promise<readonly FreeChange[]> {
    const balances = new Map(moves.map(({ container }) => [container.id, container.balance]));
    const rows: NewMovement[] = [];
    const changes: FreeChange[] = [];
    for (const { container, movement, note = {}, forBatch = null } of moves) {
      const before = balances.get(container.id) ?? container.balance;
      const effect = applyMovement(before, movement);
      if (typeof effect === 'string') throw new Refusal(REFUSALS[effect]);
      if (container.schedule !== null && WITNESSED.has(movement.kind) && !note.witnessId) throw new InvalidInput([{ pointer: '/witness', rule: 'is needed: the drug is controlled' }]);
      balances.set(container.id, effect.after);
      const batchId = 'batchId' in movement ? movement.batchId : forBatch;
      rows.push({
        containerId: container.id, kind: movement.kind, milli: effect.milli, reservedMilli: effect.reservedMilli, state: effect.after.state, source: 'person', batchId,
        belowZero: 'belowZero' in movement && movement.belowZero, ...note, location: note.location ?? container.location,
        ...(movement.kind === 'move' && { fromLocation: container.location }),
      });
      changes.push({ container, before, after: effect.after, movement, batchId });
    }
    await writeMovements(this.tx, rows);
    return changes;
  }

  /** A container at another place. */
  async moveTo(container: LockedContainer, location: string): Promise<LockedContainer> {
    return this.relocked(await this.move(container, { kind: 'move' }, { location }));
  }

  /** Lets go of all that batches keep of a container. */
  async releaseAll(container: LockedContainer, reason: string): Promise<LockedContainer> {
    await this.moveAll([...container.balance.reserved].map(([batchId, units]) => ({ container, movement: { kind: 'release', units, batchId } as const, note: { reason } })));
    return this.relocked(container);
  }

  private async relocked({ id }: Container): Promise<LockedContainer> {
    const [again] = await this.tx.get(Containers).lockAll([id]);
    invariant(again !== undefined, 'a container is gone');
    return again;
  }

  /** The batch of a pack, and today where it goes: until when a lot may be used is the bench's question and the ledger's alike. */
  private async batchOf(packId: string): Promise<{ readonly batchId: string | null; readonly today: number }> {
    const [pack] = await this.tx.query(PackRow, `select p.batch_id, ((now() at time zone f.zone)::date - date '1970-01-01')::text as today from pack p join facility f on f.id = p.facility_id where p.id = $1`, [packId]);
    invariant(pack !== undefined, 'units go into a pack that is not there');
    return { batchId: pack.batch_id, today: Number(pack.today) };
  }
}
