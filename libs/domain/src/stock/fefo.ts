import { type Day, type Milli, ZERO, addDays, byCodePoint } from '@cyclefill/domain/kernel';

/** A container that may be picked from. */
export interface PickableContainer {
  readonly id: string;
  readonly code: string;
  readonly ndc11: string;
  readonly expiresOn: Day;
  readonly opened: boolean;
  /** Units that may be taken. */
  readonly units: Milli;
}

/** What one line takes from stock. */
export interface PickDemand {
  readonly key: string;
  readonly ndc11: string;
  readonly units: Milli;
  /** Day of the last dose that is packed of it. */
  readonly lastDose: Day;
}

/** Units of one line out of one container. */
export interface Pick {
  readonly key: string;
  readonly containerId: string;
  readonly units: Milli;
}

/** Picks in the order of the lines, and how much each line lacks. */
export interface PickPlan {
  readonly picks: readonly Pick[];
  readonly short: ReadonlyMap<string, Milli>;
}

/** What expires first goes first (FEFO); of one expiry what is opened, then by code. */
function inTurn(a: PickableContainer, b: PickableContainer): number {
  if (a.expiresOn !== b.expiresOn) return a.expiresOn - b.expiresOn;
  if (a.opened !== b.opened) return a.opened ? -1 : 1;
  return byCodePoint(a.code, b.code);
}

/**
 * Picks for lines, first come first served: the earliest expiry that lasts to the line's last dose and `marginDays` beyond
 * (R142, D78). Total order: lines as given; containers by expiry, opened first, code. Never more than a container has, never
 * what expires too early.
 */
export function pickFefo(demands: readonly PickDemand[], containers: readonly PickableContainer[], marginDays: number): PickPlan {
  const left = new Map(containers.map(({ id, units }) => [id, units as number]));
  const byProduct = new Map<string, PickableContainer[]>();
  for (const container of containers.toSorted(inTurn)) byProduct.set(container.ndc11, [...(byProduct.get(container.ndc11) ?? []), container]);
  const picks: Pick[] = [];
  const short = new Map<string, Milli>();
  for (const { key, ndc11, units, lastDose } of demands) {
    let wanted: number = units;
    for (const { id, expiresOn } of byProduct.get(ndc11) ?? []) {
      const taken = expiresOn < addDays(lastDose, marginDays) ? 0 : Math.min(wanted, left.get(id) ?? 0);
      if (taken <= 0) continue;
      left.set(id, (left.get(id) ?? 0) - taken);
      wanted -= taken;
      picks.push({ key, containerId: id, units: taken as Milli });
    }
    if (wanted > ZERO) short.set(key, wanted as Milli);
  }
  return { picks, short };
}

/**
 * As {@link pickFefo}, what lasts `marginDays` beyond the last dose first, and of that which lasts to the last dose alone only what
 * a line would lack otherwise: the bench stops at it until a pharmacist has looked (D94).
 */
export function pickLasting(demands: readonly PickDemand[], containers: readonly PickableContainer[], marginDays: number): PickPlan {
  const first = pickFefo(demands, containers, marginDays);
  if (first.short.size === 0) return first;
  const taken = new Map<string, number>();
  for (const { containerId, units } of first.picks) taken.set(containerId, (taken.get(containerId) ?? 0) + units);
  const lacking = demands.flatMap((demand) => {
    const units = first.short.get(demand.key);
    return units === undefined ? [] : [{ ...demand, units }];
  });
  const rest = pickFefo(lacking, containers.map((container) => ({ ...container, units: (container.units - (taken.get(container.id) ?? 0)) as Milli })), 0);
  return { picks: [...first.picks, ...rest.picks], short: rest.short };
}
