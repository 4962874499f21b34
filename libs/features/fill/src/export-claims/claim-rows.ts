import { atMinute, formatMilli, invariant } from '@cyclefill/domain/kernel';
import { packableDoses } from '@cyclefill/domain/regimen';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { readFacilitySnapshot } from '../compute-fill-batch/facility-snapshot.query.js';
import { contextOf } from '../compute-fill-batch/resident-contexts.js';
import { packedDoses } from '../read-batch-plan/batch-plan.js';
import { readBatchPlan } from '../read-batch-plan/batch-plan.query.js';
import { billingUnit, claimLines, stillGiven } from './claim-lines.js';
import { readCredits } from './credits.query.js';
import { readEkitClaims } from './ekit-claims.query.js';
import { supplyClaimRows } from './supply-claim-rows.js';

/** Columns of `export claims`. */
export const CLAIM_COLUMNS = [
  'facility_id', 'resident_id', 'rx_number', 'ndc11', 'payer', 'part_d', 'residence_code', 'date_of_service', 'part', 'parts', 'quantity_pre_consumption',
  'quantity_post_consumption', 'billing_unit', 'days_supply', 'clarification_code', 'kind', 'unit_price',
  'handling_fee', 'credit',
] as const;

const BatchRow = z.object({ id: z.string(), facility_id: z.string() });
const UnitRow = z.object({ id: z.string(), dose_unit: z.string() });

/** Claims of one batch, by resident and Rx number, then those of what was filled outside the cycle. What was to be given is read with the knowledge of now. */
async function batchClaims(tx: Tx, batch: z.infer<typeof BatchRow>): Promise<readonly (readonly string[])[]> {
  const plan = await readBatchPlan(tx, batch.id);
  const { snapshot } = plan;
  const now = await tx.now();
  const today = await readFacilitySnapshot(tx, batch.facility_id, snapshot.batch.window, { asOf: now, knownAt: now });
  const current = new Map(today.snapshot.orders.map((order) => [order.orderId, order]));
  const units = new Map((await tx.query(UnitRow, 'select v.id, v.dose_unit from fill_line l join order_version v on v.id = l.order_version_id where l.batch_id = $1 and l.superseded_at is null', [batch.id])).map((row) => [row.id, row.dose_unit]));
  const [credits, ekit] = [await readCredits(tx, batch.id), await readEkitClaims(tx, batch.id)];
  const ofLines = plan.lines.flatMap((line) => {
    const [context, resident] = [contextOf(plan.contexts, line.order), snapshot.residents.get(line.order.residentId)];
    if (line.packFrom === null || line.packTo === null || context === undefined || resident === undefined) return [];
    const [order, contextNow] = [current.get(line.order.orderId), contextOf(today.contexts, line.order)];
    const packed = packedDoses(line, context);
    const stillDue = order === undefined || contextNow === undefined ? [] : packableDoses(order, contextNow, line.packFrom, line.packTo);
    const given = stillGiven(packed, stillDue);
    const claims = claimLines({ line, context, packed, given, windowTo: atMinute(line.fillsTo ?? snapshot.batch.window.to), pack: snapshot.rules.forPayer(resident.payer) });
    invariant(claims.reduce((sum, claim) => sum + claim.preConsumption, 0) === line.quantities.dispensed, 'claims that do not add up to their line');
    const person = [snapshot.batch.facilityCode, resident.code, line.order.rxNumber];
    const whose = [...person, line.order.drug.ndc11];
    const coverage = [resident.partD ? 'Y' : 'N', snapshot.batch.residenceCode];
    const unit = billingUnit(units.get(line.order.versionId) ?? '');
    const kit = ekit.get(line.order.orderId) ?? [];
    // The kit's doses are billed with code 16, and what follows them is their remainder, code 17 (R149).
    const given16 = kit.map(({ on, units: taken, ndc11 }) => [...person, ndc11 ?? line.order.drug.ndc11, resident.payer, ...coverage, on, '1', '1', taken, taken, unit, '1', '16', 'ekit', '', '', '']);
    const codeOf = (clarification: string, part: number): string => (kit.length > 0 && part === 1 ? [clarification, '17'].filter((code) => code !== '').join(';') : clarification);
    const billed = claims.map((claim) => [
      ...whose, resident.payer, ...coverage, claim.dateOfService, String(claim.part), String(claim.parts), formatMilli(claim.preConsumption), formatMilli(claim.postConsumption),
      unit, String(claim.daysSupply), codeOf(claim.clarification, claim.part), 'claim', '', '', '',
    ]);
    const credited = (credits.get(line.order.orderId) ?? []).map((credit) => [
      ...whose, credit.payer, ...coverage, credit.on, '1', '1', credit.units, credit.units, unit, '0', '', 'credit', credit.unitPrice, credit.fee, credit.amount,
    ]);
    return [...given16, ...billed, ...credited];
  });
  return [...ofLines, ...(await supplyClaimRows(tx, batch.id, today))];
}

/** Rows of `export claims`, batch by batch: for each dispensed line its claims and what came back of it, by resident and Rx number; then the same of what was filled outside the cycle. */
export async function claimRows(tx: Tx, runId: string): Promise<readonly (readonly string[])[]> {
  const batches = await tx.query(
    BatchRow,
    `select b.id, b.facility_id from fill_batch b join facility f on f.id = b.facility_id
     where b.run_id = $1 and b.state in ('computed', 'planned', 'documented') order by f.code, b.window_from, b.generation`,
    [runId],
  );
  const rows: (readonly string[])[] = [];
  for (const batch of batches) rows.push(...(await batchClaims(tx, batch)));
  return rows;
}
