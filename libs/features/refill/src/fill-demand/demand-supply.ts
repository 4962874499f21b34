import { type Milli, formatDay } from '@cyclefill/domain/kernel';
import { shortCycleFacts } from '@cyclefill/domain/cycle-fill';
import { type BilledFill, type RefillAnswer, claimCodeOf, demandDoses, fillIncrements, supplyClaims } from '@cyclefill/domain/refill';
import { ENGINE_VERSION } from '@cyclefill/features/fill';
import { contentHashOf, freeCode, openSupply, writeSupplyClaims, writeSupplyPacks } from '@cyclefill/features/pack';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import type { RequestRow } from '../data/refill.repository.js';
import type { LoadedFacts } from '../refill-facts/refill-facts.query.js';
import { layOutSupply } from './lay-out-supply.js';

/** An accepted answer, which is what is filled. */
export type AcceptedAnswer = Extract<RefillAnswer, { kind: 'accepted' }>;

const AsOfRow = z.object({ as_of: z.date() });

/** The day it is filled on: when it was asked for, or when a pharmacist accepted it after that. */
async function filledAt(tx: Tx, request: RequestRow): Promise<Date> {
  const [row] = await tx.query(
    AsOfRow, `select greatest($2::timestamptz, (select max(at) from refill_step where refill_id = $1 and status = 'accepted' and by_user is not null)) as as_of`, [request.id, request.asked_at],
  );
  return row?.as_of ?? request.asked_at;
}

/** What a fill is billed and packed by: its doses beside its quantity. */
function billedFill({ facts, order, pack }: LoadedFacts, answer: AcceptedAnswer): BilledFill {
  const reason = facts.earlyReason === null ? null : claimCodeOf(facts.earlyReason);
  return {
    facts: shortCycleFacts(order.drug, facts.resident), doses: demandDoses(facts, answer.deliveryOn, answer.quantity), quantity: answer.quantity, from: answer.deliveryOn,
    daysSupply: answer.daysSupply, asNeeded: order.regimen?.prn === true, special: reason === null ? [] : [reason], pack,
  };
}

/** Writes the fill of an accepted request with its packs and claims; the task that draws its papers is left behind. */
export async function writeDemandFill(tx: Tx, request: RequestRow, loaded: LoadedFacts, answer: AcceptedAnswer): Promise<void> {
  const { order, pack, payer } = loaded;
  const fill = billedFill(loaded, answer);
  const increments = fillIncrements(fill);
  const { packs, container } = await layOutSupply(tx, { facilityId: loaded.facilityId, order, quantity: fill.quantity, doses: fill.doses, on: fill.from, ...(increments.length > 1 && { increments }) });
  const supplyId = await openSupply(tx, { facilityId: request.facility_id, wingId: request.wing_id, residentId: request.resident_id, asOf: await filledAt(tx, request), away: null, leftOut: [] });
  const owner = { supplyId, facilityId: request.facility_id, residentId: request.resident_id, orderId: order.orderId, versionId: order.versionId };
  await insertFill(tx, { request, loaded, answer, supplyId, container, code: await freeCode(tx, `refill|${request.id}`) });
  const coded = [];
  for (const plan of packs) coded.push({ plan, code: await freeCode(tx, `refill|${request.id}|${plan.key}`), contentHash: contentHashOf(plan) });
  await writeSupplyPacks(tx, owner, coded);
  await writeSupplyClaims(tx, owner, { payer, partD: fill.facts.partD, residenceCode: fill.facts.residenceCode }, supplyClaims({ ...fill, pack }));
}

/** The row of a fill. */
interface FillRow {
  readonly request: RequestRow;
  readonly loaded: LoadedFacts;
  readonly answer: AcceptedAnswer;
  readonly supplyId: string;
  readonly container: Milli;
  readonly code: string;
}

async function insertFill(tx: Tx, { request, loaded: { order, pack, facts }, answer, supplyId, container, code }: FillRow): Promise<void> {
  await tx.execute(
    `insert into demand_fill (id, tenant_id, facility_id, resident_id, refill_id, order_id, order_version_id, code, quantity_milli, authorised_before_milli, days_supply, used_from,
       claim_code, engine_version, rule_pack, supply_id, container_milli)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      tx.newId(), tx.actor.tenantId, request.facility_id, request.resident_id, request.id, order.orderId, order.versionId, code, answer.quantity,
      order.authorisedLeft, answer.daysSupply, formatDay(answer.deliveryOn), facts.earlyReason === null ? null : claimCodeOf(facts.earlyReason), ENGINE_VERSION, pack.id,
      supplyId, container,
    ],
  );
}
