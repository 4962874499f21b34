import { type Milli, ZERO, addMilli, assertNever, timesMilli } from '@cyclefill/domain/kernel';
import { type ContainerState, isUsable } from './container-state.js';

/** Everything that can happen to a container. */
export const MOVEMENT_KINDS = [
  'receive', 'reserve', 'release', 'use', 'waste', 'return', 'adjust', 'count', 'quarantine', 'release_quarantine', 'recall', 'destroy', 'move',
] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

/** What a container holds: units on hand, of which some may be kept for batches. */
export interface ContainerBalance {
  readonly state: ContainerState;
  readonly onHand: Milli;
  /** Units that are kept, by batch; a batch without any is not in it. */
  readonly reserved: ReadonlyMap<string, Milli>;
}

/** A container that nothing has been put into yet. */
export const NEW_CONTAINER: ContainerBalance = { state: 'empty', onHand: ZERO, reserved: new Map() };

/** What somebody wants to do with a container. Units are above nothing unless said otherwise. */
export type Movement =
  | { readonly kind: 'receive'; readonly units: Milli }
  | { readonly kind: 'reserve' | 'release'; readonly units: Milli; readonly batchId: string }
  /** For a batch, out of what is kept for it first, or for what belongs to none. */
  | { readonly kind: 'use' | 'waste'; readonly units: Milli; readonly batchId: string | null }
  /** Signed: back into the container, or out of it to the supplier. */
  | { readonly kind: 'return'; readonly units: Milli }
  /** Signed; `belowZero` = the reason says that more was used than was ever received. */
  | { readonly kind: 'adjust' | 'count'; readonly units: Milli; readonly belowZero: boolean }
  | { readonly kind: 'quarantine' | 'release_quarantine' | 'recall' | 'destroy' | 'move' };

/** Why a movement cannot be. */
export const MOVEMENT_REFUSALS = ['destroyed', 'not_usable', 'not_quarantined', 'not_reserved', 'recalled', 'reserved', 'too_few'] as const;
export type MovementRefusal = (typeof MOVEMENT_REFUSALS)[number];

/** What a movement adds to the units on hand and to those that are kept, and the container afterwards. */
export interface MovementEffect {
  readonly milli: Milli;
  readonly reservedMilli: Milli;
  readonly after: ContainerBalance;
}

/** Units of a container that are kept for batches. */
export function reservedIn({ reserved }: Pick<ContainerBalance, 'reserved'>): Milli {
  return addMilli(...reserved.values());
}

/** Units that nobody keeps: what may be reserved, or used by anybody. Nothing of what is set aside. */
export function freeIn(balance: ContainerBalance): Milli {
  return isUsable(balance.state) ? (Math.max(0, balance.onHand - reservedIn(balance)) as Milli) : ZERO;
}

/** Units that a batch may use: those that are free and those that are kept for it. */
export function usableFor(balance: ContainerBalance, batchId: string | null): Milli {
  const own = batchId === null ? ZERO : (balance.reserved.get(batchId) ?? ZERO);
  return isUsable(balance.state) ? addMilli(freeIn(balance), own) : ZERO;
}

function kept(reserved: ReadonlyMap<string, Milli>, batchId: string, change: number): ReadonlyMap<string, Milli> {
  const units = (reserved.get(batchId) ?? 0) + change;
  const others = [...reserved].filter(([id]) => id !== batchId);
  return new Map(units === 0 ? others : [...others, [batchId, units as Milli]]);
}

/** Opened once something was taken out of it, empty when nothing is left. */
function stateAfter({ state }: ContainerBalance, onHand: number, opens: boolean): ContainerState {
  if (!isUsable(state) && state !== 'empty') return state;
  if (onHand === 0) return 'empty';
  return opens || state === 'opened' ? 'opened' : 'in_stock';
}

function changed(balance: ContainerBalance, units: number, opens: boolean): MovementEffect {
  const onHand = (balance.onHand + units) as Milli;
  return { milli: units as Milli, reservedMilli: ZERO, after: { ...balance, onHand, state: stateAfter(balance, onHand, opens) } };
}

function keep(balance: ContainerBalance, batchId: string, units: number): MovementEffect {
  return { milli: ZERO, reservedMilli: units as Milli, after: { ...balance, reserved: kept(balance.reserved, batchId, units) } };
}

function take(balance: ContainerBalance, units: Milli, batchId: string | null): MovementEffect | MovementRefusal {
  if (!isUsable(balance.state)) return 'not_usable';
  if (usableFor(balance, batchId) < units) return balance.onHand < units ? 'too_few' : 'reserved';
  const own = batchId === null ? 0 : Math.min(balance.reserved.get(batchId) ?? 0, units);
  const effect = changed(balance, timesMilli(units, -1), true);
  const reserved = batchId === null || own === 0 ? balance.reserved : kept(balance.reserved, batchId, -own);
  return { ...effect, reservedMilli: (own === 0 ? 0 : -own) as Milli, after: { ...effect.after, reserved } };
}

/** A signed change; what is kept for a batch is released before it may go. */
function correct(balance: ContainerBalance, units: Milli, belowZero: boolean): MovementEffect | MovementRefusal {
  const onHand = balance.onHand + units;
  if (units < 0 && onHand < 0 && !belowZero) return 'too_few';
  if (Math.max(0, onHand) < reservedIn(balance)) return 'reserved';
  return changed(balance, units, balance.state === 'opened');
}

function setAside(balance: ContainerBalance, state: ContainerState): MovementEffect | MovementRefusal {
  return reservedIn(balance) > 0 ? 'reserved' : { milli: ZERO, reservedMilli: ZERO, after: { ...balance, state } };
}

/**
 * What a movement does to a container, or why it cannot be. Laws: what is on hand is the sum of `milli`; it falls below
 * nothing by a correction alone that says so; what is kept is never more than what is there; a container that is set aside keeps
 * nothing for anybody.
 */
export function applyMovement(balance: ContainerBalance, movement: Movement): MovementEffect | MovementRefusal {
  if (balance.state === 'destroyed') return 'destroyed';
  switch (movement.kind) {
    case 'receive':
      return changed(balance, movement.units, false);
    case 'reserve':
      if (!isUsable(balance.state)) return 'not_usable';
      return freeIn(balance) < movement.units ? 'too_few' : keep(balance, movement.batchId, movement.units);
    case 'release':
      return (balance.reserved.get(movement.batchId) ?? 0) < movement.units ? 'not_reserved' : keep(balance, movement.batchId, timesMilli(movement.units, -1));
    case 'use':
    case 'waste':
      return take(balance, movement.units, movement.batchId);
    case 'return':
      return correct(balance, movement.units, false);
    case 'adjust':
    case 'count':
      return correct(balance, movement.units, movement.belowZero);
    case 'quarantine':
      return balance.state === 'recalled' ? 'recalled' : setAside(balance, 'quarantined');
    case 'release_quarantine':
      return balance.state !== 'quarantined' ? 'not_quarantined' : { milli: ZERO, reservedMilli: ZERO, after: { ...balance, state: balance.onHand === 0 ? 'empty' : 'opened' } };
    case 'recall':
      return setAside(balance, 'recalled');
    case 'destroy':
      if (reservedIn(balance) > 0) return 'reserved';
      return { milli: timesMilli(balance.onHand, -1), reservedMilli: ZERO, after: { ...balance, onHand: ZERO, state: 'destroyed' } };
    case 'move':
      return { milli: ZERO, reservedMilli: ZERO, after: balance };
    default:
      return assertNever(movement);
  }
}
