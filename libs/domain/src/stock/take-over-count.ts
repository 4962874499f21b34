import { type Day, type Milli, byCodePoint, timesMilli } from '@cyclefill/domain/kernel';

/** A container of a lot at a place, as the ledger has it. */
export interface LotContainer {
  readonly id: string;
  readonly code: string;
  readonly expiresOn: Day;
  readonly onHand: Milli;
}

/** What a list from elsewhere says of a lot at a place. */
export interface ListedLot {
  readonly expiresOn: Day;
  readonly units: Milli;
}

/** What brings the ledger to a list: changes of containers that are there, and units of a new one; null = none is needed. */
export interface LotCorrection {
  readonly changes: readonly { readonly id: string; readonly units: Milli }[];
  readonly received: Milli | null;
}

/**
 * How the containers of one lot at one place come to what a list says of it: what has another expiry is gone; what is missing
 * goes out of the containers in the order of their codes, what is more into the first; into a new one where there is none.
 * Law: afterwards the units are those of the list.
 */
export function correctLot(containers: readonly LotContainer[], listed: ListedLot | null): LotCorrection {
  const sorted = containers.toSorted((a, b) => byCodePoint(a.code, b.code));
  const same = sorted.filter(({ expiresOn }) => expiresOn === listed?.expiresOn);
  const gone = sorted.filter(({ expiresOn, onHand }) => expiresOn !== listed?.expiresOn && onHand !== 0).map(({ id, onHand }) => ({ id, units: timesMilli(onHand, -1) }));
  const [first] = same;
  if (listed === null || first === undefined) return { changes: gone, received: listed === null ? null : listed.units };
  let difference = listed.units - same.reduce((sum, { onHand }) => sum + onHand, 0);
  if (difference >= 0) return { changes: difference === 0 ? gone : [...gone, { id: first.id, units: difference as Milli }], received: null };
  const changes = same.flatMap(({ id, onHand }) => {
    const out = Math.min(Math.max(0, onHand), -difference);
    difference += out;
    return out === 0 ? [] : [{ id, units: -out as Milli }];
  });
  return { changes: [...gone, ...changes], received: null };
}
