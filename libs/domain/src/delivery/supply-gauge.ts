import type { LocalMinute, Milli } from '@cyclefill/domain/kernel';
import { type FillOrder, type ResidentContext, inDoses } from '@cyclefill/domain/cycle-fill';
import { type RunOutForecast, type Supply, forecastRunOut, supplyLeftAt } from '@cyclefill/domain/refill';

/** How far a gauge can be trusted: counted out dose by dose, or reckoned from what nobody counts. */
export const CONFIDENCES = ['exact', 'estimate'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** How much of an order there is, and where. All quantities are in the units of its doses; null = it cannot be told how many the supply holds (R135). */
export interface SupplyGauge {
  /** At the facility: received, less the doses that were due. */
  readonly onHand: Milli | null;
  /** Sent and not yet received. */
  readonly inTransit: Milli | null;
  /** Authorised and not yet dispensed. */
  readonly authorised: Milli | null;
  /** When what is on hand ends, without what is on its way. */
  readonly forecast: RunOutForecast;
  readonly confidence: Confidence;
}

/** Whether what is left can be told to the unit: scheduled doses of what is counted out piece by piece. */
function confidenceOf({ regimen, dosesPerUnit, drug }: FillOrder): Confidence {
  return regimen !== null && !regimen.prn && dosesPerUnit === 1 && drug.solidOral ? 'exact' : 'estimate';
}

/** What is known of an order's supply: what is there by counts and receipts, and what is on its way, in units of the supply. */
export interface GaugedSupply {
  readonly supply: Supply;
  readonly inTransit: Milli;
}

/** The gauge of an order's supply at a moment (experience A1: on hand from receipts less scheduled doses, in transit, authorised). */
export function supplyGauge(order: FillOrder, resident: ResidentContext, { supply, inTransit }: GaugedSupply, now: LocalMinute): SupplyGauge {
  return {
    onHand: order.dosesPerUnit === null ? null : supplyLeftAt(order, resident, supply, now),
    inTransit: inDoses(order, inTransit),
    authorised: inDoses(order, order.authorisedLeft),
    forecast: forecastRunOut(order, resident, supply),
    confidence: confidenceOf(order),
  };
}
