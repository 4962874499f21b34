import { Refusal } from '@cyclefill/contracts';
import { InputReading, amountSchema, reasonSchema } from '@cyclefill/features/order';
import { type Milli, assertNever, timesMilli } from '@cyclefill/domain/kernel';
import { type Movement, reservedIn } from '@cyclefill/domain/stock';
import { knowLocations } from '@cyclefill/features/formulary';
import { type Actor, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { StockLedger } from '../ledger/stock-ledger.js';
import { type ContainerView, containerView } from './container-view.js';
import { Containers, type LockedContainer } from './containers.js';
import { findWitness } from './find-witness.js';
import { pharmacyToday } from './pharmacy-today.query.js';

const witness = z.string().max(64).nullable().default(null).describe('login of the second person; a controlled drug takes one');
const signed = z.string().regex(/^-?\d{1,7}(?:\.\d{1,3})?$/u).describe('signed decimal: into the container, or with - out of it');

/** What somebody does with a container by hand. */
export const moveContainerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('use'), units: amountSchema, reason: reasonSchema.describe('what for, where it is no pack: an emergency kit, a floor stock') }),
  z.strictObject({ kind: z.literal('waste'), units: amountSchema, reason: reasonSchema, witness }),
  z.strictObject({ kind: z.literal('return'), units: signed, reason: reasonSchema.describe('from where, or to which supplier') }),
  z.strictObject({ kind: z.literal('adjust'), units: signed, reason: reasonSchema, witness, belowZero: z.boolean().default(false).describe('the reason says that more was used than was recorded as received') }),
  z.strictObject({ kind: z.literal('move'), location: z.string().trim().max(64) }),
  z.strictObject({ kind: z.literal('quarantine'), reason: reasonSchema, location: z.string().trim().max(64).optional() }),
  z.strictObject({ kind: z.literal('release_quarantine'), reason: reasonSchema, location: z.string().trim().max(64).optional() }),
  z.strictObject({ kind: z.literal('destroy'), reason: reasonSchema.describe('why and how'), witness }),
]).meta({ id: 'MoveContainer' });
export type MoveContainerRequest = z.output<typeof moveContainerSchema>;

/** One line in the ledger of a container, by a person (R142–R145 are asked before units that had left come back). */
@Injectable()
export class MoveContainer {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @param version as the caller has read it. @throws Refusal container.*, row.stale, request.key-reused; InvalidInput */
  execute(actor: Actor, key: string, code: string, version: number, request: MoveContainerRequest): Promise<ContainerView> {
    return this.uow.run(actor, (tx) => once(tx, { operation: 'stock.move', key, body: { code, ...request } }, async () => {
      const container = await tx.get(Containers).lock({ code }, version);
      const movement = movementOf(request);
      if (movement.kind === 'release_quarantine' && container.expiresOn < (await pharmacyToday(tx))) throw new Refusal('container.expired');
      const location = 'location' in request && request.location !== undefined ? request.location : container.location;
      if (location !== container.location) await knowLocations(tx, [location]);
      const note = { reason: 'reason' in request ? request.reason : '', witnessId: await findWitness(tx, 'witness' in request ? request.witness : null) };
      const free = movement.kind === 'quarantine' ? await release(tx, container, note.reason) : container;
      const ledger = tx.get(StockLedger);
      const done = location === container.location || movement.kind === 'move' ? free : await ledger.moveTo(free, location);
      const after = movement.kind === 'move' ? await ledger.moveTo(done, location) : await ledger.move(done, movement, note);
      await tx.audit({ action: `stock.${movement.kind}`, subjectKind: 'stock_container', subjectId: container.id, detail: { kind: movement.kind } });
      return containerView(after);
    }));
  }
}

/** What is set aside is kept for nobody: batches that counted on it are told. */
async function release(tx: Tx, container: LockedContainer, reason: string): Promise<LockedContainer> {
  if (reservedIn(container.balance) === 0) return container;
  return tx.get(StockLedger).releaseAll(container, reason);
}

function movementOf(request: MoveContainerRequest): Movement {
  const input = new InputReading();
  const amount = (text: string): Milli => input.amount('/units', text);
  const sign = (text: string): Milli => (text.startsWith('-') ? timesMilli(amount(text.slice(1)), -1) : amount(text));
  const movement = ((): Movement => {
    switch (request.kind) {
      case 'use':
      case 'waste':
        return { kind: request.kind, units: amount(request.units), batchId: null };
      case 'return':
        return { kind: request.kind, units: sign(request.units) };
      case 'adjust':
        return { kind: request.kind, units: sign(request.units), belowZero: request.belowZero };
      case 'move':
      case 'quarantine':
      case 'release_quarantine':
      case 'destroy':
        return { kind: request.kind };
      default:
        return assertNever(request);
    }
  })();
  input.check();
  return movement;
}
