import { type Milli, ZERO, formatDay, formatMilli } from '@cyclefill/domain/kernel';
import type { PickPlan } from '@cyclefill/domain/stock';
import { z } from 'zod';
import type { Container } from '../containers/containers.js';
import type { LineDemand } from './batch-demand.query.js';

const pick = z.object({ code: z.string(), lot: z.string(), expiresOn: z.iso.date(), location: z.string(), units: z.string() });
const line = z.object({
  orderId: z.uuid(), rxNumber: z.string(), residentId: z.uuid(), ndc11: z.string(), units: z.string().describe('that the line still takes from stock'), lastDose: z.iso.date(),
  containers: z.array(pick).describe('in the order in which to take of them'), short: z.string().describe('that nothing in stock covers'),
});

/** Which containers each line of a batch takes from. */
export const batchPicksSchema = z.object({ batchId: z.uuid(), facilityId: z.uuid(), lines: z.array(line) }).meta({ id: 'BatchPicks' });
export type BatchPicks = z.output<typeof batchPicksSchema>;

/** Picks as the API and the command line tell them, line by line. */
export function pickLines(lines: readonly LineDemand[], { picks, short }: PickPlan, containers: ReadonlyMap<string, Container>): BatchPicks['lines'] {
  const byLine = Map.groupBy(picks, ({ key }) => key);
  return lines.map(({ key, rxNumber, residentId, ndc11, units, lastDose }) => ({
    orderId: key, rxNumber, residentId, ndc11, units: formatMilli(units), lastDose: formatDay(lastDose), short: formatMilli(short.get(key) ?? (ZERO satisfies Milli)),
    containers: (byLine.get(key) ?? []).flatMap((one) => {
      const from = containers.get(one.containerId);
      return from === undefined ? [] : [{ code: from.code, lot: from.lot, expiresOn: formatDay(from.expiresOn), location: from.location, units: formatMilli(one.units) }];
    }),
  }));
}
