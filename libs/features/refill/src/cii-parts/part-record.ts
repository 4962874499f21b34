import { type Day, type LocalMinute, type Milli, atMinute } from '@cyclefill/domain/kernel';
import type { CiiPart, CiiPartialFill, PartBasis, RulePack } from '@cyclefill/domain/law';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import type { LoadedFacts } from '../refill-facts/refill-facts.query.js';

/** Why a C-II goes out in parts; the first two are the mark that the law wants on the prescription (R204). */
export const PART_BASES = ['ltcf_patient', 'terminally_ill', 'short_stock', 'requested'] as const;

/** The ground of a part as it is asked for and recorded. */
export const partGroundSchema = z.object({ basis: z.enum(PART_BASES), requestedBy: z.enum(['patient', 'prescriber']).nullable(), requestedOn: z.number().nullable() });
export type PartGround = z.output<typeof partGroundSchema>;

const Row = partGroundSchema.extend({ at: z.number(), quantity: z.number(), remaining: z.number(), by: z.string() });

/** The parts of an order's prescription so far, with the ground of the last one. */
export interface PartRecord {
  readonly parts: readonly CiiPart[];
  readonly ground: PartGround | null;
  readonly emergencyOral: boolean;
}

/** Parts that were recorded on the prescription an order has now, oldest first. A prescription that was imported since holds the earlier ones itself. */
export async function readPartRecord(tx: Tx, orderId: string): Promise<PartRecord> {
  const rows = await tx.query(
    Row,
    `select c.basis, c.requested_by as "requestedBy", c.requested_on - date '1970-01-01' as "requestedOn", date_part('epoch', c.at) / 60 as at, c.quantity_milli as quantity,
       c.remaining_milli as remaining, c.dispensed_by as by
     from cii_part c join prescription p on p.order_id = c.order_id and p.superseded_at is null and p.recorded_at < c.recorded_at where c.order_id = $1 order by c.id`,
    [orderId],
  );
  const [emergency] = await tx.query(z.object({ found: z.boolean() }), 'select exists (select from emergency_prescription where order_id = $1) as found', [orderId]);
  return {
    parts: rows.map((row) => ({ at: row.at as LocalMinute, quantity: row.quantity as Milli, remaining: row.remaining as Milli, by: row.by })),
    ground: rows.at(-1) ?? null, emergencyOral: emergency?.found === true,
  };
}

function basisOf(ground: PartGround | null, emergencyOral: boolean, { rules }: RulePack): PartBasis {
  if (ground === null) return { kind: 'ltcf', mark: null };
  switch (ground.basis) {
    case 'requested':
      return { kind: 'requested', by: ground.requestedBy ?? 'patient', on: (ground.requestedOn ?? 0) as Day, stateAllows: rules['cii.requested-part-allowed'].value, emergencyOral };
    case 'short_stock':
      return { kind: 'short-stock' };
    default:
      return { kind: 'ltcf', mark: ground.basis === 'ltcf_patient' ? 'LTCF patient' : 'terminally ill' };
  }
}

/** The fill that an order came with, as the part it was: on its day, of its quantity. */
function importedPart({ order }: LoadedFacts, remaining: number): readonly CiiPart[] {
  const { lastFill } = order;
  if (lastFill === null || lastFill.on < order.writtenOn) return [];
  return [{ at: atMinute(lastFill.on), quantity: lastFill.quantity, remaining: remaining as Milli, by: '' }];
}

/** A prescription with its parts as the law looks at it; what it still authorises is what is left after every fill of it. */
export function partialFillOf(loaded: LoadedFacts, { parts, emergencyOral }: PartRecord, ground: PartGround | null): CiiPartialFill {
  const { order, pack, facts } = loaded;
  const given = parts.reduce((sum, { quantity }) => sum + quantity, 0);
  const all = [...importedPart(loaded, order.authorisedLeft + given), ...parts];
  return {
    basis: basisOf(ground, emergencyOral, pack), issuedAt: atMinute(order.writtenOn), earliestFillOn: order.earliestFillOn, parts: all,
    authorised: (order.authorisedLeft + all.reduce((sum, { quantity }) => sum + quantity, 0)) as Milli,
    stopped: (order.to !== null && order.to <= facts.now) || (facts.resident.presence.dischargedAt !== null && facts.resident.presence.dischargedAt <= facts.now),
  };
}
