import { type FacilityCycles, filledBy, shareOf } from '@cyclefill/domain/cycle-fill';
import type { DayRange } from '@cyclefill/domain/kernel';
import type { BatchFacts, FillSnapshot, ResidentFacts, Shares } from './fill-snapshot.js';

/** Whom a batch fills, and when (R101, R104, R106). @param cycles null = no wing has one of its own */
export function sharesOf({ fills, window }: Pick<BatchFacts, 'fills' | 'window'>, residents: Iterable<ResidentFacts>, cycles: FacilityCycles | null): Shares {
  if (fills === null || (cycles === null && fills.wingId === null)) return null;
  const shares = new Map<string, DayRange>();
  for (const { id, placements } of cycles === null ? [] : residents) {
    const share = shareOf(filledBy(placements, cycles as FacilityCycles), fills.wingId, window);
    if (share !== null) shares.set(id, share);
  }
  return shares;
}

/** The residents that are filled. */
export function filledOnly(residents: ReadonlyMap<string, ResidentFacts>, shares: Shares): ReadonlyMap<string, ResidentFacts> {
  return shares === null ? residents : new Map([...residents].filter(([id]) => shares.has(id)));
}

/** A snapshot of everybody as a batch of one cycle sees it. */
export function asFilledBy(snapshot: FillSnapshot, fills: BatchFacts['fills'], cycles: FacilityCycles | null): FillSnapshot {
  const batch = { ...snapshot.batch, fills };
  const shares = sharesOf(batch, snapshot.residents.values(), cycles);
  if (shares === null) return { ...snapshot, batch };
  return { ...snapshot, batch, shares, residents: filledOnly(snapshot.residents, shares), orders: snapshot.orders.filter(({ residentId }) => shares.has(residentId)) };
}

/** The days of its window that a batch fills for a resident. */
export function filledDays({ batch, shares }: Pick<FillSnapshot, 'batch' | 'shares'>, residentId: string): DayRange {
  return shares?.get(residentId) ?? batch.window;
}
