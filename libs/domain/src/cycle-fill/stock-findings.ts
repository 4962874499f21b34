import { type Day, type Finding, type Milli, ONE_UNIT, formatDay, formatMilli, timesMilli } from '@cyclefill/domain/kernel';

/** What one line takes from stock. */
export interface StockDemand {
  readonly orderId: string;
  readonly ndc11: string;
  /** Whole units. */
  readonly pulled: number;
  /** Day of the last dose that is packed. */
  readonly lastDose: Day;
}

/** What lies in stock of one lot. */
export interface StockLot {
  readonly ndc11: string;
  readonly lot: string;
  readonly expiresOn: Day;
  readonly units: Milli;
}

interface OpenLot extends StockLot {
  left: number;
}

/** Takes from the lots that outlast the last dose, earliest expiry first; what they could not give. */
function take(lots: readonly OpenLot[], { pulled, lastDose }: StockDemand): number {
  let wanted: number = timesMilli(ONE_UNIT, pulled);
  for (const lot of lots) {
    if (lot.expiresOn < lastDose) continue;
    const taken = Math.min(wanted, lot.left);
    lot.left -= taken;
    wanted -= taken;
  }
  return wanted;
}

/** Open lots of each product, earliest expiry first. */
function lotsByProduct(stock: readonly StockLot[]): ReadonlyMap<string, OpenLot[]> {
  const lots = new Map<string, OpenLot[]>();
  for (const lot of stock.toSorted((a, b) => a.expiresOn - b.expiresOn)) {
    const own = lots.get(lot.ndc11);
    const open = { ...lot, left: lot.units };
    if (own === undefined) lots.set(lot.ndc11, [open]);
    else own.push(open);
  }
  return lots;
}

/**
 * E14 and E15 of one batch, in the order of its lines: first come, first served, earliest expiry first (FEFO). Where
 * only a lot that expires before the last dose is left, that is LOT_EXP; where nothing is, STOCK.
 */
export function stockFindings(demands: readonly StockDemand[], stock: readonly StockLot[]): readonly Finding[] {
  const lots = lotsByProduct(stock);
  return demands.flatMap((demand): readonly Finding[] => {
    const own = lots.get(demand.ndc11) ?? [];
    const missing = take(own, demand);
    if (missing === 0) return [];
    const early = own.filter(({ expiresOn, left }) => expiresOn < demand.lastDose && left > 0);
    const expiring = early.at(-1);
    const inEarly = early.reduce((sum, { left }) => sum + left, 0);
    const finding = { severity: 'warn', subject: demand.orderId } as const;
    if (expiring === undefined || inEarly < missing) {
      const short = formatMilli((missing - inEarly) as Milli);
      return [{ ...finding, code: 'STOCK', rule: 'E14', params: { needed: String(demand.pulled), short } }];
    }
    return [{ ...finding, code: 'LOT_EXP', rule: 'E15', params: { lot: expiring.lot, expiresOn: formatDay(expiring.expiresOn), lastDose: formatDay(demand.lastDose) } }];
  });
}
